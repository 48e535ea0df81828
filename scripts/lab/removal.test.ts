/** A stream is removed while people work and the destination fails: what was to be taken out is, what was to stay stays, and nothing comes back. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { connect } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';
import { switchOn } from '../demo/connection.ts';

const minute = 60_000;

let lab: Lab;
let connectionId: string;

before(async () => {
  lab = await openLab({ receiver: { maxBatchEvents: 20 } });
  connectionId = await connect(lab);
  await switchOn(lab.administrator(), connectionId);
});
after(async () => lab.close());
beforeEach(() => {
  lab.wire.hooks = {};
});

const admin = (): ReturnType<Lab['administrator']> => lab.administrator();
const live = (object: string): string[] =>
  lab.receiver
    .stored(object)
    .filter(({ data }) => data !== null)
    .map(({ id }) => id);
const streams = (): number => lab.sql('SELECT "Id" FROM "SynclineStream__c" WHERE "IsDeleted" = 0').length;

function addStream(objectName: string): string {
  const defaults = admin().aura('StreamController', 'defaults', { connectionId, objectName }) as object;
  const config = { ...defaults, isOn: true, frequencyMinutes: 1, lookback: 'Everything' };
  return String(admin().aura('StreamController', 'save', { configJson: JSON.stringify(config), isBackfillWanted: true }));
}

function save(object: string, field: string, count: number): string[] {
  const saved = admin().dml(
    'insert',
    object,
    Array.from({ length: count }, (_, index) => ({ [field]: `${object} ${index}` })),
  );
  return saved.map(({ id, success }) => {
    assert.ok(success);
    return String(id);
  });
}

test('all is taken out, whatever is saved and whatever fails meanwhile', (context) => {
  const streamId = addStream('Contact');
  const ids = save('Contact', 'LastName', 300);
  lab.jobs.advanceUntil(() => live('Contact').length === 300, 20 * minute);
  admin().dml('delete', 'Contact', [{ Id: ids[299] }]);

  let requests = 0;
  lab.wire.hooks = {
    onSend: () => {
      requests += 1;
      // People go on: what was taken out is changed, and so is what is not yet; some is made and deleted.
      if (requests === 3) {
        admin().dml('update', 'Contact', [
          { Id: ids[0], LastName: 'First' },
          { Id: ids[298], LastName: 'Last' },
        ]);
        admin().dml('delete', 'Contact', [{ Id: ids[150] }]);
        save('Contact', 'LastName', 3);
      }
      // Each third request fails, whether it was taken or not.
      return requests % 3 === 0 ? { kind: requests % 2 === 0 ? 'timeoutAfter' : 'timeoutBefore' } : null;
    },
  };
  admin().aura('StreamRemovalController', 'takeOut', { streamId });
  lab.jobs.advanceUntil(() => streams() === 0, 180 * minute);

  context.diagnostic(`${requests} requests`);
  assert.deepEqual(live('Contact'), [], 'the destination has none of them');
  lab.wire.hooks = {};
  admin().dml('update', 'Contact', [{ Id: ids[5], LastName: 'Late' }]);
  lab.jobs.advance(20 * minute);
  assert.deepEqual(live('Contact'), [], 'and none comes back');
});

test('what was kept there stays as it was', () => {
  const streamId = addStream('Lead');
  const saved = admin().dml(
    'insert',
    'Lead',
    Array.from({ length: 30 }, (_, index) => ({ LastName: `Lead ${index}`, Company: 'Acme' })),
  );
  lab.jobs.advanceUntil(() => live('Lead').length === 30, 20 * minute);
  const before = lab.receiver.stored('Lead');

  admin().aura('StreamRemovalController', 'keepRecords', { streamId });
  while ((admin().aura('StreamRemovalController', 'deleteSome', { streamId }) as number) > 0);
  admin().dml('update', 'Lead', [{ Id: saved[0]?.id, LastName: 'Late' }]);
  lab.jobs.advance(20 * minute);

  assert.equal(streams(), 0);
  assert.deepEqual(lab.receiver.stored('Lead'), before);
});

test('made again, it starts from nothing and brings all back', () => {
  addStream('Contact');
  const there = Number(lab.sql('SELECT COUNT(*) AS "count" FROM "Contact" WHERE "IsDeleted" = 0')[0]?.['count']);
  lab.jobs.advanceUntil(() => live('Contact').length === there, 30 * minute);
});
