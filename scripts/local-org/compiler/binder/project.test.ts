import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anonymousProblems, bindFiles, bindStatements, inputOf, problemsOf } from './test-support/bind.ts';
import { bindAnonymous } from './anonymous.ts';
import { printStatement } from './print.ts';
import { worldOfSymbols } from './project.ts';

/** Body of a method -> the first problem. */
const PROBLEMS: readonly (readonly [string, string])[] = [
  ['x = 1;', 'Variable does not exist: x'],
  ['Missing m;', 'Invalid type: Missing'],
  ["Integer i = 'x';", 'Illegal assignment from String to Integer'],
  ["'x'.nothing();", 'Method does not exist or incorrect signature: void nothing() from the type String'],
  ['Integer.valueOf(1, 2);', 'Method does not exist or incorrect signature: void valueOf(Integer, Integer) from the type Integer'],
  ['new Account().Nothing__c = 1;', 'Field does not exist: Nothing__c on Account'],
  ['Integer a; Integer A;', 'Duplicate variable: A'],
  ['if (1) {}', 'Condition expression must be of type Boolean: Integer'],
  ['for (Integer i : 1) {}', 'Loop must iterate over collection: Integer'],
  ['throw new Account();', 'Throw expression must be of type exception: Account'],
  ["insert 'x';", 'DML requires SObject or SObject list type: String'],
  ['Account a = [SELECT Id FROM Nothing__c];', "sObject type 'Nothing__c' is not supported."],
  ['break;', 'Break statement must be in loop'],
  ['final Integer f = 1; f = 2;', 'Final variable has already been initialized: f'],
  ['Set<String> s = new Set<Id>();', 'Illegal assignment from Set<Id> to Set<String>'],
  ["Account a = (Account) 'x';", 'Incompatible types since an instance of String is never an instance of Account'],
  ["Boolean b = 1 == 'x';", 'Comparison arguments must be compatible types: Integer, String'],
  ['new DmlException(1);', 'Constructor not defined: [DmlException].<Constructor>(Integer)'],
  ['System.Label.Nothing.length();', 'External string does not exist: Nothing'],
  ['1 + 2;', 'Expression cannot be a statement.'],
  ['Integer i = 2147483648;', 'Illegal integer: 2147483648'],
  ['String s = 5.format();', "Unrecognized symbol 'f', which is not a valid Apex identifier."],
  ['String s = 5000.format().left(1);', "Unrecognized symbol 'f', which is not a valid Apex identifier."],
  ['Integer i = -5.intValue();', "Unrecognized symbol 'i', which is not a valid Apex identifier."],
];

for (const [body, message] of PROBLEMS) {
  test(`${body} -> ${message}`, () => assert.deepEqual(anonymousProblems(body).slice(0, 1), [message]));
}

for (const expression of ['5 .format()', '(5).format()', '5L.format()', '5.0.format()', '.5.format()', '5?.format()', "'x'.length()"])
  test(`${expression} is a call on a literal`, () => assert.deepEqual(anonymousProblems(`Object o = ${expression};`), []));

