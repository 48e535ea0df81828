/** A filter by record types, which no Apex test can make: what it lets through, and what is said of a record that it leaves out. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connect } from './connection.ts';
import { writeCustomerObject } from './customer-object.ts';
import { switchOn } from '../demo/connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'syncline-record-types-'));

const recordTypes = ['Retail', 'Wholesale'];

let lab: Lab;
let connectionId: string;

before(async () => {
  // Whoever has the permission set may choose both record types.
  writeCustomerObject(folder, {
    name: 'Shop',
    parts: recordTypes.map((name) => [
      `recordTypes/${name}.recordType-meta.xml`,
      'RecordType',
      `<fullName>${name}</fullName><active>true</active><label>${name} shop</label>`,
    ]),
    granted: recordTypes
      .map((name) => `<recordTypeVisibilities><recordType>Shop__c.${name}</recordType><visible>true</visible></recordTypeVisibilities>`)
      .join(''),
  });
  lab = await openLab({ packages: [folder] });
  const admin = lab.administrator();
  const [set] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Shops'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: set?.['Id'] }]);
  connectionId = await connect(lab);
  const defaults = admin.aura('StreamController', 'defaults', { connectionId, objectName: 'Shop__c' }) as object;
  admin.aura('StreamController', 'save', {
    configJson: JSON.stringify({
      ...defaults,
      isOn: true,
      name: 'Shops',
      frequencyMinutes: 1,
      fields: [{ name: 'Name' }],
      filter: { rows: [], recordTypes: ['Retail'] },
    }),
    isBackfillWanted: true,
  });
  await switchOn(admin, connectionId);
  lab.jobs.advance(2 * minute);
});
after(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

function insert(name: string, recordType: string | null): string {
  const admin = lab.administrator();
  const [type] =
    recordType === null ? [] : admin.query(`SELECT Id FROM RecordType WHERE SobjectType = 'Shop__c' AND DeveloperName = '${recordType}'`);
  const [saved] = admin.dml('insert', 'Shop__c', [{ Name: name, ...(type === undefined ? {} : { RecordTypeId: type['Id'] }) }]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
  return String(saved.id);
}

const isStored = (id: string): boolean => lab.receiver.stored('Shop__c').some((each) => each.id === id && each.data !== null);

interface Diagnosis {
  readonly explanations: readonly [{ readonly answer: string; readonly remedy: { readonly action: string } }];
}

function answerOf(recordText: string): string {
  const diagnosis = lab.administrator().aura('DiagnosisController', 'explain', { recordText, connectionId }) as Diagnosis;
  const [{ answer, remedy }] = diagnosis.explanations;
  return `${remedy.action}: ${answer}`;
}

test('only records of a type that the filter takes are sent, and each other one says why it is not', () => {
  const retail = insert('Corner', 'Retail');
  const wholesale = insert('Market', 'Wholesale');
  const none = insert('Stall', null);
  lab.jobs.advance(3 * minute);
  assert.deepEqual([retail, wholesale, none].map(isStored), [true, false, false]);
  assert.match(answerOf(retail), /^NONE: Sent .*; unchanged since\.$/);
  assert.equal(
    answerOf(wholesale),
    'OPEN_FILTER_ROW: Left out because of its record type, Wholesale shop: the filter includes record types Retail shop.',
  );
  assert.equal(
    answerOf(none),
    'OPEN_FILTER_ROW: Left out because of its record type, empty: the filter includes record types Retail shop.',
  );
});

test('all record types but one are sent, records without one and those of a type that was not named too', () => {
  const admin = lab.administrator();
  const [stream] = admin.query('SELECT Id FROM SynclineStream__c');
  const config = admin.aura('StreamController', 'config', { streamId: stream?.['Id'] }) as object;
  admin.aura('StreamController', 'save', {
    configJson: JSON.stringify({ ...config, filter: { rows: [], recordTypes: ['Wholesale'], recordTypeMode: 'allBut' } }),
    isBackfillWanted: true,
  });
  const retail = insert('Kiosk', 'Retail');
  const wholesale = insert('Depot', 'Wholesale');
  const none = insert('Cart', null);
  lab.jobs.advance(3 * minute);
  assert.deepEqual([retail, wholesale, none].map(isStored), [true, false, true]);
  assert.match(answerOf(wholesale), /^OPEN_FILTER_ROW: .*all record types but Wholesale shop\.$/);
});
