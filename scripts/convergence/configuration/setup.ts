/** Makes the connection and its streams as an admin does on the setup and Data pages, and changes them later. */
import { createConnection, switchOn } from '../../demo/connection.ts';
import type { Lab, LabUser } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import { configurations } from './streams.ts';
import type { SyncedStream } from './streams.ts';

export interface Connection {
  readonly id: string;
  /** How each stream is configured now. */
  readonly current: () => SyncedStream[];
  readonly streamId: (object: string) => string;
  /** Saves another configuration of the object's stream, by its number, with the backfill that the page offers. */
  readonly configure: (object: string, choice: number) => void;
}

export const connectorName = 'connector@syncline.local';
/** What the connector sees besides the customer's objects, and what it sees by that set alone. */
export const connectorSet = 'Connector_Sees';
export const readNotes = { SobjectType: 'Gadget__c', Field: 'Gadget__c.Notes__c', PermissionsRead: true, PermissionsEdit: false };
const clientName = 'client@syncline.local';

/** What the Data page sends. */
function configOf(
  { object, fields, filter, rule, accountField, frequencyMinutes, hasMerges }: SyncedStream,
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
    lookback: accountField === undefined ? 'Everything' : 'ActiveAccounts',
    lookbackDays: null,
  };
}

function idOf(admin: LabUser, soql: string): unknown {
  const [row] = admin.query(soql);
  if (row === undefined) throw new Error(`Nothing found: ${soql}`);
  return row['Id'];
}

/** The connector sees fields by permission sets alone; another client saves records too; all see the customer's own objects. */
export function setUpPeople(lab: Lab): void {
  const admin = lab.administrator();
  const demand = (saved: readonly { readonly success: boolean; readonly errors: unknown }[]): void => {
    for (const { success, errors } of saved) if (!success) throw new Error(JSON.stringify(errors));
  };
  const client = {
    Username: clientName,
    Email: clientName,
    LastName: 'Client',
    Alias: 'client',
    ProfileId: idOf(admin, "SELECT Id FROM Profile WHERE Name = 'System Administrator'"),
    TimeZoneSidKey: 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  };
  demand(admin.dml('insert', 'User', [client]));
  const connector = lab.user(connectorName);
  const assign = (set: unknown, people: readonly LabUser[]): void =>
    demand(
      admin.dml(
        'insert',
        'PermissionSetAssignment',
        people.map(({ id }) => ({ AssigneeId: id, PermissionSetId: set })),
      ),
    );
  const setNamed = (name: string): unknown => idOf(admin, `SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
  assign(setNamed('Gadgets'), [admin, connector, lab.user(clientName)]);
  assign(setNamed('Gadget_Notes'), [admin, lab.user(clientName)]);
  // A package's own permission sets cannot give it; and a field that is taken from it others still see.
  const [own] = admin.dml('insert', 'PermissionSet', [{ Name: connectorSet, Label: 'Connector', PermissionsViewAllData: true }]);
  assign(own?.id, [connector]);
  demand(admin.dml('insert', 'FieldPermissions', [{ ParentId: own?.id, ...readNotes }]));
  demand(
    admin.dml('update', 'User', [{ Id: connector.id, ProfileId: idOf(admin, "SELECT Id FROM Profile WHERE Name = 'Standard User'") }]),
  );
}

export function clientsOf(lab: Lab): readonly [LabUser, ...LabUser[]] {
  return [lab.administrator(), lab.user(clientName)];
}

/** The connection that the memory knows. */
export function connectionOf(lab: Lab, memory: RunMemory): Connection {
  const admin = lab.administrator();
  const choicesOf = (object: string): readonly SyncedStream[] => configurations[object] ?? [];
  return {
    id: memory.connectionId,
    current: () => [...memory.streams].map(([object, { choice }]) => choicesOf(object)[choice] as SyncedStream),
    streamId: (object) => memory.streams.get(object)?.id ?? '',
    configure(object, choice) {
      const known = memory.streams.get(object);
      const configJson = JSON.stringify(configOf(choicesOf(object)[choice] as SyncedStream, memory.connectionId, known?.id ?? null));
      const id = String(admin.aura('StreamController', 'save', { configJson, isBackfillWanted: true }));
      memory.streams.set(object, { id, choice });
    },
  };
}

/** Everything as on the first day, switched on. */
export async function setUp(lab: Lab, memory: RunMemory, receiverUrl: string): Promise<void> {
  const connector = lab.user(connectorName);
  const wanted = { name: 'Converging destination', receiverUrl, connectorId: connector.id };
  memory.connectionId = await createConnection(lab.administrator(), wanted);
  const connection = connectionOf(lab, memory);
  for (const object of Object.keys(configurations)) connection.configure(object, 0);
  await switchOn(connector, memory.connectionId, lab.administrator());
}
