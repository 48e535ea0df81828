import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import { field } from '../schema/field.ts';
import { loadSchema } from '../schema/index.ts';
import { ApexDatetime } from '../values/apex-datetime.ts';
import { ApexDecimal } from '../values/apex-decimal.ts';
import { isValidId, to18 } from '../values/identifiers.ts';
import {
  decodeValue,
  encodeValue,
  insertRow,
  newId,
  newIds,
  openStorage,
  prepareTables,
  readRows,
  StorageError,
  updateRow,
} from './index.ts';
import type { SqliteStorage } from './index.ts';
import { definite } from '../values/definite.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { schema } = loadSchema([], '');

/** A registry of one object, whose fields differ between versions of a package. */
function registryOf(...fields: readonly FieldSchema[]): SchemaRegistry {
  const account = definite(schema.findObject('Account'), 'Account');
  const thing: ObjectSchema = {
    ...account,
    name: 'Thing__c',
    keyPrefix: 'a00',
    isCustom: true,
    kind: 'custom',
    fields: new Map([field({ name: 'Id', type: 'ID' }), ...fields].map((each) => [each.name, each])),
  };
  return { ...schema, objectNames: () => ['Thing__c'], findObject: () => thing };
}

function indexesOf(storage: SqliteStorage): string[] {
  const rows = storage.all("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%\\__c%' ESCAPE '\\' ORDER BY name");
  return rows.map((row) => String(row['sql']).replace('CREATE INDEX ', ''));
}

describe('values', () => {
  const amount = field({ name: 'Amount', type: 'CURRENCY', precision: 18, scale: 2 });
  const cases: readonly (readonly [FieldSchema, unknown, string])[] = [
    [amount, ApexDecimal.of('1234567890123456.78'), '1234567890123456.78'],
    [amount, ApexDecimal.of('-0.005'), '-0.01'],
    [field({ name: 'Fine', type: 'DOUBLE', precision: 18, scale: 18 }), ApexDecimal.of('0.123456789012345678'), '0.123456789012345678'],
    [field({ name: 'Wide', type: 'LONG' }), 9_007_199_254_740_993n, '9007199254740993'],
    [field({ name: 'At', type: 'DATETIME' }), new ApexDatetime(1_700_000_000_999), new ApexDatetime(1_700_000_000_000).toString()],
    [field({ name: 'Ref', type: 'REFERENCE' }), '001000000000001', to18('001000000000001')],
  ];
  for (const [type, value, expected] of cases)
    it(`${type.name} ${String(value)}`, () => assert.equal(String(decodeValue(type, encodeValue(type, value))), expected));
  it('refuses what does not fit', () => assert.throws(() => encodeValue(amount, 'ten'), /does not fit the field Amount/));
});

describe('storage', () => {
  it('gives ascending Ids that are never given twice', () => {
    const file = join(folder, 'ids.db');
    const first = openStorage(file);
    prepareTables(first, schema);
    const second = openStorage(file);
    const ids = [...newIds(first, '001', 3)];
    first.commit();
    ids.push(newId(second, '001'));
    second.rollback();
    ids.push(newId(second, '001'));
    second.commit();
    ids.push(newId(first, '001'));
    first.commit();
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id.length === 18 && isValidId(id) && to18(id.slice(0, 15)) === id));
    first.close();
    second.close();
  });

  it('shows other connections what is committed, and only that', () => {
    const file = join(folder, 'commit.db');
    const [writer, reader] = [openStorage(file), openStorage(file)];
    prepareTables(writer, schema);
    const account = definite(schema.findObject('Account'), 'Account');
    const id = newId(writer, '001');
    insertRow(
      writer,
      account,
      new Map([
        ['Id', id],
        ['Name', 'Acme'],
      ]),
    );
    assert.equal(readRows(reader, account, [id]).size, 0);
    writer.commit();
    assert.equal(readRows(reader, account, [id]).get(id)?.get('Name'), 'Acme');
    updateRow(writer, account, id, new Map([['Name', 'Other']]));
    writer.rollback();
    assert.equal(readRows(writer, account, [id]).get(id)?.get('Name'), 'Acme');
    writer.close();
    reader.close();
  });

  it('carries data over when the schema changes', () => {
    const storage = openStorage(join(folder, 'change.db'));
    const before = registryOf(
      field({ name: 'Amount__c', type: 'CURRENCY', precision: 18, scale: 2 }),
      field({ name: 'Code__c', type: 'STRING', isExternalId: true }),
    );
    prepareTables(storage, before);
    insertRow(
      storage,
      definite(before.findObject('Thing__c'), 'Thing__c'),
      new Map<string, unknown>([
        ['Id', 'a00000000000001AAA'],
        ['Amount__c', ApexDecimal.of('12.50')],
        ['Code__c', '42'],
      ]),
    );
    storage.commit();
    const later = registryOf(
      field({ name: 'Amount__c', type: 'CURRENCY', precision: 18, scale: 4 }),
      field({ name: 'Code__c', type: 'DOUBLE', precision: 5, scale: 1 }),
      field({ name: 'New__c', type: 'BOOLEAN' }),
    );
    prepareTables(storage, later);
    const row = readRows(storage, definite(later.findObject('Thing__c'), 'Thing__c'), ['a00000000000001AAA']).get('a00000000000001AAA');
    assert.deepEqual([String(row?.get('Amount__c')), String(row?.get('Code__c')), row?.get('New__c')], ['12.5000', '42.0', false]);
    storage.close();
  });

  it('has the indexes that the platform has, and drops one whose field is no external id any more', () => {
    const storage = openStorage(null);
    const fields = [
      field({ name: 'Code__c', type: 'STRING', isCustom: true, isExternalId: true }),
      field({ name: 'Always__c', type: 'STRING', isCustom: true, isExternalId: true, isNillable: false }),
      field({ name: 'Parent__c', type: 'REFERENCE', isCustom: true, referenceTo: ['Thing__c'] }),
      field({ name: 'Plain__c', type: 'DOUBLE', isCustom: true, precision: 18, scale: 0 }),
    ];
    prepareTables(storage, registryOf(...fields));
    assert.deepEqual(indexesOf(storage), [
      '"Thing__c_by_Always__c" ON "Thing__c" ("Always__c")',
      '"Thing__c_by_Code__c" ON "Thing__c" ("Code__c") WHERE "Code__c" IS NOT NULL',
      '"Thing__c_by_Parent__c" ON "Thing__c" ("Parent__c") WHERE "Parent__c" IS NOT NULL',
    ]);
    prepareTables(storage, registryOf(...fields.map((each) => ({ ...each, isExternalId: each.name === 'Plain__c' }))));
    assert.deepEqual(indexesOf(storage), [
      '"Thing__c_by_Parent__c" ON "Thing__c" ("Parent__c") WHERE "Parent__c" IS NOT NULL',
      '"Thing__c_by_Plain__c" ON "Thing__c" ("Plain__c") WHERE "Plain__c" IS NOT NULL',
    ]);
    storage.close();
  });

  it('names the file when it is no database', () => {
    const file = join(folder, 'broken.db');
    writeFileSync(file, 'This text is certainly long enough to be taken for the header of a database, but is none.'.repeat(20));
    assert.throws(
      () => openStorage(file),
      (error) => error instanceof StorageError && error.message.includes(file) && error.message.includes('--fresh'),
    );
  });
});

