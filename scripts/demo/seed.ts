import type { LocalOrg } from '../local-org/index.ts';
import { administratorUsername, demoPassword, demoPeople, staff, staffProfile } from '../sample-data/people.ts';
import type { DemoPerson } from '../sample-data/people.ts';
import { createConnection, fromOwnPage, switchOn } from './connection.ts';
import type { Person } from './saving.ts';
import { insertDemoRecords } from './records.ts';
import { rows, save } from './saving.ts';
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

/** What the org's people, credentials and records need before anyone logs in. Each step as a person would do it: by the API, in Setup, in Apex. */
export async function seedPeople(org: SeededOrg): Promise<void> {
  await org.setPassword(administratorUsername, demoPassword);
  const admin = await logIn(org, administratorUsername);
  for (const person of demoPeople) {
    const userId = person.username === administratorUsername ? admin.id : await createUser(admin, person);
    await org.setPassword(person.username, demoPassword);
    for (const permissionSet of person.permissionSets) {
      const PermissionSetId = await idOf(admin, `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
      await save(admin, 'insert', 'PermissionSetAssignment', [{ AssigneeId: userId, PermissionSetId }]);
    }
  }
}

/** Those of the sample company's staff whom the org does not have yet. */
export async function seedStaff(org: SeededOrg, administrator: string, named: (username: string) => string): Promise<void> {
  const admin = await logIn(org, administrator);
  for (const member of staff) {
    const username = named(member.username);
    const known = await rows(admin, `SELECT Id FROM User WHERE Username = '${username}'`);
    if (known.length > 0) continue;
    await createUser(admin, { ...member, ...staffProfile, username });
    await org.setPassword(username, demoPassword);
  }
}

export async function seedRecords(org: SeededOrg): Promise<number> {
  const admin = await logIn(org, administratorUsername);
  return insertDemoRecords((object, records) => save(admin, 'insert', object, records));
}

/** The administrator is the connector too, in a session of the connector's own. */
export async function seedConnection(org: SeededOrg, receiverUrl: string): Promise<void> {
  const admin = await logIn(org, administratorUsername);
  const connector = await logIn(org, administratorUsername);
  const connectionId = await createConnection(admin, { name: 'Demo destination', receiverUrl, connectorId: connector.id });
  await saveDemoStreams(admin, connectionId);
  await switchOn(connector, connectionId, admin);
}

export async function logIn(org: Pick<SeededOrg, 'login' | 'execute'>, username: string): Promise<Person> {
  const session = await org.login(username, demoPassword);
  if (session === null) throw new Error(`${username} cannot log in`);
  return {
    id: session.userId,
    async request(request) {
      const response = await org.execute(session, request);
      if (!response.ok) throw new Error(response.errors.map(({ message }) => message).join(' '));
      return response.value;
    },
  };
}

async function createUser(admin: Person, person: DemoPerson): Promise<string> {
  const profileId = await idOf(admin, `SELECT Id FROM Profile WHERE Name = '${person.profile}'`);
  const [id] = await save(admin, 'insert', 'User', [
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

async function idOf(person: Person, soql: string): Promise<string> {
  const [record] = await rows(person, soql);
  if (record === undefined) throw new Error(`Nothing found: ${soql}`);
  return String(record['Id']);
}
