import assert from 'node:assert/strict';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { primitive } from '../../contracts/types.ts';
import {
  ApexBlob,
  ApexList,
  ApexMap,
  ApexSet,
  apexException,
  dmlException,
  enumConstants,
  platformType,
  toApexString,
  typeToken,
} from '../../values/index.ts';
import { callMember, describeTable } from '../test-support/table-cases.ts';

const text = primitive('String');
const integer = primitive('Integer');
const list = (...items: unknown[]): ApexList => new ApexList<unknown>(integer, items);
const blob = (content: string): ApexBlob => ApexBlob.fromText(content);
const key = new ApexBlob(Buffer.alloc(32, 7));
const vector = new ApexBlob(Buffer.alloc(16, 1));

describeTable('System.List', [
  ['get(Integer)', [list(1), 1], 'System.ListException: List index out of bounds: 1'],
  ['remove(Integer)', [list(1, 2), 0], '1'],
  ['indexOf(T)', [list(1, 2), 2], '1'],
  ['contains(T)', [list(1, 2), 3], 'false'],
  ['deepClone()', [list(1)], '(1)'],
  ['equals(List<T>)', [list(1), list(1)], 'true'],
]);

describe('System.List.sort', () => {
  it('puts null first', () => {
    const items = list(3, null, 1);
    callMember('System.List', 'sort()', [items]);
    assert.equal(toApexString(items), '(null, 1, 3)');
  });
});

describeTable('System.Set', [
  ['add(T)', [new ApexSet(text, ['a']), 'a'], 'false'],
  ['containsAll(List<T>)', [new ApexSet(integer, [1, 2]), list(1)], 'true'],
  ['retainAll(List<T>)', [new ApexSet(integer, [1, 2]), list(1)], 'true'],
  ['removeAll(List<T>)', [new ApexSet(integer, [1, 2]), list(3)], 'false'],
]);

describeTable('System.Map', [
  ['put(K, V)', [new ApexMap<unknown, unknown>(text, integer, [['a', 1]]), 'a', 2], '1'],
  ['get(K)', [new ApexMap<unknown, unknown>(text, integer, [['a', 1]]), 'A'], 'null'],
  [
    'keySet()',
    [
      new ApexMap<unknown, unknown>(text, integer, [
        ['b', 1],
        ['a', 2],
      ]),
    ],
    '{b, a}',
  ],
]);

describeTable('System.Assert', [
  ['static areEqual(Object, Object)', [1, 1n], 'null'],
  ['static areEqual(Object, Object)', ['a', 'A'], 'System.AssertException: Assertion Failed: Expected: a, Actual: A'],
  ['static areEqual(Object, Object, String)', [1, 2, 'why'], 'System.AssertException: Assertion Failed: why: Expected: 1, Actual: 2'],
  ['static areNotEqual(Object, Object)', [1, 1], 'System.AssertException: Assertion Failed: Same value: 1'],
  ['static fail(String)', ['why'], 'System.AssertException: Assertion Failed: why'],
  ['static isInstanceOfType(Object, Type)', ['x', typeToken(text)], 'null'],
]);

describeTable('System.System', [
  ['static Assert(Boolean)', [false], 'System.AssertException: Assertion Failed'],
  ['static Assert(Boolean, Object)', [false, 'why'], 'System.AssertException: Assertion Failed: why'],
  ['static assertNotEquals(Object, Object)', [null, null], 'System.AssertException: Assertion Failed: Same value: null'],
]);

