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
  ['public class Sample { static Integer limits; Integer Limits; }', /Duplicate field: Limits/],
  ['public class Sample { Integer a; Integer A { get; set; } }', /Duplicate field: A/],
  ['public class Sample { void run(Id a) {} void RUN(ID b) {} }', /Method already defined/],
  ['public class Sample { void run() {} static void Run() {} }', /Method already defined/],
  ['public class Sample { class Part {} class PART {} }', /Duplicate class name: PART/],
  ['public class Sample { enum Kind { A, a } }', /Duplicate field: a/],
  ['public class Sample { void m(Integer a, Integer A) {} }', /Duplicate variable: A/],
  ['public class Sample { void m() { Integer a; for (Integer A = 0; A < 1; A++) {} } }', /Duplicate variable: A/],
  ['public class Sample { Integer trigger; }', /reserved: trigger/],
  ['public class Sample { Integer Number { get; } }', /reserved: Number/],
  ['public class Sample { void m(Integer end) {} }', /reserved: end/],
  ['public class Sample { void m() { Integer transaction = 1; } }', /reserved: transaction/],
  ['public class Sample { void m() { for (Account group : new List<Account>()) {} } }', /reserved: group/],
  ['public class Sample { void trigger() {} }', /reserved: trigger/],
  ['public class Sample { class Package {} }', /reserved: Package/],
  ['public class Sample { Integer a__b; }', /Invalid character in identifier: a__b/],
  ['public class Sample { Integer count_; }', /Invalid character in identifier: count_/],
  ['public class Sample { Other other; Integer m() { return Other.COUNT; } }', /Static field cannot be referenced .* Other.COUNT/],
  ['public class Sample { Integer m() { return new Other().COUNT; } }', /Static field cannot be referenced .* Other.COUNT/],
  ['public class Sample { void m() { new Other().act(); } }', /Method does not exist .* act/],
  ['public class Sample { static Integer OTHER; Integer m() { return Other.COUNT; } }', /Variable does not exist: COUNT/],
  ['public class Sample { void m(String other) { Other.act(); } }', /Method does not exist .* act\(\) from the type String/],
  ['public class Sample { void m(String json) { JSON.serialize(1); } }', /Method does not exist .* from the type String/],
];

/** A class -> what the platform takes: names that only look alike. */
const TAKEN: readonly string[] = [
  'public class Sample { Other other; static Integer m() { return Other.COUNT; } }',
  'public class Sample { class Part { Integer other; } Integer m() { return Other.COUNT; } }',
  'public class Sample { Other other = new Other(); void m() { Other another = (Other) other; } }',
  'public class Sample { void m() { Account account = (Account) Account.SObjectType.newSObject(); } }',
  'public class Sample { Integer count; Integer type; Integer order; static Sample of() { return null; } void sort() {} }',
  'public class Sample { Integer a; void m(Integer A) { this.a = A; } }',
];

const Other =
  'public class Other { public static final Integer COUNT = 1; public static void act() {} public Integer x { get; private set; } public Integer y { get { return 1; } } }';

for (const [source, message] of REFUSED) {
  test(source, () => assert.match(problemsOf({ Sample: source, Other }).join(' '), message));
}

for (const source of TAKEN) {
  test(source, () => assert.deepEqual(problemsOf({ Sample: source, Other }), []));
}

test('a test sets what @TestVisible opens', () => {
  const Opened = 'public class Opened { @TestVisible public Integer x { get; private set; } }';
  const Sample = '@IsTest private class Sample { @IsTest static void m() { new Opened().x = 1; } }';
  assert.deepEqual(problemsOf({ Opened, Sample }), []);
});
