/**
 * A field that the filter and the mapping name is deleted and made anew with another type. The filter is never widened: the stream stands
 * still under its name until it can be applied, and goes on when an admin has mended it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connect } from './connection.ts';
import { writeCustomerObject } from './customer-object.ts';
import { switchOn } from '../demo/connection.ts';
import { openLab } from './index.ts';
import type { Lab, Values } from './index.ts';

const minute = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'syncline-retyped-'));

/** A customer's object with a field of this type, or without it; who has the permission set sees what there is. */
function metadataWith(type: string | null): string {
  const root = join(folder, type?.replace(/\W+/g, '-') ?? 'none');
  writeCustomerObject(root, {
    name: 'Grade',
    parts:
      type === null ? [] : [['fields/Level__c.field-meta.xml', 'CustomField', `<fullName>Level__c</fullName><label>Level</label>${type}`]],
    granted:
      type === null
        ? ''
        : '<fieldPermissions><editable>true</editable><field>Grade__c.Level__c</field><readable>true</readable></fieldPermissions>',
  });
  return root;
}

const text = '<type>Text</type><length>20</length>';
const number = '<type>Number</type><precision>18</precision><scale>0</scale>';

let lab: Lab;
let connectionId: string;
let streamId: string;

before(async () => {
  lab = await openLab({ packages: [metadataWith(text)] });
  const admin = lab.administrator();
  const [set] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Grades'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: set?.['Id'] }]);
  connectionId = await connect(lab);
  const defaults = admin.aura('StreamController', 'defaults', { connectionId, objectName: 'Grade__c' }) as object;
  streamId = save({
    ...defaults,
    isOn: true,
    name: 'Grades',
    frequencyMinutes: 1,
    fields: [{ name: 'Name' }, { name: 'Level__c' }],
    filter: highest('contains'),
  });
  await switchOn(admin, connectionId);
  lab.jobs.advance(2 * minute);
});
after(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

const highest = (operator: string) => ({ rows: [{ field: 'Level__c', operator, values: ['5'] }] });

function save(config: object): string {
  return String(lab.administrator().aura('StreamController', 'save', { configJson: JSON.stringify(config), isBackfillWanted: true }));
}

function insert(name: string, level: unknown): string {
  const [saved] = lab.administrator().dml('insert', 'Grade__c', [{ Name: name, ...(level === undefined ? {} : { Level__c: level }) }]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
  return String(saved.id);
}

const stored = (id: string): Values | null => {
  const row = lab.receiver.stored('Grade__c').find((each) => each.id === id);
  return row?.data == null ? null : (JSON.parse(row.data) as Values);
};
const problems = (): unknown[] =>
  lab.sql('SELECT "Code__c" AS "code" FROM "SynclineProblem__c" WHERE "ClosedAt__c" IS NULL').map(({ code }) => code);

function shown(): { code: string; detail?: string; fix?: string } | null {
  const overview = lab.administrator().aura('OverviewController', 'load', { connectionId }) as {
    connections: { problem?: { code: string; detail?: string; fix?: string } | null }[];
  };
  return overview.connections[0]?.problem ?? null;
}

test('a field of the filter that is made anew with another type', async () => {
  const before = insert('Before', '5');
  const low = insert('Low', '1');
  lab.jobs.advance(3 * minute);
  assert.deepEqual([stored(before), stored(low)], [{ Name: 'Before', Level__c: '5' }, null]);

  await lab.redeploy([metadataWith(null)]);
  const without = insert('Without', undefined);
  lab.jobs.advance(3 * minute);
  assert.equal(stored(without), null, 'the filter is not widened');
  assert.deepEqual(problems(), ['FILTER_UNREADABLE']);
  assert.match(shown()?.detail ?? '', /Level__c/, 'it names the field');

  // The new field is empty, whatever the old one held.
  lab.sql('UPDATE "Grade__c" SET "Level__c" = NULL RETURNING "Id"');
  await lab.redeploy([metadataWith(number)]);
  const made = insert('Made', 5);
  lab.jobs.advance(3 * minute);
  assert.equal(stored(made), null, 'a number contains nothing');
  assert.deepEqual(problems(), ['FILTER_UNREADABLE']);
  assert.ok(shown()?.fix);

  const config = lab.administrator().aura('StreamController', 'config', { streamId }) as { fields: readonly object[] };
  save({ ...config, fields: [{ name: 'Name' }, { name: 'Level__c' }], filter: highest('equals') });
  lab.jobs.advance(5 * minute);
  assert.deepEqual(stored(made), { Name: 'Made', Level__c: 5 });
  assert.deepEqual([stored(without), stored(low)], [null, null]);
  assert.equal(stored(before), null, 'it has no such level any more, and is taken out');
  assert.deepEqual([problems(), shown()], [[], null]);
});
