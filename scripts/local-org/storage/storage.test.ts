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

  it('names the file when it is no database', () => {
    const file = join(folder, 'broken.db');
    writeFileSync(file, 'This text is certainly long enough to be taken for the header of a database, but is none.'.repeat(20));
    assert.throws(
      () => openStorage(file),
      (error) => error instanceof StorageError && error.message.includes(file) && error.message.includes('--fresh'),
    );
  });
});