describe('statistics', () => {
  let plans = 0;
  const registry = registryOf(
    field({ name: 'Parent__c', type: 'REFERENCE', isCustom: true, referenceTo: ['Thing__c'] }),
    field({ name: 'At__c', type: 'DOUBLE', isCustom: true, isExternalId: true, precision: 18, scale: 0 }),
  );
  const insert = `INSERT INTO "Thing__c" ("Id", "Parent__c", "At__c")
    WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 6000) SELECT 'a' || n, 'parent', n FROM counter`;
  const question = (rest: string): string => `SELECT "Id" FROM "Thing__c" WHERE "Parent__c" = ?${rest} ORDER BY "At__c" DESC LIMIT 50`;
  const withValue = question(' AND "At__c" IS NOT NULL');

  /** How two connections would ask, of which one has done the work; both have asked before. */
  function plansAfter(work: (writer: SqliteStorage) => void, sql: string): string[] {
    const file = join(folder, `statistics-${plans++}.db`);
    const both = [openStorage(file), openStorage(file)] as const;
    prepareTables(both[0], registry);
    for (const storage of both) storage.all(sql, ['parent']);
    work(both[0]);
    for (const storage of both) storage.all(sql, ['parent']);
    const told = both.map((storage) => storage.explain(sql, ['parent']).join());
    for (const storage of both) storage.close();
    return told;
  }

  it('let a sorted index be taken where a filter leads to nearly all rows', () => {
    for (const plan of plansAfter(() => undefined, withValue)) assert.match(plan, /by_Parent__c/, 'nothing is known yet');
    const work = (writer: SqliteStorage): void => {
      writer.beginWrite();
      writer.run(insert);
      writer.commit();
    };
    for (const plan of plansAfter(work, withValue)) assert.match(plan, /USING INDEX Thing__c_by_At__c/);
    for (const plan of plansAfter(work, question(''))) assert.doesNotMatch(plan, /by_At__c/, 'it has no rows without a value');
  });

  it('are looked at again once half as much has changed', () => {
    const work = (writer: SqliteStorage): void => {
      writer.run(insert);
      writer.run(`UPDATE "Thing__c" SET "Parent__c" = "Id"`);
    };
    for (const plan of plansAfter(work, withValue)) assert.match(plan, /by_Parent__c/, 'each has a parent of its own now');
  });

  it('are left alone by what is rolled back, and by few changes', () => {
    const storage = openStorage(null);
    prepareTables(storage, registry);
    const looks = (): number => storage.all("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'").length;
    storage.beginWrite();
    storage.run(insert);
    storage.rollback();
    storage.beginWrite();
    storage.run(insert.replace('6000', '4000'));
    storage.commit();
    assert.equal(looks(), 0);
    storage.beginWrite();
    storage.run(`UPDATE "Thing__c" SET "At__c" = "At__c" + 1`);
    storage.commit();
    assert.equal(looks(), 1);
    storage.close();
  });
});
