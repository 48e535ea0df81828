/** System.Assert and the assertions of System: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm */
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import { apexException, equalValues, isInstance, requireArgument, toApexString, valueType } from '../../../values/index.ts';
import type { TypeToken } from '../../../values/index.ts';
import { typeName } from '../../../contracts/types.ts';

/** `Assertion Failed: message: Expected: 1, Actual: 2` */
function fail(message: unknown, detail = ''): never {
  const parts = ['Assertion Failed', ...(message === null ? [] : [toApexString(message)]), ...(detail === '' ? [] : [detail])];
  throw apexException('System.AssertException', parts.join(': '));
}

function areEqual(expected: unknown, actual: unknown, message: unknown = null): void {
  if (!equalValues(expected, actual)) fail(message, `Expected: ${toApexString(expected)}, Actual: ${toApexString(actual)}`);
}

function areNotEqual(notExpected: unknown, actual: unknown, message: unknown = null): void {
  if (equalValues(notExpected, actual)) fail(message, `Same value: ${toApexString(actual)}`);
}

/** System.assert(null) fails as an argument, not as an assertion. */
function holds(condition: boolean | null, message: unknown = null): void {
  if (!requireArgument(condition)) fail(message);
}

function isTrue(condition: unknown, message: unknown = null): void {
  areEqual(true, condition, message);
}

function isFalse(condition: unknown, message: unknown = null): void {
  areEqual(false, condition, message);
}

function isNull(value: unknown, message: unknown = null): void {
  areEqual(null, value, message);
}

function isNotNull(value: unknown, message: unknown = null): void {
  areNotEqual(null, value, message);
}

function isInstanceOfType(value: unknown, type: TypeToken | null, message: unknown = null): void {
  const wanted = requireArgument(type).named;
  if (!isInstance(value, wanted)) fail(message, `Expected type: ${typeName(wanted)}, Actual type: ${typeName(valueType(value))}`);
}

function isNotInstanceOfType(value: unknown, type: TypeToken | null, message: unknown = null): void {
  const refused = requireArgument(type).named;
  if (isInstance(value, refused)) fail(message, `Not expected type: ${typeName(refused)}`);
}

/** Each assertion with and without its message. */
function withMessage(name: string, parameters: string, check: PlatformFunction, message = 'String'): Record<string, PlatformFunction> {
  return { [`static ${name}(${parameters})`]: check, [`static ${name}(${parameters}, ${message})`]: check };
}

export const assertTable: PlatformTypeTable = {
  name: 'System.Assert',
  members: {
    ...withMessage('areEqual', 'Object, Object', areEqual),
    ...withMessage('areNotEqual', 'Object, Object', areNotEqual),
    ...withMessage('isTrue', 'Boolean', isTrue),
    ...withMessage('isFalse', 'Boolean', isFalse),
    ...withMessage('isNull', 'Object', isNull),
    ...withMessage('isNotNull', 'Object', isNotNull),
    ...withMessage('isInstanceOfType', 'Object, Type', isInstanceOfType),
    ...withMessage('isNotInstanceOfType', 'Object, Type', isNotInstanceOfType),
    'static fail()': () => fail(null),
    'static fail(String)': (message: string | null) => fail(message),
  },
};

export const assertionMembers: Readonly<Record<string, PlatformFunction>> = {
  ...withMessage('Assert', 'Boolean', holds, 'Object'),
  ...withMessage('assertEquals', 'Object, Object', areEqual, 'Object'),
  ...withMessage('assertNotEquals', 'Object, Object', areNotEqual, 'Object'),
};
