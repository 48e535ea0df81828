import type { FieldOption, ObjectOption, Preset, Review, Stream, StreamConfig, StreamList } from 'c/streamApi';

import { now } from '../../../../../foundation/lwc/__tests__/support';

export function stream(over: Partial<Stream> = {}): Stream {
  return {
    id: 'a02000000000001',
    name: 'Account',
    objectName: 'Account',
    objectLabel: 'Account',
    isOn: true,
    frequencyMinutes: 10,
    fieldCount: 3,
    hasFilter: false,
    omitted: [],
    readAt: now,
    lateSeconds: 0,
    isBehind: false,
    initialSyncDoneAt: now,
    backfill: null,
    waitingRetries: 0,
    ...over,
  };
}

export function streamList(over: Partial<StreamList> = {}): StreamList {
  return {
    connectionId: 'a00000000000001',
    connections: [{ id: 'a00000000000001', name: 'Demo destination' }],
    canManage: true,
    canRun: true,
    canBackfill: true,
    canPause: true,
    now,
    streams: [stream(), stream({ id: 'a02000000000002', objectName: 'Lead', objectLabel: 'Lead' })],
    ...over,
  };
}

export function config(over: Partial<StreamConfig> = {}): StreamConfig {
  return {
    id: 'a02000000000001',
    connectionId: 'a00000000000001',
    name: 'Account',
    objectName: 'Account',
    isOn: true,
    fields: [{ name: 'Name', type: 'STRING' }],
    filter: null,
    ruleName: null,
    ruleObject: null,
    rule: null,
    frequencyMinutes: 10,
    hasDeletions: true,
    hasMerges: true,
    canTellDeletions: true,
    canTellMerges: true,
    lookback: 'Everything',
    lookbackDays: null,
    ...over,
  };
}

export function field(over: Partial<FieldOption> = {}): FieldOption {
  return {
    name: 'Name',
    label: 'Account Name',
    type: 'STRING',
    typeLabel: 'Text',
    isSupported: true,
    reason: null,
    isFormula: false,
    isCustom: false,
    ...over,
  };
}

/** Two standard fields, one of which cannot be synced, a custom formula and a system field. */
export function accountFields(): FieldOption[] {
  return [
    field(),
    field({
      name: 'BillingAddress',
      label: 'Billing Address',
      type: 'ADDRESS',
      typeLabel: 'Address',
      isSupported: false,
      reason: 'Choose its parts.',
    }),
    field({ name: 'Phone', label: 'Account Phone', type: 'PHONE', typeLabel: 'Phone' }),
    field({
      name: 'Score__c',
      label: 'Score',
      type: 'DOUBLE',
      typeLabel: 'Number',
      isFormula: true,
      isCustom: true,
    }),
    field({ name: 'CreatedDate', label: 'Created Date', type: 'DATETIME', typeLabel: 'Date/Time' }),
  ];
}

export function manyFields(count: number): FieldOption[] {
  return Array.from({ length: count }, (_, index) => {
    const digits = String(index).padStart(4, '0');
    return field({ name: `Field${digits}__c`, label: `Field ${digits}`, isCustom: true });
  });
}

export function object(over: Partial<ObjectOption> = {}): ObjectOption {
  return {
    name: 'Contact',
    label: 'Contact',
    isCustom: false,
    isSyncable: true,
    reason: null,
    kind: 'standard',
    hasPresets: false,
    ...over,
  };
}

export function preset(over: Partial<Preset> = {}): Preset {
  return { name: 'Sales', label: 'Sales', purpose: 'For selling', fields: ['Phone', 'Score__c'], ...over };
}

export function review(over: Partial<Review> = {}): Review {
  return {
    problems: [],
    changes: [{ kind: 'fields', label: 'Fields', before: 'Name', after: 'Name, Phone' }],
    isAffectingExisting: true,
    backfillReason: 'Mapping',
    backfillScope: 'InScope',
    estimate: { records: 1200, callouts: 6, executions: 2, minutes: 3, bytes: 250_000 },
    ...over,
  };
}
