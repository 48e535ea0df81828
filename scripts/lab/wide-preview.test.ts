/** What it spends to preview a draft with as many fields as an object may have, saved or not: within the limits of a request, whatever is edited. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, printHead } from '../bench/transactions.ts';
import { connect } from './connection.ts';
import { writeCustomerObject } from './customer-object.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const FIELDS = 800;
const ROWS = 50;
const folder = mkdtempSync(join(tmpdir(), 'syncline-wide-'));
const names = Array.from({ length: FIELDS }, (_, index) => `Field${String(index).padStart(3, '0')}__c`);

interface Answer {
  readonly problems: readonly { readonly message: string }[];
  readonly preview: { readonly outcome: string; readonly bytes: number; readonly clauses: readonly { readonly isMet: boolean | null }[] };
  readonly values: readonly { readonly name: string; readonly value: string | null }[];
  readonly savedValues: readonly unknown[];
}

let lab: Lab;
let fresh: object;
let recordId: string;

before(async () => {
  writeCustomerObject(folder, {
    name: 'Wide',
    parts: names.map((name) => [
      `fields/${name}.field-meta.xml`,
      'CustomField',
      `<fullName>${name}</fullName><label>${name}</label><type>Text</type><length>80</length>`,
    ]),
    granted: names
      .map(
        (name) => `<fieldPermissions><editable>true</editable><field>Wide__c.${name}</field><readable>true</readable></fieldPermissions>`,
      )
      .join(''),
  });
  lab = await openLab({ packages: [folder] });
  const admin = lab.administrator();
  const [set] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Wides'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: set?.['Id'] }]);
  const connectionId = await connect(lab);
  const defaults = admin.aura('StreamController', 'defaults', { connectionId, objectName: 'Wide__c' }) as object;
  fresh = { ...defaults, name: 'Wide', fields: names.map((name) => ({ name })) };
  const [record] = admin.dml('insert', 'Wide__c', [Object.fromEntries(names.map((name) => [name, `${name} ${'x'.repeat(60)}`]))]);
  assert.ok(record?.success, JSON.stringify(record?.errors));
  recordId = String(record.id);
});
after(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

/** The limits of a request are those of the platform: beyond them the lab's org throws, as Salesforce does. */
test(`${FIELDS} fields are previewed within the limits, as they are saved, renamed, in a new stream and behind a filter of ${ROWS} rows`, () => {
  console.log(`\n${FIELDS} fields of 70 characters\n`);
  printHead('preview');
  const preview = (what: string, config: object, method = 'preview'): Answer => {
    const answer = ask(lab, what, 'PreviewController', method, { configJson: JSON.stringify(config), recordId }) as Answer;
    assert.deepEqual(answer.problems, []);
    return answer;
  };
  assert.equal(preview('a new stream', fresh).values.length, FIELDS);
  const admin = lab.administrator();
  const streamId = admin.aura('StreamController', 'save', { configJson: JSON.stringify(fresh), isBackfillWanted: false });
  const saved = admin.aura('StreamController', 'config', { streamId }) as object;
  const asSaved = preview('as it is saved', saved);
  assert.equal(asSaved.values.length, FIELDS);
  const renamed = preview('all renamed', { ...saved, fields: names.map((name) => ({ name, outward: `n${name.slice(0, -3)}` })) });
  assert.equal(
    renamed.values.filter(({ name, value }) => value?.startsWith(name.slice(1)) === true).length,
    FIELDS,
    'each by its new name',
  );
  assert.equal(renamed.savedValues.length, FIELDS);
  assert.equal(preview('the next one', { ...saved, fields: names.map((name) => ({ name })) }, 'previewNext').values.length, FIELDS);
  const rows = Array.from({ length: ROWS }, (_, index) => ({ field: names[index], operator: 'equals', values: ['Nothing'] }));
  const filtered = preview('left out by all rows', {
    ...saved,
    filter: { logic: rows.map((_, index) => index + 1).join(' OR '), rows, recordTypes: [] },
  });
  assert.equal(filtered.preview.outcome, 'excluded');
  assert.ok(filtered.preview.clauses.every(({ isMet }) => isMet !== true));
});
