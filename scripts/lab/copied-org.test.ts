/** A copy of an org sends nothing, whoever presses what and whatever waited, until it is armed for a destination of its own. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { switchOn } from '../demo/connection.ts';
import { copyOrg, newOrganizationId } from '../local-org/copy/copy-org.ts';
import type { OrganizationChange } from '../local-org/copy/change-organization.ts';
import { openStorage } from '../local-org/storage/index.ts';
import { administratorUsername } from '../sample-data/people.ts';
import { connectStreams } from './connection.ts';
import { openLab, type Lab, type LabOptions, type LabUser } from './index.ts';

const minute = 60_000;
const hour = 60 * minute;
const due = 50;

let root: string;
let connectionId: string;
let streamId: string;
let copiedAt: number;
let sentByOriginal: string[];

/** Every request that would leave the org, token endpoints included; they go on to where they would. */
function countRequests(lab: Lab): string[] {
  const urls: string[] = [];
  const call = lab.wire.call.bind(lab.wire);
  lab.wire.call = (wanted) => {
    urls.push(wanted.url);
    return call(wanted);
  };
  return urls;
}

/** With a chain that goes on, a heartbeat, a signing key, a backfill, a letter that is tried again, and changes that are due. */
before(async () => {
  root = mkdtempSync(join(tmpdir(), 'syncline-copies-'));
  const lab = await openLab({ folder: join(root, 'production') });
  try {
    sentByOriginal = countRequests(lab);
    connectionId = await connectStreams(lab, [
      { name: 'Account', objectName: 'Account', fields: ['Name'] },
      { name: 'Contact', objectName: 'Contact', fields: ['LastName'], lookback: 'Everything' },
    ]);
    const admin = lab.administrator();
    admin.aura('ConnectionSetupController', 'createSigningKey', { connectionId });
    lab.jobs.advance(2 * minute);
    const [bad] = admin.dml('insert', 'Account', [{ Name: 'refused' }, { Name: 'taken' }]);
    lab.wire.hooks = {
      onSend: () => ({
        kind: 'eventsWithheld',
        receiptsOf: ({ id, data }) => (data.id === bad?.id ? [{ id, status: 'rejected', code: 'INVALID', message: 'bad' }] : null),
      }),
    };
    lab.jobs.advance(5 * minute);
    lab.wire.hooks = {};
    assert.equal(lab.sql(`SELECT 1 FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'Waiting'`).length, 1, 'one is tried again');
    streamId = String(lab.sql(`SELECT "Id" AS id FROM "SynclineStream__c" WHERE "Name" = 'Account'`)[0]?.['id']);
    assert.ok(sentByOriginal.length > 2, 'the original sends, and it is seen here');
    admin.aura('BackfillController', 'start', { streamId, reason: 'Again' });
    const saved = admin.dml(
      'insert',
      'Account',
      Array.from({ length: due }, (_, index) => ({ Name: `due ${index}` })),
    );
    assert.ok(saved.every(({ success }) => success));
    assert.equal(lab.jobs.queued('LinkJob').length, 1, 'a link waits');
    assert.equal(lab.sql('SELECT 1 FROM "CronTrigger"').length, 1, 'a heartbeat is scheduled');
    copiedAt = lab.clock.now();
  } finally {
    await lab.close();
  }
});

after(() => rmSync(root, { recursive: true, force: true }));

interface Copy {
  readonly lab: Lab;
  readonly admin: LabUser;
  readonly requests: string[];
}

type Change = Omit<OrganizationChange, 'organizationId'> & { readonly organizationId?: string };

async function openCopyOf(
  source: string,
  name: string,
  change: Change,
  options: LabOptions & { keepsValues?: boolean } = {},
): Promise<Copy> {
  const folder = join(root, name);
  copyOrg(join(root, source, 'org'), join(folder, 'org'), { organizationId: newOrganizationId(), ...change });
  if (options.keepsValues === true) keepValues(join(root, source, 'org'), join(folder, 'org'));
  const lab = await openLab({ ...options, folder, startsAt: copiedAt });
  const suffix = change.sandboxName === null ? '' : `.${change.sandboxName}`;
  return { lab, admin: lab.user(usernameIn(source) + suffix), requests: countRequests(lab) };
}

