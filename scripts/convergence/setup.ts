/** Makes the connection and its streams as an admin does on the setup and Data pages, and changes them later. */
import { switchOn } from '../demo/connection.ts';
import { connect } from '../lab/connection.ts';
import type { Lab } from '../lab/index.ts';
import { configurations } from './streams.ts';
import type { SyncedStream } from './streams.ts';

export interface Connection {
  readonly id: string;
  /** How each stream is configured now. */
  current(): SyncedStream[];
  streamId(object: string): string;
  /** Saves another configuration of the stream, with the backfill that the page offers. */
  configure(stream: SyncedStream): void;
}

/** What the Data page sends. */
function configOf(
  { object, fields, filter, rule, frequencyMinutes, hasMerges }: SyncedStream,
  connectionId: string,
  id: string | null,
): object {
  return {
    id,
    connectionId,
    name: object,
    objectName: object,
    isOn: true,
    fields: fields.map(({ name, outward }) => ({ name, ...(outward === undefined ? {} : { outward }) })),
    filter: filter?.engine ?? null,
    ruleName: rule?.name ?? null,
    ruleObject: rule?.object ?? null,
    rule: rule?.engine ?? null,
    frequencyMinutes,
    hasDeletions: true,
    hasMerges,
    lookback: 'Everything',
    lookbackDays: null,
  };
}

/** Lets the administrator see the customer's own objects. */
export function grantObjects(lab: Lab): void {
  const admin = lab.administrator();
  const [permissionSet] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Gadgets'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: permissionSet?.['Id'] }]);
}

export async function setUp(lab: Lab): Promise<Connection> {
  const admin = lab.administrator();
  const id = await connect(lab, 'Converging destination');
  const streams = new Map<string, { readonly id: string; stream: SyncedStream }>();

  function save(stream: SyncedStream): void {
    const known = streams.get(stream.object);
    const configJson = JSON.stringify(configOf(stream, id, known?.id ?? null));
    const streamId = admin.aura('StreamController', 'save', { configJson, isBackfillWanted: true });
    streams.set(stream.object, { id: String(streamId), stream });
  }

  for (const [first] of Object.values(configurations)) save(first);
  await switchOn(admin, id);
  return {
    id,
    current: () => [...streams.values()].map(({ stream }) => stream),
    streamId: (object) => streams.get(object)?.id ?? '',
    configure: save,
  };
}