describe('System.Matcher', () => {
  const matcher = callMember('System.Pattern', 'matcher(String)', [
    callMember('System.Pattern', 'static compile(String)', ['(?i)(a)(x)?b']),
    'AB axb',
  ]);
  const call = (member: string, ...parameters: unknown[]): unknown => callMember('System.Matcher', member, [matcher, ...parameters]);
  it('finds match after match with its groups', () => {
    assert.equal(call('find()'), true);
    assert.deepEqual(
      [call('group()'), call('group(Integer)', 2), call('start()'), call('end()'), call('start(Integer)', 2)],
      ['AB', null, 0, 2, -1],
    );
    assert.equal(call('find()'), true);
    assert.deepEqual([call('group(Integer)', 2), call('start(Integer)', 2), call('end(Integer)', 2)], ['x', 4, 5]);
    assert.equal(call('find()'), false);
    assert.throws(() => call('group()'), /No match found/);
  });
  it('matches the whole, looks at the start and replaces', () => {
    assert.equal(call('matches()'), false);
    assert.equal(call('lookingAt()'), true);
    assert.equal(call('replaceAll(String)', '[$1]'), '[A] [a]');
  });
});

describeTable('System.Pattern', [
  ['static matches(String, String)', ['a*b', 'aaab'], 'true'],
  ['static matches(String, String)', ['^\\Q.*\\E$', '.*'], 'true'],
  ['static matches(String, String)', ['a++a', 'aaa'], 'false'],
  ['static matches(String, String)', ['[a-z&&[^b]]+', 'abc'], 'false'],
  ['static matches(String, String)', ['(?s)a.b', 'a\nb'], 'true'],
  ['static matches(String, String)', ['\\p{Alpha}+\\s\\p{L}+', 'abc é'], 'true'],
  ['static matches(String, String)', ['(\\w)\\1', 'xx'], 'true'],
]);

describeTable('System.EncodingUtil', [
  ['static base64Encode(Blob)', [blob('a')], 'YQ=='],
  ['static urlEncode(String, String)', ['a b&é*', 'UTF-8'], 'a+b%26%C3%A9*'],
  ['static urlDecode(String, String)', ['a+b%26%C3%A9', 'UTF-8'], 'a b&é'],
  [
    'static urlDecode(String, String)',
    ['%zz', 'UTF-8'],
    'System.IllegalArgumentException: URLDecoder: Illegal hex characters in escape (%) pattern',
  ],
  ['static convertToHex(Blob)', [blob('hello')], '68656c6c6f'],
]);

describe('System.Crypto', () => {
  const call = (member: string, ...parameters: unknown[]): unknown => callMember('System.Crypto', `static ${member}`, parameters);
  const hex = (value: unknown): string => (value as ApexBlob).hex();
  it('digests and authenticates', () => {
    assert.equal(
      hex(call('generateDigest(String, Blob)', 'SHA-256', blob('abc'))),
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    const mac = call('generateMac(String, Blob, Blob)', 'hmacSHA256', blob('data'), key);
    assert.equal(call('verifyHmac(String, Blob, Blob, Blob)', 'HmacSHA256', blob('data'), key, mac), true);
    assert.throws(() => call('generateDigest(String, Blob)', 'x', blob('abc')), /InvalidParameterValueException/);
  });
  it('encrypts and decrypts, with its own vector too', () => {
    const sealed = call('encrypt(String, Blob, Blob, Blob)', 'AES256', key, vector, blob('secret'));
    assert.equal((call('decrypt(String, Blob, Blob, Blob)', 'AES256', key, vector, sealed) as ApexBlob).text(), 'secret');
    const managed = call('encryptWithManagedIV(String, Blob, Blob)', 'AES256', key, blob('secret'));
    assert.equal((call('decryptWithManagedIV(String, Blob, Blob)', 'AES256', key, managed) as ApexBlob).text(), 'secret');
    assert.throws(
      () => call('encrypt(String, Blob, Blob, Blob)', 'AES128', key, vector, blob('x')),
      /Invalid private key. Must be 16 bytes./,
    );
  });
  it('signs as others verify', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKey = new ApexBlob(pair.privateKey.export({ format: 'der', type: 'pkcs8' }));
    const publicKey = new ApexBlob(pair.publicKey.export({ format: 'der', type: 'spki' }));
    const signature = call('sign(String, Blob, Blob)', 'RSA-SHA256', blob('data'), privateKey) as ApexBlob;
    assert.ok(createVerify('sha256').update('data').verify(pair.publicKey, signature.bytes));
    assert.equal(call('verify(String, Blob, Blob, Blob)', 'RSA-SHA256', blob('data'), signature, publicKey), true);
  });
});

