/** A sandbox of an org that runs: what is another's, what is gone, what stays; and which copies are refused. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { NamedCredentialRow } from '../contracts/setup-pages.ts';
import type { LocalOrg } from '../index.ts';
import { copyOrg, newOrganizationId, type CopiedOrg } from './copy-org.ts';
import { mentionsOf } from './project-mentions.ts';
import { openCopy, openSource, personOf, secret, sql, startsAt, type Person, type SourceOrg } from './test-support/source-org.ts';

let source: SourceOrg;
let folder: string;
let copied: CopiedOrg;
let sandbox: LocalOrg;
let admin: Person;

before(async () => {
  source = await openSource();
  folder = join(dirname(source.project.stateFolder), 'sandbox');
  copied = copyOrg(source.project.stateFolder, folder, { organizationId: newOrganizationId(), sandboxName: 'uat' });
  sandbox = await openCopy(source.project, folder);
  admin = await personOf(sandbox, 'admin@example.com.uat');
});

after(async () => {
  await sandbox.close();
  await source.close();
});

const fresh = (name: string): string => join(dirname(source.project.stateFolder), name);

test('the copy is an org of another id, and a sandbox', async () => {
  const [organization] = await admin.rows('SELECT Id, IsSandbox, InstanceName FROM Organization');
  assert.equal(organization?.['Id'], copied.after);
  assert.notEqual(copied.after, copied.before);
  assert.equal(organization['IsSandbox'], true);
  assert.match(await admin.apex('System.debug(UserInfo.getOrganizationId());'), new RegExp(copied.after));
});

test('the id is rewritten in texts, in both forms, and in what waits', async () => {
  const [account] = await admin.rows(`SELECT Description FROM Account WHERE Name = 'names'`);
  assert.equal(account?.['Description'], `${copied.after} and ${copied.after.slice(0, 15)}!`);
  const [later] = sql(folder, "SELECT payload FROM org_job WHERE kind = 'queueable'");
  assert.match(String(later?.['payload']), new RegExp(`queued for ${copied.after}`));
  const rest = readFileSync(join(folder, 'org.sqlite')).includes(copied.before.slice(0, 15));
  assert.equal(rest, false, 'no byte of the file names the source');
});

test('usernames have the suffix, mail addresses are invalid, and nobody is made anew', async () => {
  const users = await admin.rows(`SELECT Username, Email FROM User WHERE UserType = 'Standard' ORDER BY Id`);
  assert.deepEqual(
    users.map(({ Username, Email }) => [Username, Email]),
    [['admin@example.com.uat', 'admin@example.com.invalid']],
  );
  const robots = await admin.rows(`SELECT Username FROM User WHERE UserType = 'AutomatedProcess'`);
  assert.deepEqual(
    robots.map(({ Username }) => Username),
    [`autoproc@${copied.after.toLowerCase()}`],
  );
});

test('credentials keep their addresses and lose their values', async () => {
  const [credential] = (await admin.ask({ kind: 'setup', request: { page: 'namedCredentials' } })) as NamedCredentialRow[];
  assert.equal(credential?.url, 'https://api.example.com');
  const status = await admin.apex(
    `System.debug(ConnectApi.NamedCredentials.getExternalCredential('Auth').principals[0].authenticationStatus);`,
  );
  assert.match(status, /NotConfigured/);
  assert.equal(sql(source.project.stateFolder, 'SELECT 1 FROM org_credential_value').length, 1, 'the source keeps its own');
  assert.notDeepEqual(readFileSync(join(folder, 'credentials.key')), readFileSync(join(source.project.stateFolder, 'credentials.key')));
  for (const name of readdirSync(folder)) if (name !== 'compiled') assert.equal(readFileSync(join(folder, name)).includes(secret), false);
});

test('custom settings, scheduled jobs and queued ones are kept, and run', async () => {
  assert.match(await admin.apex('System.debug(Local__c.getOrgDefaults().Note__c);'), /kept/);
  assert.equal((await admin.rows(`SELECT Id FROM CronTrigger WHERE State = 'WAITING'`)).length, 1);
  assert.equal((await admin.rows(`SELECT Id FROM AsyncApexJob WHERE JobType = 'Queueable' AND Status = 'Queued'`)).length, 1);
  sandbox.clock?.set(startsAt + 3_600_000);
  await sandbox.jobs.settled();
  const names = (await admin.rows(`SELECT Name FROM Account WHERE Name != 'names' ORDER BY Name`)).map(({ Name }) => Name);
  assert.deepEqual(names, [`queued for ${copied.after}`, 'scheduled every hour']);
});

test('Apex may send no mail in it, and the source still may', async () => {
  assert.match(await admin.apex('Mailer.send();'), /NO_MASS_MAIL_PERMISSION/);
  assert.match(await admin.apex('Messaging.reserveSingleEmailCapacity(1);'), /The organization is not permitted to send email/);
  assert.equal(await source.admin.apex('Mailer.send();'), '');
  assert.equal(sql(folder, 'SELECT 1 FROM org_mail').length, 0);
});

test('sessions and logs stay behind, and the source is as it was', async () => {
  const [account] = await source.admin.rows(`SELECT Description FROM Account WHERE Name = 'names'`);
  assert.equal(account?.['Description'], `${copied.before} and ${copied.before.slice(0, 15)}!`);
  const other = fresh('unopened');
  copyOrg(source.project.stateFolder, other, { organizationId: newOrganizationId(), sandboxName: 'b' });
  assert.deepEqual(readdirSync(other).sort(), ['credentials.key', 'org.sqlite', 'passwords.json', 'username-suffix.txt']);
});

test('a copy of a copy is a sandbox of the sandbox', async () => {
  const second = fresh('second');
  const again = copyOrg(folder, second, { organizationId: newOrganizationId(), sandboxName: 'dev' });
  assert.equal(again.before, copied.after);
  const [user] = sql(second, `SELECT "Username" AS name, "Email" AS email FROM "User" WHERE "UserType" = 'Standard'`);
  assert.deepEqual(user, { name: 'admin@example.com.uat.dev', email: 'admin@example.com.invalid.invalid' });
  assert.equal(readFileSync(join(second, 'username-suffix.txt'), 'utf8'), '.uat.dev');
  const org = await openCopy(source.project, second);
  assert.equal(org.organizationId, again.after);
  await org.close();
});

test('what cannot be copied is refused by its cause, and leaves nothing behind', () => {
  const { stateFolder } = source.project;
  const change = { organizationId: newOrganizationId(), sandboxName: 'x' };
  const refused = (from: string, to: string, pattern: RegExp): void => {
    const there = existsSync(to);
    assert.throws(() => copyOrg(from, to, change), pattern);
    assert.equal(existsSync(to), there, `${to} is as it was`);
    assert.deepEqual(
      readdirSync(dirname(stateFolder)).filter((name) => name.includes('.making')),
      [],
    );
  };
  mkdirSync(fresh('full'));
  writeFileSync(join(fresh('full'), 'note.txt'), 'mine');
  writeFileSync(fresh('file'), 'mine');
  refused(stateFolder, fresh('full'), /is not empty, and nothing is overwritten/);
  refused(stateFolder, fresh('file'), /is no folder/);
  refused(stateFolder, stateFolder, /which is what would be copied/);
  refused(stateFolder, join(stateFolder, 'inside'), /which is what would be copied/);
  refused(fresh('nowhere'), fresh('target'), /holds no local org/);
  refused(stateFolder, join(fresh('file'), 'below'), /cannot be written/);

  const unfinished = fresh('unfinished');
  cpSync(folder, unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'local-org.json'), '{"madeBy":"syncline","isSeeded":false}');
  refused(unfinished, fresh('target'), /has not ended/);

  const damaged = fresh('damaged');
  copyOrg(stateFolder, damaged, change);
  const bytes = readFileSync(join(damaged, 'org.sqlite'));
  // Pages in the middle: the header is whole, so that only reading all of it shows the damage.
  bytes.fill(0xff, 40 * 4096, 60 * 4096);
  writeFileSync(join(damaged, 'org.sqlite'), bytes);
  refused(damaged, fresh('target'), /damaged/);
  writeFileSync(join(damaged, 'org.sqlite'), 'no database');
  refused(damaged, fresh('target'), /is not a database of the local org, or is damaged/);
});

test('a project that names the id cannot be copied truly', () => {
  assert.deepEqual(mentionsOf(copied.before, source.project.folder), []);
  const file = 'force-app/main/classes/Mailer.cls';
  const text = readFileSync(join(source.project.folder, file), 'utf8');
  writeFileSync(join(source.project.folder, file), `${text}\n// ${copied.before.slice(0, 15)}\n`);
  assert.deepEqual(mentionsOf(copied.before, source.project.folder), [file]);
  writeFileSync(join(source.project.folder, file), text);
});
