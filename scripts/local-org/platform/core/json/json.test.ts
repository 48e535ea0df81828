import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { primitive } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexTime,
  SObjectValue,
  apexException,
  toApexString,
  typeToken,
} from '../../../values/index.ts';
import { UuidValue } from '../objects/uuid.ts';
import { callMember, describeTable } from '../../test-support/table-cases.ts';

const text = primitive('String');
const anything = primitive('Object');
const listOf = (element: ApexType): ApexType => ({ kind: 'list', element });
const map = (entries: [string, unknown][]): ApexMap => new ApexMap<unknown, unknown>(text, anything, entries);

describeTable('System.JSON', [
  ['static serialize(Object)', ['a"\\\n/é'], '"a\\"\\\\\\n/é"'],
  ['static serialize(Object)', [new ApexDouble(1)], '1.0'],
  ['static serialize(Object)', [new UuidValue('8b1c2f6a-0000-4000-8000-000000000000')], '"8b1c2f6a-0000-4000-8000-000000000000"'],
  ['static serialize(Object)', [ApexDecimal.of('1.50')], '1.50'],
  ['static serialize(Object)', [ApexDate.of(2024, 2, 29)], '"2024-02-29"'],
  ['static serialize(Object)', [new ApexDatetime(0)], '"1970-01-01T00:00:00.000Z"'],
  ['static serialize(Object)', [ApexTime.of(1, 2, 3, 4)], '"01:02:03.004Z"'],
  ['static serialize(Object)', [ApexBlob.fromText('abc')], '"YWJj"'],
  [
    'static serialize(Object)',
    [
      map([
        ['a', 1],
        ['b', null],
        ['c', new ApexList(text, ['x'])],
      ]),
    ],
    '{"c":["x"],"b":null,"a":1}',
  ],
  [
    'static serialize(Object)',
    [
      new SObjectValue('Account', [
        ['Name', 'Acme'],
        ['SystemModstamp', new ApexDatetime(0)],
      ]),
    ],
    '{"attributes":{"type":"Account"},"Name":"Acme","SystemModstamp":"1970-01-01T00:00:00.000+0000"}',
  ],
  ['static serialize(Object)', [new SObjectValue('Account', [['Name', null]], true)], '{"attributes":{"type":"Account"}}'],
  [
    'static serialize(Object)',
    [apexException('System.ListException', 'x')],
    'System.JSONException: Type unsupported in JSON: System.ListException',
  ],
  [
    'static serializePretty(Object)',
    [
      map([
        ['a', 1],
        ['b', new ApexList(anything, [1, map([])])],
        ['c', new ApexList(text)],
      ]),
    ],
    '{\n  "c" : [ ],\n  "b" : [ 1, { } ],\n  "a" : 1\n}',
  ],
  ['static deserializeUntyped(String)', ['{"a":[1,2147483648,1.5,"x",true,null],"b":{}}'], '{a=(1, 2147483648, 1.5, x, true, null), b={}}'],
  ['static deserializeUntyped(String)', [''], 'System.JSONException: No content to map to Object due to end of input'],
  [
    'static deserializeUntyped(String)',
    ['{x'],
    "System.JSONException: Unexpected character ('x' (code 120)): was expecting double-quote to start field name at input location [1,2]",
  ],
  ['static deserialize(String, Type)', ['["2024-02-29",null]', typeToken(listOf(primitive('Date')))], '(2024-02-29 00:00:00, null)'],
  ['static deserialize(String, Type)', ['"2024-02-29T13:05:00.000+0200"', typeToken(primitive('Datetime'))], '2024-02-29 11:05:00'],
  ['static deserialize(String, Type)', ['{"a":1}', typeToken({ kind: 'map', key: text, value: primitive('Integer') })], '{a=1}'],
  ['static deserialize(String, Type)', ['1', typeToken(text)], '1'],
  ['static deserialize(String, Type)', ['"x"', typeToken(primitive('Integer'))], 'System.JSONException: Illegal value for primitive'],
  [
    'static deserialize(String, Type)',
    ['{}', typeToken(listOf(text))],
    "System.JSONException: Malformed JSON: Expected '[' at the beginning of List/Set",
  ],
  [
    'static deserialize(String, Type)',
    ['"}]', typeToken(listOf(text))],
    "System.JSONException: Malformed JSON: Expected '[' at the beginning of List/Set",
  ],
  [
    'static deserialize(String, Type)',
    ['{"a":1}', typeToken({ kind: 'map', key: text, value: anything })],
    'System.JSONException: Apex Type unsupported in JSON: Object',
  ],
]);

describe('System.JSONParser', () => {
  it('walks tokens, reads values and skips what is not wanted', () => {
    const parser = callMember('System.JSON', 'static createParser(String)', ['{"skip":{"x":[1]},"total":12.5,"names":["a","b"]}']);
    const call = (member: string, ...parameters: unknown[]): unknown => callMember('System.JSONParser', member, [parser, ...parameters]);
    const next = (): string => toApexString(call('nextToken()'));
    assert.deepEqual([next(), next(), next()], ['START_OBJECT', 'FIELD_NAME', 'START_OBJECT']);
    assert.equal(call('getCurrentName()'), 'skip');
    call('skipChildren()');
    assert.equal(toApexString(call('getCurrentToken()')), 'END_OBJECT');
    assert.equal(toApexString(call('nextValue()')), 'VALUE_NUMBER_FLOAT');
    assert.equal(call('getCurrentName()'), 'total');
    assert.equal(toApexString(call('getDecimalValue()')), '12.5');
    assert.equal(toApexString(call('nextValue()')), 'START_ARRAY');
    assert.equal(toApexString(call('readValueAs(Type)', typeToken(listOf(text)))), '(a, b)');
    assert.equal(next(), 'END_OBJECT');
    assert.equal(call('nextToken()'), null);
  });
});

describe('System.JSONGenerator', () => {
  it('writes what it is told, spaced', () => {
    const generator = callMember('System.JSON', 'static createGenerator(Boolean)', [true]);
    const call = (member: string, ...parameters: unknown[]): unknown =>
      callMember('System.JSONGenerator', member, [generator, ...parameters]);
    call('writeStartObject()');
    call('writeStringField(String, String)', 'name', 'Acme');
    call('writeFieldName(String)', 'rows');
    call('writeStartArray()');
    call('writeNumber(Integer)', 1);
    call('writeObject(Object)', map([['a', null]]));
    call('writeEndArray()');
    call('writeEndObject()');
    assert.equal(call('getAsString()'), '{\n  "name" : "Acme",\n  "rows" : [ 1, {\n    "a" : null\n  } ]\n}');
  });
});
