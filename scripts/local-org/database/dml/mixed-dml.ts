/** Refuses setup objects and others in one transaction ("sObjects That Cannot Be Used Together in DML Operations"). */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { dmlException } from '../../values/apex-exception.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import type { SaveOperation } from '../records/work-row.ts';

interface MixedDmlState {
  setup: string | null;
  other: string | null;
}

const stateKey = 'mixedDml';

function state(): MixedDmlState {
  return transaction().state<MixedDmlState>(stateKey, () => ({ setup: null, other: null }));
}

/**
 * System.runAs starts a context of its own: what was written before no longer counts inside, nor what was written inside
 * afterwards. Gives what ends it.
 */
export function enterFreshMixedDml(): () => void {
  const current = state();
  const before = { ...current };
  current.setup = null;
  current.other = null;
  return () => Object.assign(current, before);
}

const userFieldsThatCount = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

/** Setup rows that the documentation lets mix: users without a role, updates of a user's plain fields, and groups, though not their members. */
function mixesFreely(object: ObjectSchema, operation: SaveOperation, records: readonly SObjectValue[]): boolean {
  if (operation !== 'insert' && operation !== 'update') return false;
  if (object.name === 'Group') return true;
  if (object.name !== 'User') return false;
  const counting = operation === 'insert' ? ['UserRoleId'] : userFieldsThatCount;
  return records.every((record) =>
    counting.every((name) => (record.fields.get(name) ?? null) === null || (record.queried && operation === 'update')),
  );
}

export function checkMixedDml(object: ObjectSchema, operation: SaveOperation, records: readonly SObjectValue[], index: number): void {
  if (object.kind === 'customSetting' || object.kind === 'platformEvent' || mixesFreely(object, operation, records)) return;
  const current = state();
  const previous = object.isSetupObject ? current.other : current.setup;
  if (previous !== null) {
    const verb = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
    throw dmlException([{ index, id: records[0]?.id ?? null, error: dmlErrors.mixedDml(object.name, previous) }], verb);
  }
  if (object.isSetupObject) current.setup ??= object.name;
  else current.other ??= object.name;
}