/** What calls the overloads of Chosen -> the problem, or none: as Salesforce's own compiler answers (../symbols/overloads.ts). */
const OVERLOADS: readonly (readonly [string, string | null])[] = [
  ['Chosen.of(null);', 'Ambiguous method signature: void of(NULL)'],
  ['Chosen.of((String) null);', null],
  ['String s = null; Chosen.of(s);', null],
  ['Chosen.wide(null);', 'Ambiguous method signature: void wide(NULL)'],
  ["Chosen.wide('x');", null],
  ['Chosen.number(null);', 'Ambiguous method signature: void number(NULL)'],
  ['Chosen.number(1);', null],
  ['Chosen.pair(1, 1);', 'Ambiguous method signature: void pair(Integer, Integer)'],
  ['Chosen.pair(1, 1L);', null],
  ['Chosen.pair(null, 1);', null],
  ['Chosen.pair(null, null);', 'Ambiguous method signature: void pair(NULL, NULL)'],
  ["Chosen.mixed(1, 'x');", 'Ambiguous method signature: void mixed(Integer, String)'],
  ['Chosen.byKey(new Map<Id, String>());', null],
  ['Chosen.byKey(new Map<String, String>());', null],
  ["Integer nearest = Chosen.up(new Chosen.Third('x'));", null],
  ["Chosen.across(new Chosen.Second('x'));", 'Ambiguous method signature: void across(Chosen.Second)'],
  ["Integer nearest = Chosen.across(new Chosen.Third('x'));", null],
  ["Chosen.both(new Chosen.Third('x'));", 'Ambiguous method signature: void both(Chosen.Third)'],
  ['new Chosen(null);', 'Ambiguous method signature: void <init>(NULL)'],
  ["new Chosen('x');", null],
  ["new Chosen.Second('x').act(null);", 'Ambiguous method signature: void act(NULL)'],
  ["new Chosen.Second('x').act('x');", null],
  ['new Chosen.BadException(null);', 'Ambiguous method signature: void <init>(NULL)'],
  ['new DmlException(null);', 'Ambiguous method signature: void <init>(NULL)'],
  ['Decimal.valueOf(null);', 'Ambiguous method signature: void valueOf(NULL)'],
  ['Decimal.valueOf(1);', null],
  ['Integer.valueOf(null);', 'Ambiguous method signature: void valueOf(NULL)'],
  ['new Set<String>().addAll(null);', 'Ambiguous method signature: void addAll(NULL)'],
  ['System.debug(null);', null],
  ['Chosen.real(1.5);', 'Method does not exist or incorrect signature: void real(Decimal) from the type Chosen'],
  ['Chosen.real(1.5d);', null],
  ['Double d = 1.5; Chosen.real(d);', null],
  ['Chosen.real(1);', null],
  ['Chosen.keyed(new Map<Id, String>());', 'Method does not exist or incorrect signature: void keyed(Map<Id,String>) from the type Chosen'],
  ['Map<String, Object> m = new Map<Id, Object>();', 'Illegal assignment from Map<Id,Object> to Map<String,Object>'],
  ['Map<Id, String> m = new Map<String, String>();', 'Illegal assignment from Map<String,String> to Map<Id,String>'],
  ['List<String> l = new List<Id>();', null],
];
const CHOSEN = `public virtual class Chosen implements Chosen.Base {
  public interface Base {}
  public interface Derived extends Base {}
  public class BadException extends Exception {}
  public virtual class Second extends Chosen implements Derived {
    public Second(String s) { super(s); }
    public override void act(Integer i) {}
  }
  public class Third extends Second {
    public Third(String s) { super(s); }
  }
  public Chosen(String s) {}
  public Chosen(Integer i) {}
  public virtual void act(Integer i) {}
  public virtual void act(String s) {}
  public static void of(String s) {}
  public static void of(Integer i) {}
  public static void wide(Object o) {}
  public static void wide(String s) {}
  public static void number(Long n) {}
  public static void number(Integer n) {}
  public static void pair(Integer a, Long b) {}
  public static void pair(Long a, Integer b) {}
  public static void mixed(Long a, Object b) {}
  public static void mixed(Decimal a, String b) {}
  public static void byKey(Map<Id, Object> values) {}
  public static void byKey(Map<String, Object> values) {}
  public static String up(Chosen one) { return null; }
  public static Integer up(Second one) { return 1; }
  public static String across(Chosen one) { return null; }
  public static Integer across(Base one) { return 1; }
  public static void real(Double value) {}
  public static void keyed(Map<String, Object> values) {}
  public static void both(Derived one) {}
  public static void both(Base one) {}
}`;

for (const [body, message] of OVERLOADS) {
  test(`overloads: ${body} -> ${message ?? 'compiles'}`, () =>
    assert.deepEqual(anonymousProblems(body, bindFiles({ Chosen: CHOSEN })), message === null ? [] : [message]));
}

test('one class that fails leaves the others compiled, with every error of it told', () => {
  const bound = bindFiles({
    Broken: `public class Broken {\n  public static void run() {\n    unknown = 1;\n    Missing m = null;\n    m.go();\n  }\n}`,
    User: `public class User { void run() { Broken.run(); } }`,
    Unreadable: 'public class Unreadable { void run( { } }',
  });
  assert.deepEqual(
    bound.types.map((type) => type.symbol.name),
    ['User'],
  );
  assert.deepEqual(
    bound.diagnostics
      .map(({ span, message }) => `${span.file}:${span.line}:${span.column} ${message}`)
      .filter((line) => line.startsWith('Broken')),
    ['Broken.cls:3:5 Variable does not exist: unknown', 'Broken.cls:4:5 Invalid type: Missing'],
  );
  assert.match(bound.diagnostics.find(({ span }) => span.file === 'Unreadable.cls')?.message ?? '', /^Unexpected token/);
});

