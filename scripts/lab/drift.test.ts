/**
 * What people change in Setup of what the app made there is told part by part: at the next look of an admin, and by the nightly look as the
 * connector. Each is caused on Setup's own pages or on its rows.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';
import { setupPages } from './setup-pages.ts';
import type { SetupPages } from './setup-pages.ts';

const hour = 3_600_000;

let lab: Lab;
let connectionId: string;
let setup: SetupPages;

before(async () => {
  lab = await openLab({ installed: { customer: null } });
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'], frequencyMinutes: 60 }]);
  setup = setupPages(lab.administrator(), connectionId);
  // Nights of a link every minute would take long, and change nothing here.
  lab.administrator().dml('update', `${lab.prefix}SynclineConnection__c`, [{ Id: connectionId, [`${lab.prefix}TickMinutes__c`]: 10 }]);
});
after(() => lab.close());

interface Difference {
  readonly problem: { readonly code: string; readonly cause: string; readonly fix: string };
  readonly found?: string | null;
}

function differences(): readonly Difference[] {
  return lab.administrator().aura('DriftController', 'differences', { connectionId }) as readonly Difference[];
}

const codes = (): string[] => differences().map(({ problem }) => problem.code);

function openProblems(): string[] {
  const { prefix } = lab;
  return lab
    .sql(
      `SELECT "${prefix}Code__c" AS code FROM "${prefix}SynclineProblem__c" WHERE "${prefix}ClosedAt__c" IS NULL AND "${prefix}Stream__c" IS NULL`,
    )
    .map(({ code }) => String(code))
    .sort();
}

/** Until the beat between one and two at night, in the org's own time. */
function passNight(): void {
  lab.jobs.advance(25 * hour);
}

const repair = (): void =>
  setup.repair({ url: lab.receiver.url, client: { clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' } });

const elsewhere = 'https://elsewhere.example';
const edits: readonly (readonly [what: string, edit: () => unknown, code: string, found?: string])[] = [
  ['the URL was changed', () => setup.change({ url: elsewhere }), 'URL_CHANGED', elsewhere],
  ['the token URL was changed', () => setup.change({ tokenUrl: `${elsewhere}/token` }), 'TOKEN_URL_CHANGED', `${elsewhere}/token`],
  ['the namespace was removed', () => setup.change({ allowedNamespaces: [] }), 'NAMESPACE_MISSING'],
  ['callouts were disabled', () => setup.change({ isEnabled: false }), 'CALLOUTS_DISABLED'],
  ['the principal was taken out of the permission set', () => setup.takePrincipal(), 'PRINCIPAL_NOT_GRANTED'],
  ['the assignment was removed', () => setup.unassign(), 'SET_NOT_ASSIGNED'],
  ['the permission set was deleted', () => setup.deletePermissionSet(), 'PERMISSION_SET_DELETED'],
];

test('nothing differs from what was made', () => {
  assert.deepEqual(codes(), []);
});

for (const [what, edit, code, found] of edits)
  test(what, () => {
    edit();
    const [difference, ...others] = differences();
    assert.deepEqual(others, []);
    assert.deepEqual([difference?.problem.code, difference?.found ?? undefined], [code, found]);
    assert.notEqual(difference?.problem.cause, difference?.problem.fix);
    assert.deepEqual(openProblems(), [], 'nobody has looked at night yet');
    passNight();
    assert.deepEqual(openProblems(), [code]);
    repair();
    assert.deepEqual(codes(), [], 'what the fix says mends it');
    passNight();
    assert.deepEqual(openProblems(), []);
  });

test('what was deleted is told by its name, and another pair is the only cure', () => {
  setup.delete('principal');
  assert.deepEqual(codes(), ['PRINCIPAL_DELETED'], 'its values and grants went with it');
  setup.delete('namedCredential');
  assert.deepEqual(codes(), ['NAMED_CREDENTIAL_DELETED', 'PRINCIPAL_DELETED']);
  setup.delete('externalCredential');
  assert.deepEqual(codes(), ['NAMED_CREDENTIAL_DELETED', 'EXTERNAL_CREDENTIAL_DELETED']);
  passNight();
  assert.deepEqual(openProblems(), ['EXTERNAL_CREDENTIAL_DELETED', 'NAMED_CREDENTIAL_DELETED']);
  assert.equal(lab.wire.deliveries, 0, 'nothing was sent to anybody meanwhile');
});

test('after the connection is gone, what it left in Setup is listed and not taken over', () => {
  const admin = lab.administrator();
  const leftovers = (): string[] => (admin.aura('DriftController', 'leftovers', {}) as { what: string }[]).map(({ what }) => what);
  assert.deepEqual(leftovers(), []);
  // As an uninstallation leaves it.
  for (const object of ['Problem', 'Backfill', 'StreamState', 'Stream', 'ConnectionState', 'Connection']) {
    const rows = lab.sql(`SELECT "Id" FROM "${lab.prefix}Syncline${object}__c"`).map(({ Id }) => ({ Id }));
    const errors = admin.dml('delete', `${lab.prefix}Syncline${object}__c`, rows).flatMap((deleted) => deleted.errors);
    assert.deepEqual(errors, [], object);
  }
  assert.deepEqual(leftovers(), ['PermissionSet'], 'its credentials were deleted before');
});
