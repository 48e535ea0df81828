/** The demonstration's streams: each starts from what the Data page suggests, and is saved as the page saves it. */
import { act } from './connection.ts';
import type { Person } from './saving.ts';

/** The part of what the page holds of a stream that is changed here. */
interface StreamConfig {
  readonly fields: readonly object[];
}

const onEveryMinute = { isOn: true, frequencyMinutes: 1 };

const isActiveContract = {
  ruleName: 'activeContract',
  ruleObject: 'Opportunity',
  rule: { rows: [{ field: 'StageName', operator: 'equals', values: ['Closed Won'] }] },
};

export async function saveDemoStreams(admin: Person, connectionId: string): Promise<void> {
  await save(admin, connectionId, 'Account', ({ fields }) => ({ fields: [...fields, { name: 'Description' }], ...isActiveContract }));
  for (const objectName of ['Contact', 'Opportunity', 'Lead', 'Case', 'Task']) await save(admin, connectionId, objectName, () => ({}));
}

async function save(
  admin: Person,
  connectionId: string,
  objectName: string,
  changes: (suggested: StreamConfig) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const suggested = await act<StreamConfig>(admin, 'StreamController', 'defaults', { connectionId, objectName });
  const configJson = JSON.stringify({ ...suggested, ...onEveryMinute, ...changes(suggested) });
  await act(admin, 'StreamController', 'save', { configJson, isBackfillWanted: true });
}