test('classes: inheritance, interfaces, inner types, properties, exceptions', () => {
  assert.deepEqual(
    problemsOf({
      Shape: `public abstract class Shape implements Comparable {
        public enum Kind { ROUND, SQUARE }
        public interface Visitor { void visit(Shape s); }
        public class ShapeException extends Exception {}
        protected Kind kind;
        public static Integer count = 0;
        public Decimal size { get; private set { size = value < 0 ? 0 : value; } }
        static { count++; }
        { size = 1; }
        protected Shape(Kind kind) { this.kind = kind; }
        public abstract Decimal area();
        public virtual Boolean isKind(Kind k) { return kind == k && Shape.Kind.ROUND != k; }
        public Integer compareTo(Object other) { return area() > ((Shape) other).area() ? 1 : 0; }
        public static Kind parse(String s) { for (Kind k : Kind.values()) { if (k.name() == s) return k; } throw new ShapeException('No kind ' + s, new NullPointerException()); }
      }`,
      Square: `public with sharing class Square extends Shape implements Shape.Visitor, Iterator<Integer>, Database.Batchable<SObject>, Database.Stateful {
        public Square() { this(Shape.Kind.SQUARE); }
        public Square(Shape.Kind kind) { super(kind); }
        public override Decimal area() { return size * size; }
        public override Boolean isKind(Kind k) { return super.isKind(k); }
        public void visit(Shape s) { s.area(); }
        public Boolean hasNext() { return false; }
        public Integer next() { return 1; }
        public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator([SELECT Id FROM Account]); }
        public void execute(Database.BatchableContext c, List<Account> scope) { update as user scope; }
        public void finish(Database.BatchableContext c) {}
        public String word(Shape.Kind k) { switch on k { when ROUND { return 'r'; } when SQUARE { return 's'; } when else { return null; } } }
      }`,
    }),
    [],
  );
});

test('what a class must implement, and what overrides nothing', () => {
  assert.deepEqual(
    problemsOf({
      Job: 'public class Job implements Queueable { public override void other() {} public Integer none() { } }',
    }),
    [
      '1:57 Method does not override an ancestor method: void Job.other()',
      '1:8 Class Job must implement the method: void execute(QueueableContext) from Queueable',
      '1:80 Non-void method might not return a value or might have statement after return statement.',
    ],
  );
});

test('methods that the platform calls have an alias by name and number of parameters', () => {
  const bound = bindFiles({
    Order:
      'public class Order implements Comparator<Account> { public Integer compare(Account a, Account b) { return 0; } public override String toString() { return null; } }',
  });
  assert.deepEqual(bound.diagnostics, []);
  assert.deepEqual(
    bound.types[0]?.methods.map(({ symbol }) => [symbol.key, ...symbol.aliases]),
    [
      ['compare$Account$Account', 'compare$2'],
      ['tostring$', 'tostring$0'],
    ],
  );
});

test('a platform member without implementation is named', () => {
  const bound = bindFiles({ Uses: "public class Uses { Integer a = String.valueOf(1).length(); Integer b = 'x'.hashCode(); }" }, [
    { name: 'System.String', members: { 'length()': () => 0, 'static valueOf(Integer)': () => '' } },
  ]);
  assert.deepEqual(
    bound.diagnostics.map((diagnostic) => diagnostic.unsupportedFeature),
    ['System.String.hashCode()'],
  );
});

test('triggers: context variables are typed by the object; events and own methods', () => {
  const bound = bindFiles({
    'Accounts.trigger':
      'trigger Accounts on Account (before insert, after undelete) { for (Account a : Trigger.new) { a.Name = tidy(a.Name); } Account old = Trigger.oldMap.get(null); String tidy(String s) { return s; } }',
  });
  assert.deepEqual(bound.diagnostics, []);
  const trigger = bound.triggers[0];
  assert.deepEqual(trigger?.events, [
    { timing: 'before', operation: 'insert' },
    { timing: 'after', operation: 'undelete' },
  ]);
  assert.deepEqual(
    trigger.members?.methods.map(({ symbol }) => symbol.key),
    ['tidy$String'],
  );
});