function usernameIn(folder: string): string {
  const storage = openStorage(join(root, folder, 'org', 'org.sqlite'));
  try {
    const [row] = storage.all(`SELECT "Username" AS name FROM "User" WHERE "Username" LIKE '${administratorUsername}%'`);
    return String(row?.['name']);
  } finally {
    storage.close();
  }
}

/** As no sandbox has it: key and secret come along, so that the lock alone stands between the copy and the destination. */
function keepValues(from: string, to: string): void {
  copyFileSync(join(from, 'credentials.key'), join(to, 'credentials.key'));
  const source = openStorage(join(from, 'org.sqlite'));
  const target = openStorage(join(to, 'org.sqlite'));
  for (const { principal_id: id, content } of source.all('SELECT * FROM org_credential_value'))
    target.run('INSERT INTO org_credential_value VALUES (?, ?)', [id, content]);
  source.close();
  target.close();
}

/** Everything that a person can press which makes an org call out, or ask for it. Gives what was answered. */
function pressEverything({ lab, admin }: Copy): string[] {
  const backfillId = lab.sql('SELECT "Id" AS id FROM "SynclineBackfill__c" ORDER BY "Id" DESC')[0]?.['id'];
  const [account] = admin.query('SELECT Id FROM Account LIMIT 1');
  const configJson = JSON.stringify(admin.aura('StreamController', 'config', { streamId }));
  const acts: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['ConnectorController', 'test', { connectionId }],
    ['ConnectionSetupController', 'takeTestAccess', { connectionId }],
    ['ConnectionSetupController', 'test', { connectionId }],
    ['ConnectionSetupController', 'confirm', { connectionId }],
    ['ConnectionSetupController', 'saveSecret', { connectionId, clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' }],
    ['ConnectionSetupController', 'grantAccess', { connectionId }],
    ['ConnectionSetupController', 'createSigningKey', { connectionId }],
    ['StatusController', 'syncNow', { connectionId }],
    ['InitialSyncController', 'start', { connectionId }],
    ['BackfillController', 'syncNow', { streamId }],
    ['BackfillController', 'resume', { backfillId }],
    ['BackfillController', 'start', { streamId, reason: 'Again' }],
    ['BackfillController', 'replaySince', { streamId, since: '2026-01-01T00:00:00.000Z' }],
    ['BackfillController', 'replayRecords', { streamId, recordIds: [account?.['Id']] }],
    ['PreviewController', 'preview', { streamId, recordId: account?.['Id'] }],
    ['DryRunController', 'begin', { configJson }],
    ['StatusController', 'pause', { connectionId }],
    ['StatusController', 'resume', { connectionId }],
    ['ConnectorController', 'switchOn', { connectionId }],
    ['ConnectionSetupController', 'reconnect', { connectionId }],
  ];
  const flow = 'RequestSyncAction.request(new List<RequestSyncAction.Input>{ new RequestSyncAction.Input() });';
  admin.request({ kind: 'anonymous', source: flow });
  return acts.map(([className, method, parameters]) => {
    try {
      admin.aura(className, method, parameters);
      return `${className}.${method}: done`;
    } catch (refused) {
      return `${className}.${method}: ${(refused as Error).message}`;
    }
  });
}

interface Shown {
  readonly id: string;
  readonly status: string;
  readonly name: string;
  readonly nextRunAt?: string | null;
  readonly isCopied: boolean;
  readonly problem: { readonly code: string; readonly cause: string; readonly fix: string } | null;
}

function shown(admin: LabUser, id = connectionId): Shown {
  const { connections } = admin.aura('ConnectionsController', 'load', { connectionId: id }) as { connections: Shown[] };
  return connections.find((connection) => connection.id === id) as Shown;
}

function wipedKeys(lab: Lab): boolean {
  const rows = lab.sql(`SELECT "SigningKey__c" AS key FROM "SynclineSigningKey__c" WHERE "Name" = ?`, [connectionId]);
  return rows.length === 1 && rows[0]?.['key'] === null;
}

function hours(lab: Lab, count: number, each: () => void = () => undefined): void {
  for (let past = 0; past < count; past += 1) {
    lab.jobs.advance(hour);
    each();
  }
}

test('a sandbox says what it is before anything has run, and sends nothing in a day', async () => {
  const copy = await openCopyOf('production', 'sandbox', { sandboxName: 'uat' });
  const { lab, admin, requests } = copy;
  try {
    const before = shown(admin);
    assert.deepEqual([before.status, before.problem?.code, before.isCopied], ['ERROR', 'FOREIGN_ORG', true]);
    assert.match(before.problem?.cause ?? '', /refreshed sandbox/);
    assert.match(before.problem?.fix ?? '', /arm it again/);
    const answers = pressEverything(copy);
    assert.ok(
      answers.some((answer) => /belongs to another org/.test(answer)),
      answers.join('\n'),
    );
    const sends = [
      'test',
      'syncNow',
      'switchOn',
      'saveSecret',
      'createSigningKey',
      'reconnect',
      'InitialSyncController.start',
      'DryRunController.begin',
      'StatusController.resume',
    ];
    assert.deepEqual(
      answers.filter((answer) => answer.endsWith(': done') && sends.some((act) => answer.includes(act))),
      [],
      'what would send or sign is refused, and says why',
    );
    hours(lab, 12);
    admin.dml('insert', 'Account', [{ Name: 'of the sandbox' }]);
    pressEverything(copy);
    hours(lab, 12);
    assert.deepEqual(requests, []);
    assert.equal(wipedKeys(lab), true);
    assert.equal(lab.jobs.nextDue(), null, 'neither a chain nor a schedule goes on');
    assert.equal(shown(admin).nextRunAt ?? null, null);
  } finally {
    await lab.close();
  }
});

const certainSigns: readonly (readonly [string, Change])[] = [
  ['the fingerprint alone, as of a production org that was cloned', { sandboxName: null }],
  ['both, as of a sandbox', { sandboxName: 'full' }],
];

for (const [index, [sign, change]] of certainSigns.entries())
  test(`the lock alone holds where key and secret came along: ${sign}`, async () => {
    const copy = await openCopyOf('production', `valued-${index}`, change, { keepsValues: true });
    try {
      pressEverything(copy);
      hours(copy.lab, 24);
      assert.deepEqual(copy.requests, []);
      assert.equal(shown(copy.admin).problem?.code, 'FOREIGN_ORG');
      assert.equal(wipedKeys(copy.lab), true);
    } finally {
      await copy.lab.close();
    }
  });

test('without the lock such a copy sends, and this test sees it', async () => {
  const copy = await openCopyOf(
    'production',
    'unlocked',
    { sandboxName: 'open' },
    {
      keepsValues: true,
      changes: [
        { className: 'GuardService', find: 'EnvironmentLockService.obstacleToLink(connection, state.ErrorCode__c)', replace: 'null' },
      ],
    },
  );
  try {
    copy.lab.jobs.advance(5 * minute);
    assert.ok(copy.requests.length > 0, 'requests leave');
  } finally {
    await copy.lab.close();
  }
});

test('an org of the same id stops by what its credential has lost, and goes on once a person reauthorizes it', async () => {
  const organizationId = String(idIn('production'));
  const { lab, admin, requests } = await openCopyOf('production', 'same-id', { sandboxName: null, organizationId });
  try {
    assert.deepEqual([shown(admin).status, shown(admin).problem?.code], ['ERROR', 'VALUES_LOST']);
    assert.throws(() => admin.aura('ConnectorController', 'test', { connectionId }), /lost key and secret/);
    assert.throws(() => admin.aura('StatusController', 'syncNow', { connectionId }), /lost key and secret/);
    hours(lab, 24);
    assert.deepEqual(requests, []);
    assert.equal(wipedKeys(lab), true);

    const destination = lab.receiver.url;
    admin.aura('ConnectionSetupController', 'saveSecret', {
      connectionId,
      clientId: 'syncline-demo',
      clientSecret: 'syncline-demo-secret',
    });
    enable(admin, { url: destination, tokenUrl: `${destination}/oauth2/token` });
    hours(lab, 2);
    assert.deepEqual(requests, [], 'it has signed, and has no key');
    assert.equal(shown(admin).problem?.code, 'SIGNING_KEY_MISSING');
    admin.aura('ConnectionSetupController', 'createSigningKey', { connectionId });
    hours(lab, 2);
    assert.equal(lab.receiver.stored('Account').length >= due, true, 'the changes that were due');
    assert.equal(shown(admin).problem, null);
  } finally {
    await lab.close();
  }
});

function idIn(folder: string): unknown {
  const storage = openStorage(join(root, folder, 'org', 'org.sqlite'));
  try {
    return storage.get('SELECT "Id" AS id FROM "Organization"')?.['id'];
  } finally {
    storage.close();
  }
}

/** What a person does in Setup, for the newest credential of the org. */
function enable(admin: LabUser, change: Record<string, unknown> = {}): void {
  const rows = admin.request({ kind: 'setup', request: { page: 'namedCredentials' } }) as { readonly id: string }[];
  const id =
    [...rows]
      .map((row) => row.id)
      .sort()
      .at(-1) ?? '';
  admin.request({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id, ...change } } });
  admin.request({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id, isEnabled: true } } });
}

