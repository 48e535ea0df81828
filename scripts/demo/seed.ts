import type { OrgRequest, OrgSession } from '../local-org/contracts/org-service.ts';
import type { LocalOrg } from '../local-org/index.ts';
import { administratorUsername, demoPassword, demoPeople } from '../sample-data/people.ts';
import type { DemoPerson } from '../sample-data/people.ts';
import { createConnection, fromOwnPage, switchOn } from './connection.ts';
import type { Person } from './connection.ts';
import { insertDemoRecords } from './records.ts';
import { saveDemoStreams } from './streams.ts';

/** What seeding asks of an org. */
export type SeededOrg = Pick<LocalOrg, 'setPassword' | 'login' | 'execute'>;

/** An org that the package is installed in, as its pages call it. */
export function withNamespace(org: SeededOrg, namespace: string | null): SeededOrg {
  return {
    setPassword: (username, password) => org.setPassword(username, password),
    login: (username, password) => org.login(username, password),
    execute: (session, request) => org.execute(session, fromOwnPage(request, namespace)),
  };
}

interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly { readonly message: string }[];
}

/** What the org's people, credentials and records need before anyone logs in. Each step as a person would do it: by the API, in Setup, in Apex. */
export async function seedPeople(org: SeededOrg): Promise<void> {
  await org.setPassword(administratorUsername, demoPassword);
  const session = await administrator(org);
  for (const person of demoPeople) {
    const userId = person.username === administratorUsername ? session.userId : await createUser(org, session, person);
    await org.setPassword(person.username, demoPassword);
    for (const permissionSet of person.permissionSets) {
      const permissionSetId = await idOf(org, session, `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
      await insert(org, session, 'PermissionSetAssignment', [{ AssigneeId: userId, PermissionSetId: permissionSetId }]);
    }
  }
}

export async function seedRecords(org: SeededOrg): Promise<number> {
  const session = await administrator(org);
  return insertDemoRecords((object, records) => insert(org, session, object, records));
}

/** The administrator is the connector too, in a session of the connector's own. */
export async function seedConnection(org: SeededOrg, receiverUrl: string): Promise<void> {
  const admin = await person(org, administratorUsername);
  const connector = await person(org, administratorUsername);
  const connectionId = await createConnection(admin, { name: 'Demo destination', receiverUrl, connectorId: connector.id });
  await saveDemoStreams(admin, connectionId);
  await switchOn(connector, connectionId, admin);
}

async function person(org: SeededOrg, username: string): Promise<Person> {
  const session = await org.login(username, demoPassword);
  if (session === null) throw new Error(`${username} cannot log in`);
  return { id: session.userId, request: (request) => ask(org, session, request) };
}

async function administrator(org: SeededOrg): Promise<OrgSession> {
  const session = await org.login(administratorUsername, demoPassword);
  if (session === null) throw new Error(`${administratorUsername} cannot log in`);
  return session;
}

async function createUser(org: SeededOrg, session: OrgSession, person: DemoPerson): Promise<string> {
  const profileId = await idOf(org, session, `SELECT Id FROM Profile WHERE Name = '${person.profile}'`);
  const [id] = await insert(org, session, 'User', [
    {
      Username: person.username,
      Email: person.username,
      FirstName: person.firstName,
      LastName: person.lastName,
      Alias: person.lastName.slice(0, 8).toLowerCase(),
      ProfileId: profileId,
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    },
  ]);
  return id as string;
}

async function idOf(org: SeededOrg, session: OrgSession, soql: string): Promise<string> {
  const { records } = await ask<{ records: readonly { Id: string }[] }>(org, session, { kind: 'query', soql });
  const [record] = records;
  if (record === undefined) throw new Error(`Nothing found: ${soql}`);
  return record.Id;
}

async function insert(
  org: SeededOrg,
  session: OrgSession,
  object: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly string[]> {
  const results = await ask<readonly SaveResult[]>(org, session, { kind: 'dml', operation: 'insert', object, records, allOrNone: true });
  return results.map(({ id, errors }) => {
    if (id === null) throw new Error(`${object}: ${errors.map(({ message }) => message).join(' ')}`);
    return id;
  });
}

async function ask<T>(org: SeededOrg, session: OrgSession, request: OrgRequest): Promise<T> {
  const response = await org.execute(session, request);
  if (!response.ok) throw new Error(response.errors.map(({ message }) => message).join(' '));
  return response.value as T;
}