test('anonymous Apex: statements, methods and classes', () => {
  const [first] = bindStatements(
    'Integer start = 1; show(start); void show(Integer i) { System.debug(i + start); } class Local { Integer x; }',
  );
  assert.equal(first?.kind, 'expression');
  assert.equal(
    printStatement(bindStatements('for (List<Account> chunk : [SELECT Id FROM Account]) { delete chunk; }')[0] ?? assert.fail()).includes(
      ' true ',
    ),
    true,
  );
  assert.equal(bindAnonymous('Integer i = ;', bindFiles({}).world, 67).diagnostics.length > 0, true);
});

test('anonymous Apex is bound against symbols that were kept as against the sources', () => {
  const sources = {
    Shape:
      'public abstract class Shape implements Comparable { public abstract Decimal area(); public Integer compareTo(Object o) { return 0; } }',
    Square:
      'public virtual class Square extends Shape { public Long side; private Integer hidden; public enum Kind { SMALL, LARGE } public class Corner { public List<Square> all; public Corner(Kind k) {} } public override Decimal area() { return side * side; } public static Square of(Integer side) { return new Square(); } }',
    'Accounts.trigger': 'trigger Accounts on Account (before insert) { String tidy(String s) { return s; } class Local {} }',
  };
  const project = bindFiles(sources);
  assert.deepEqual(project.diagnostics, []);
  const symbols = [...project.world.projectByName.values()].map(({ symbol }) => symbol);
  const kept = worldOfSymbols(inputOf(sources), JSON.parse(JSON.stringify(symbols)) as typeof symbols);
  for (const source of [
    'Square s = Square.of(2); Shape shape = s; List<Integer> all = new List<Integer>{ 1 }; System.debug(all[0] + s.side + shape.area().format());',
    'Square.Corner c = new Square.Corner(Square.Kind.LARGE); for (Square s : c.all) { s.compareTo(null); } Map<Square.Kind, Shape> m = new Map<Square.Kind, Shape>();',
    'class Cube extends Square { public override Decimal area() { return null; } } Shape s = new Cube(); Object o = (Square) s;',
    'Object o = new Square().hidden;',
    'Integer i = new List<Integer>{ 1 }[new Square().side];',
    'Accounts a; Local l; Square.Missing m; new Shape();',
  ]) {
    assert.deepEqual(bindAnonymous(source, kept, 67), bindAnonymous(source, project.world, 67), source);
  }
});

test('private members stay within their top-level type; tests see what is TestVisible', () => {
  const owner =
    'public class Owner { private Integer a; @TestVisible private Integer b; Integer c() { return 1; } public class Part { Integer d = new Owner().a; } }';
  const user = (annotation: string): string =>
    `${annotation} public class User { Integer x = new Owner().a; Integer y = new Owner().b; Integer z = new Owner().c(); }`;
  const hidden = (name: string): string => `Variable is not visible: Owner.${name}`;
  const messagesOf = (source: string): string[] =>
    problemsOf({ Owner: owner, User: source }).map((problem) => problem.slice(problem.indexOf(' ') + 1));
  assert.deepEqual(messagesOf(user('')), [hidden('a'), hidden('b'), 'Method is not visible: Integer Owner.c()']);
  assert.deepEqual(messagesOf(user('@IsTest')), [hidden('a'), 'Method is not visible: Integer Owner.c()']);
});

test('only virtual methods are overridden, and only with the keyword', () => {
  const base = 'public virtual class Base { public virtual void open() {} public void closed() {} }';
  assert.deepEqual(
    problemsOf({
      Base: base,
      Derived: 'public class Derived extends Base { public void open() {} public void closed() {} }',
    }).map((problem) => problem.replace(/^\S+ /, '')),
    [
      'Method must use the override keyword: void Derived.open()',
      'Non-virtual, non-abstract methods cannot be overridden: void Base.closed()',
    ],
  );
});