async function arm(lab: Lab, admin: LabUser): Promise<string> {
  const { url } = lab.receiver;
  const draft = {
    name: 'Destination',
    environment: 'Sandbox',
    baseUrl: url,
    tokenUrl: `${url}/oauth2/token`,
    clientAuthentication: 'Header',
    scope: null,
    connectorId: admin.id,
  };
  const draftJson = JSON.stringify(draft);
  assert.throws(
    () => admin.aura('ArmController', 'arm', { copiedId: connectionId, draftJson: draftJson.replace('Sandbox', 'Production') }),
    /This org is a sandbox/,
  );
  const armedId = String(admin.aura('ArmController', 'arm', { copiedId: connectionId, draftJson }));
  admin.aura('ConnectionSetupController', 'createCredentials', { connectionId: armedId });
  const values = { clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' };
  admin.aura('ConnectionSetupController', 'saveSecret', { connectionId: armedId, ...values });
  admin.aura('ConnectionSetupController', 'grantAccess', { connectionId: armedId });
  admin.aura('ConnectionSetupController', 'createSigningKey', { connectionId: armedId });
  admin.aura('ConnectionSetupController', 'revokeAccess', { connectionId });
  admin.aura('ConnectionSetupController', 'deleteCredentials', { connectionId });
  enable(admin);
  await switchOn(admin, armedId);
  return armedId;
}

test('armed anew it sends all that its streams let through to its own destination, and a sandbox of it stops again', async () => {
  const { lab, admin, requests } = await openCopyOf('production', 'armed', { sandboxName: 'dev' });
  try {
    const armedId = await arm(lab, admin);
    lab.jobs.advance(30 * minute);
    const accounts = lab.sql('SELECT 1 FROM "Account" WHERE "IsDeleted" = 0').length;
    assert.equal(lab.receiver.stored('Account').length, accounts, 'those that the other destination has, too');
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(lab.receiver.url)),
      [],
      'nothing goes to the destination of the original',
    );
    assert.deepEqual([shown(admin, armedId).status, shown(admin, armedId).name], ['ACTIVE', 'Destination']);
    assert.equal(lab.sql('SELECT 1 FROM "SynclineStream__c"').length, 4);
    assert.equal(lab.sql('SELECT 1 FROM "CronTrigger"').length, 1, 'its heartbeat is scheduled');
    const [later] = admin.dml('insert', 'Account', [{ Name: 'later' }]);
    lab.jobs.advance(2 * minute);
    assert.ok(lab.receiver.stored('Account').some(({ id }) => id === later?.id));
  } finally {
    await lab.close();
  }
  const second = await openCopyOf('armed', 'second', { sandboxName: 'qa' }, { keepsValues: true });
  try {
    second.lab.clock.advance(2 * hour);
    pressEverything(second);
    hours(second.lab, 24);
    assert.deepEqual(second.requests, []);
    const { connections } = second.admin.aura('ConnectionsController', 'load', { connectionId: null }) as { connections: Shown[] };
    assert.deepEqual(
      connections.map(({ status, isCopied }) => [status, isCopied]),
      [
        ['ERROR', true],
        ['DISCONNECTED', true],
      ],
    );
  } finally {
    await second.lab.close();
  }
});
