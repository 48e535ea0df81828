import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactNumber, isExactNumber, parseExactJson, textOfExactNumber, writeExactJson } from './exact-json.ts';

const exact = [
  '-123456789012345678',
  '0.12345678901234567',
  '123456789.123456789',
  '9007199254740993',
  '1234567890123456789',
  '-0.30000000000000000004',
  '1e400',
  '-1.5E+999',
];

for (const text of exact) {
  test(`${text} keeps its digits`, () => {
    const number = exactNumber(text);
    assert.ok(isExactNumber(number) && textOfExactNumber(number) === text);
    const json = `{"a":[${text},{"b":${text}}],"c":"${text}"}`;
    assert.equal(writeExactJson(parseExactJson(json)), json);
    assert.equal(writeExactJson(structuredClone(parseExactJson(json))), json, 'through another thread');
  });
}

for (const [text, number] of [
  ['1', 1],
  ['-12.50', -12.5],
  ['9007199254740992', 9007199254740992],
  ['123456789012345000000', 123456789012345000000],
  ['0.00000000000000000001', 1e-20],
  ['1.0000000000000000000', 1],
  ['-0.0', -0],
  ['1E3', 1000],
  ['1e300', 1e300],
] as const) {
  test(`${text} is a number that a double holds`, () => {
    assert.equal(exactNumber(text), number);
    assert.deepEqual(parseExactJson(`[${text}]`), [number]);
  });
}

test('texts that look like numbers, or like what stands for one, stay texts', () => {
  const json = '{"a":"-123456789012345678","b":"\\"123456789012345678","c":"{\\"\\u0000number\\":\\"1\\"}","d":-123456789012345678}';
  assert.equal(writeExactJson(parseExactJson(json)), json);
});

test('what is no JSON is refused', () => {
  for (const json of ['{"a":123456789012345678,}', '[0123456789012345678]', '123456789012345678 1', '{123456789012345678:1}'])
    assert.throws(() => parseExactJson(json), SyntaxError);
});