describe('System.Exception', () => {
  it('tells the rows of failed DML', () => {
    const exception = dmlException(
      [
        {
          index: 1,
          id: null,
          error: { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
        },
      ],
      'Insert',
    );
    assert.equal(
      exception.getMessage(),
      'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
    );
    assert.equal(callMember('System.Exception', 'getDmlIndex(Integer)', [exception, 0]), 1);
    assert.equal(toApexString(callMember('System.Exception', 'getDmlType(Integer)', [exception, 0])), 'REQUIRED_FIELD_MISSING');
    assert.equal(toApexString(callMember('System.Exception', 'getDmlFieldNames(Integer)', [exception, 0])), '(Name)');
  });
  it('keeps its cause', () => {
    const cause = apexException('System.MathException', 'Divide by 0');
    const exception = callMember('System.DmlException', 'new (String, Exception)', ['outer', cause]);
    assert.equal(callMember('System.Exception', 'getCause()', [exception]), cause);
    assert.throws(() => callMember('System.Exception', 'initCause(Exception)', [exception, cause]), /already has a cause/);
  });
});

describe('enums', () => {
  it('keep the order that code can see', () => {
    const levels = enumConstants(platformType('System.LoggingLevel'))?.map((level) => level.name);
    assert.deepEqual(levels?.slice(0, 3), ['NONE', 'INTERNAL', 'FINEST']);
  });
});

describeTable('System.Type', [
  ['static forName(String)', ['Map<String, List<Id>>'], 'Map<String,List<Id>>'],
  ['static forName(String)', ['Nothing__x'], 'null'],
  ['static forName(String, String)', ['System', 'Http'], 'Http'],
  ['newInstance()', [typeToken({ kind: 'list', element: text })], '()'],
  ['isAssignableFrom(Type)', [typeToken(primitive('Object')), typeToken(text)], 'true'],
]);

const url = callMember('System.Url', 'new (String)', ['https://acme.example:8443/a/b?x=1#top']);
describeTable('System.Url', [
  ['getHost()', [url], 'acme.example'],
  ['getFile()', [url], '/a/b?x=1'],
  ['getRef()', [url], 'top'],
  ['toExternalForm()', [url], 'https://acme.example:8443/a/b?x=1#top'],
  ['new (String)', ['acme'], 'System.StringException: no protocol: acme'],
]);

describeTable('System.UUID', [
  ['static fromString(String)', ['08AE5B57-F1BF-4FB8-9B04-1B9D3DC7B1F9'], '08ae5b57-f1bf-4fb8-9b04-1b9d3dc7b1f9'],
  ['static fromString(String)', ['x'], 'System.IllegalArgumentException: Invalid UUID string: x'],
]);

describe('Compression', () => {
  it('reads the archive that it wrote', () => {
    const writer = callMember('Compression.ZipWriter', 'new ()', []);
    callMember('Compression.ZipWriter', 'addEntry(String, Blob)', [writer, 'a/é.txt', blob('hello '.repeat(50))]);
    callMember('Compression.ZipWriter', 'addEntry(String, Blob)', [writer, 'b.txt', blob('')]);
    const reader = callMember('Compression.ZipReader', 'new (Blob)', [callMember('Compression.ZipWriter', 'getArchive()', [writer])]);
    assert.equal(toApexString(callMember('Compression.ZipReader', 'getEntryNames()', [reader])), '(a/é.txt, b.txt)');
    assert.equal((callMember('Compression.ZipReader', 'extract(String)', [reader, 'a/é.txt']) as ApexBlob).text(), 'hello '.repeat(50));
    assert.throws(() => callMember('Compression.ZipReader', 'new (Blob)', [blob('x')]), /ZipException/);
  });
});
