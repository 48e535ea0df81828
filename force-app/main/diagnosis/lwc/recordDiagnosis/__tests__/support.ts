import type { Diagnosis, Explanation, Gate, Rights } from 'c/diagnosisApi';
import { now } from '../../../../foundation/lwc/__tests__/support';

export const recordId = '001000000000001AAA';
export const connectionId = 'a00000000000001AAA';
export const streamId = 'a02000000000001AAA';

export function rights(over: Partial<Rights> = {}): Rights {
  return {
    canRun: true,
    canPause: true,
    canRetry: true,
    canBackfill: true,
    connectionsTab: 'Syncline_Connections',
    dataTab: 'Syncline_Data',
    ...over,
  };
}

export function gate(over: Partial<Gate> = {}): Gate {
  return {
    kind: 'RECORD',
    label: 'Record',
    finding: 'It is there.',
    value: null,
    outcome: 'PASSED',
    judgedAt: now,
    remedy: null,
    ...over,
  };
}

export function explanation(over: Partial<Explanation> = {}): Explanation {
  return {
    answer: 'Scores is paused.',
    outcome: 'BLOCKS',
    remedy: { action: 'RESUME', connectionId },
    connectionId,
    connectionName: 'Scores',
    streamId,
    streamName: 'Account',
    gates: [
      gate(),
      gate({
        kind: 'CONNECTION',
        label: 'Connection',
        finding: 'Scores is paused.',
        outcome: 'BLOCKS',
        remedy: { action: 'RESUME', connectionId },
      }),
    ],
    ...over,
  };
}

export function diagnosis(over: Partial<Diagnosis> = {}): Diagnosis {
  return {
    askedAt: now,
    recordId,
    recordName: 'Acme',
    objectLabel: 'Account',
    candidates: [],
    explanations: [explanation()],
    unasked: [],
    rights: rights(),
    ...over,
  };
}
