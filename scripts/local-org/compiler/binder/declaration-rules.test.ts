import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './test-support/bind.ts';

/** A class -> what the platform refuses in it. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['class Sample {}', /public or global visibility/],
  ['public class Sample { class A { class B {} } }', /Inner types are not allowed/],
  ['public class Sample { class A { static Integer i; } }', /Static can only be used/],
  ['public class Sample { class FooException {} }', /must extend another Exception class/],
  ['public class Sample { class Foo extends Exception {} }', /ends with 'Exception'/],
  ['public class Sample { public abstract void m(); }', /must be abstract/],
  ['public abstract class Sample { abstract void m(); }', /declared protected, public or global/],
  ['public class Sample { @future public static Integer m() { return 1; } }', /must not return a value/],
  ['public class Sample { @future public static void m(Account a) {} }', /Unsupported parameter type/],
  ['public class Sample { @IsTest static void m() {} }', /class annotated with IsTest/],
  ['@IsTest private class Sample { @IsTest static void m(Integer i) {} }', /no parameters/],
  ['public class Sample { @InvocableMethod public static void m(Id i) {} }', /take one list/],
  ['public class Sample { @AuraEnabled public static void m() {} @AuraEnabled public static void m(Id i) {} }', /cannot be overloaded/],
  ['public class Sample { void m(final Integer i) { i = 2; } }', /Final variable/],
  ['public class Sample { void m() { return; Integer i; } }', /Unreachable statement/],
  ['public class Sample { void m() { new Other().x = 1; } }', /Variable is not visible: Other.x/],
  ['public class Sample { void m() { new Other().y = 1; } }', /Variable is not visible: Other.y/],
];

const Other = 'public class Other { public Integer x { get; private set; } public Integer y { get { return 1; } } }';

for (const [source, message] of REFUSED) {
  test(source, () => assert.match(problemsOf({ Sample: source, Other }).join(' '), message));
}

test('a test sets what @TestVisible opens', () => {
  const Opened = 'public class Opened { @TestVisible public Integer x { get; private set; } }';
  const Sample = '@IsTest private class Sample { @IsTest static void m() { new Opened().x = 1; } }';
  assert.deepEqual(problemsOf({ Opened, Sample }), []);
});
