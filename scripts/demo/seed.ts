import fs from 'node:fs';
import type { OrgRequest, OrgSession } from '../local-org/contracts/org-service.ts';
import type { NamedCredentialRow, SetupChange } from '../local-org/contracts/setup-pages.ts';
import type { LocalOrg } from '../local-org/index.ts';
import { administratorUsername, demoPassword, demoPeople } from '../sample-data/people.ts';
import type { DemoPerson } from '../sample-data/people.ts';
import { insertDemoRecords } from './records.ts';

/** What seeding asks of an org. */
export type SeededOrg = Pick<LocalOrg, 'setPassword' | 'login' | 'execute'>;

/** In a transaction of its own, as every write of a credential. */
const credentialSource = `new ConnectionSetupService().saveCredential('Destination1', 'syncline-demo', 'syncline-demo-secret');`;
const connectionSource = fs.readFileSync(new URL('connection.apex', import.meta.url), 'utf8');

interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly { readonly message: string }[];
}

interface AnonymousResult {
  readonly success: boolean;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
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

/** Points the package's first credential slot to the receiver, as an admin does in Setup. */
export async function seedCredentials(org: SeededOrg, receiverUrl: string): Promise<void> {
  await changeSlot(org, { url: receiverUrl, tokenUrl: `${receiverUrl}/oauth2/token` });
}

export const demoSlot = 'Destination1';

async function changeSlot(org: SeededOrg, change: Omit<SetupChange, 'id'>): Promise<void> {
  const session = await administrator(org);
  const rows = await ask<readonly NamedCredentialRow[]>(org, session, { kind: 'setup', request: { page: 'namedCredentials' } });
  const id = rows.find(({ name }) => name === demoSlot)?.id;
  if (id === undefined) throw new Error(`The org has no named credential ${demoSlot}`);
  await ask(org, session, { kind: 'setup', request: { page: 'changeNamedCredential', change: { id, ...change } } });
}

export async function seedRecords(org: SeededOrg): Promise<number> {
  const session = await administrator(org);
  return insertDemoRecords((object, records) => insert(org, session, object, records));
}

/** Key and secret first, then what only Setup can do: the streams begin as soon as the connection is on. */
export async function seedConnection(org: SeededOrg): Promise<void> {
  await runApex(org, credentialSource);
  await changeSlot(org, { isEnabled: true });
  await runApex(org, connectionSource);
}

async function runApex(org: SeededOrg, source: string): Promise<void> {
  const result = await ask<AnonymousResult>(org, await administrator(org), { kind: 'anonymous', source });
  if (!result.success)
    throw new Error(
      `The demo connection was not made: ${result.compileProblem ?? `${result.exceptionMessage ?? ''}\n${result.exceptionStackTrace ?? ''}`}`,
    );
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
