import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSample, runStatements } from './test-support/snippet.ts';

/** Statements of a method (the first is line 2), and what they must give: a value as it prints, or an exception with its line. */
interface Case {
  readonly apex: string;
  readonly gives?: string;
  readonly throws?: string;
  readonly line?: number;
  readonly members?: string;
}

const cases: Readonly<Record<string, readonly Case[]>> = {
  'whole numbers': [
    { apex: 'return 2147483647 + 1;', gives: '-2147483648' },
    { apex: 'Integer i = -2147483648;\nreturn -i;', gives: '-2147483648' },
    { apex: 'return 100000 * 100000;', gives: '1410065408' },
    { apex: 'return 100000L * 100000;', gives: '10000000000' },
    { apex: 'return 9223372036854775807L + 1;', gives: '-9223372036854775808' },
    { apex: 'return 7 / 2;', gives: '3' },
    { apex: 'return -7 / 2;', gives: '-3' },
    { apex: 'return 1 << 33;', gives: '2' },
    { apex: 'return -1 >>> 28;', gives: '15' },
    { apex: 'return (6 & 3) + (6 | 3) + (6 ^ 3);', gives: '14' },
    { apex: 'return ~5;', gives: '-6' },
    { apex: 'Integer zero = 0;\nreturn 1 / zero;', throws: 'System.MathException: Divide by 0', line: 3 },
    {
      apex: 'Integer missing;\nreturn missing + 1;',
      throws: 'System.NullPointerException: Attempt to de-reference a null object',
      line: 3,
    },
    { apex: 'Integer i = 5;\nInteger j = i++ + ++i;\nreturn j * 100 + i;', gives: '1207' },
    { apex: 'Integer i = 5;\ni += 2; i -= 1; i *= 3; i /= 2;\nreturn i;', gives: '9' },
  ],
  fractions: [
    { apex: 'return 1.10 + 2.2;', gives: '3.30' },
    { apex: 'return 1.0 / 3;', gives: '0.3333333333333333333333333333333333' },
    { apex: 'Double d = 0.1;\nreturn d + 0.2d;', gives: '0.30000000000000004' },
    { apex: 'Decimal d = 5;\nreturn d / 2;', gives: '2.5' },
    { apex: 'Integer i = (Integer) 5.9;\nreturn i;', gives: '5' },
    { apex: 'Decimal d = 1.50;\nreturn d == 1.5;', gives: 'true' },
    { apex: 'return 1.5 > 1;', gives: 'true' },
  ],
  strings: [
    { apex: "return 'Hello ' + 1 + 2;", gives: 'Hello 12' },
    { apex: "return 1 + 2 + 'x';", gives: '3x' },
    { apex: "String missing;\nreturn 'a' + missing;", gives: 'anull' },
    { apex: "return 'ABC' == 'abc';", gives: 'true' },
    { apex: "return 'ABC' === 'abc';", gives: 'false' },
    { apex: "return 'a' < 'B';", gives: 'true' },
    { apex: "String missing;\nreturn missing < 'a';", gives: 'true' },
    { apex: "return 'x' + new List<Integer>{1, 2};", gives: 'x(1, 2)' },
    { apex: "return 'x' + new Account(Name = 'Acme');", gives: 'xAccount:{Name=Acme}' },
    { apex: "return 'x' + 1.50 + true + 10L;", gives: 'x1.50true10' },
    {
      apex: 'String missing;\nreturn missing.length();',
      throws: 'System.NullPointerException: Attempt to de-reference a null object',
      line: 3,
    },
  ],
  nulls: [
    { apex: 'Integer missing;\nreturn missing > 1;', gives: 'false' },
    { apex: 'Integer missing;\nreturn missing == null;', gives: 'true' },
    {
      apex: 'Boolean missing;\nif (missing) { return 1; }\nreturn 2;',
      throws: 'System.NullPointerException: Attempt to de-reference a null object',
      line: 3,
    },
    { apex: 'Account missing;\nreturn missing?.Name;', gives: 'null' },
    { apex: "Account missing;\nreturn missing?.Name ?? 'none';", gives: 'none' },
    {
      apex: 'Account missing;\nreturn missing.Name;',
      throws: 'System.NullPointerException: Attempt to de-reference a null object',
      line: 3,
    },
    { apex: 'return new Contact().Account.Name;', gives: 'null' },
  ],
  collections: [
    {
      apex: 'List<Integer> items = new List<Integer>{1, 2};\nreturn items[5];',
      throws: 'System.ListException: List index out of bounds: 5',
      line: 3,
    },
    { apex: 'List<Integer> items = new List<Integer>{1, 2};\nitems[0] += 5;\nreturn items;', gives: '(6, 2)' },
    { apex: "return new Map<String, Integer>{ 'a' => 1 };", gives: '{a=1}' },
    { apex: 'return new Integer[3];', gives: '(null, null, null)' },
    { apex: 'Integer sum = 0;\nfor (Integer i : new List<Integer>{1, 2, 3}) { sum += i; }\nreturn sum;', gives: '6' },
    {
      apex: 'Integer sum = 0;\nfor (Integer i = 0; i < 5; i++) { if (i == 2) { continue; } if (i == 4) { break; } sum += i; }\nreturn sum;',
      gives: '4',
    },
    { apex: 'Integer i = 0;\ndo { i++; } while (i < 3);\nwhile (i < 10) i += 4;\nreturn i;', gives: '11' },
    {
      apex: 'List<Integer> missing;\nfor (Integer i : missing) { }\nreturn 1;',
      throws: 'System.NullPointerException: Attempt to de-reference a null object',
      line: 3,
    },
  ],
  casts: [
    {
      apex: "Object o = 'text';\nInteger i = (Integer) o;\nreturn i;",
      throws: 'System.TypeException: Invalid conversion from runtime type String to Integer',
      line: 3,
    },
    { apex: 'Object o = 5;\nreturn o instanceof Integer;', gives: 'true' },
    {
      apex: 'SObject o = new Account();\nContact c = (Contact) o;\nreturn c;',
      throws: 'System.TypeException: Invalid conversion from runtime type Account to Contact',
      line: 3,
    },
    { apex: 'Object o;\nreturn o instanceof String;', gives: 'false' },
    { apex: "Id id = 'nonsense';\nreturn id;", throws: 'System.StringException: Invalid id: nonsense', line: 2 },
    { apex: "Id id;\nString text = id ?? '';\nreturn text;", throws: 'System.StringException: Invalid id: ', line: 3 },
    { apex: "Id id;\nreturn id != null ? id : 'none';", throws: 'System.StringException: Invalid id: none', line: 3 },
    { apex: "Id id;\nreturn id == null ? 'none' : id;", throws: 'System.StringException: Invalid id: none', line: 3 },
    { apex: "Id id;\nString text = (String) id ?? '';\nreturn text + 'x';", gives: 'x' },
    { apex: "Id id;\nreturn id ?? '001000000000001';", gives: '001000000000001AAA' },
    { apex: 'Id id;\nreturn id ?? null;', gives: 'null' },
  ],
  choices: [
    { apex: "String s = 'b';\nswitch on s {\nwhen 'a', 'b' { return 1; }\nwhen 'B' { return 3; }\nwhen else { return 2; }\n}", gives: '1' },
    { apex: "String s = 'B';\nswitch on s {\nwhen 'a', 'b' { return 1; }\nwhen else { return 2; }\n}", gives: '2' },
    { apex: 'Integer i;\nswitch on i {\nwhen null { return 1; }\nwhen else { return 2; }\n}', gives: '1' },
    {
      apex: "SObject o = new Contact(LastName = 'Roe');\nswitch on o {\nwhen Account a { return 1; }\nwhen Contact c { return c.LastName; }\n}\nreturn 2;",
      gives: 'Roe',
    },
    {
      apex: 'switch on Season.AUTUMN {\nwhen SPRING { return 1; }\nwhen AUTUMN { return 2; }\n}\nreturn 3;',
      members: 'enum Season { SPRING, AUTUMN }',
      gives: '2',
    },
    { apex: 'return 1 > 2 ? 3 : 4;', gives: '4' },
  ],
  exceptions: [
    { apex: 'try {\nInteger zero = 0;\nInteger i = 1 / zero;\n} catch (MathException e) {\nreturn 1;\n}\nreturn 2;', gives: '1' },
    {
      apex: 'try {\nString s;\ns.length();\n} catch (MathException e) {\nreturn 1;\n} catch (NullPointerException e) {\nreturn 2;\n}\nreturn 3;',
      gives: '2',
    },
    {
      apex: 'List<Integer> trace = new List<Integer>{0, 0};\ntry {\ntrace[0] = 1;\nreturn trace;\n} finally {\ntrace[1] = 2;\n}',
      gives: '(1, 2)',
    },
    {
      apex: "throw new ProblemException('too bad');",
      members: 'class ProblemException extends Exception {}',
      throws: 'Sample.ProblemException: too bad',
      line: 2,
    },
    {
      apex: 'throw new ProblemException();',
      members: 'class ProblemException extends Exception {}',
      throws: 'Sample.ProblemException: Script-thrown exception',
      line: 2,
    },
    {
      apex: "try {\nthrow new ProblemException('first');\n} catch (Exception e) {\nthrow new ProblemException('second', e);\n}",
      members: 'class ProblemException extends Exception {}',
      throws: 'Sample.ProblemException: second',
      line: 5,
    },
    {
      apex: 'try {\ndeeper(1);\n} catch (Exception e) {\nreturn 1;\n}\nreturn 2;',
      members: 'static Integer deeper(Integer i) { return deeper(i + 1); }',
      throws: 'System.LimitException: Maximum stack depth reached: 1001',
    },
    {
      apex: 'return deeper(998) + deeper(998);',
      members: 'static Integer deeper(Integer i) { return i == 0 ? 1 : deeper(i - 1); }',
      gives: '2',
    },
    {
      apex: 'return deeper(1000);',
      members: 'static Integer deeper(Integer i) { return i == 0 ? 1 : deeper(i - 1); }',
      throws: 'System.LimitException: Maximum stack depth reached: 1001',
    },
  ],
};

for (const [topic, rows] of Object.entries(cases)) {
  describe(topic, () => {
    for (const { apex, gives, throws, line, members } of rows) {
      it(apex.replaceAll('\n', ' '), () => {
        const outcome = runStatements(apex, members);
        assert.deepEqual(outcome.problems, []);
        if (throws === undefined) {
          assert.equal(outcome.exception, null);
          assert.equal(outcome.value, gives);
          return;
        }
        assert.equal(outcome.exception, throws);
        if (line !== undefined) assert.equal(outcome.stack.split('\n')[0], `Class.Sample.run: line ${line}, column 1`);
      });
    }
  });
}

describe('classes', () => {
  it('run all initialisers before the first constructor, and dispatch virtual methods from it', () => {
    const outcome = runSample([
      `public virtual class Base {
         public String trace = 'a';
         { trace += 'b'; }
         public Base() { trace += 'c'; extend(); }
         public virtual void extend() { trace += '!'; }
       }`,
      `public class Derived extends Base {
         public String own = 'd';
         public Derived(String suffix) { super(); trace += own + suffix; }
         public override void extend() { trace += own == null ? '0' : '1'; super.extend(); }
       }`,
      `public class Sample { public static Object run() { return new Derived('e').trace; } }`,
    ]);
    assert.deepEqual(outcome, { value: 'abc1!de', exception: null, stack: '', problems: [] });
  });

  it('initialise statics once, in order, on first use', () => {
    const outcome = runSample([
      `public class Counter {
         public static Integer first = 1;
         public static Integer second = first + 1;
         static { second *= 10; }
         public static Integer third { get { if (third == null) { third = second + 1; } return third; } set; }
       }`,
      `public class Sample { public static Object run() { Counter.first = 5; Counter.second++; return Counter.third + Counter.first; } }`,
    ]);
    assert.deepEqual(outcome, { value: '27', exception: null, stack: '', problems: [] });
  });

  it('run static blocks when a method or a constructor is called first', () => {
    const outcome = runSample([
      `public class Trace { public static String text = ''; }`,
      `public class Made { static { Trace.text += 'made '; } }`,
      `public class Called { static { Trace.text += 'called '; } public static void call() { Trace.text += 'call '; } }`,
      `public class Sample {
         static { Trace.text += 'sample '; }
         public static Object run() { new Made(); Called.call(); Called.call(); return Trace.text; }
       }`,
    ]);
    assert.deepEqual(outcome, { value: 'sample made called call call ', exception: null, stack: '', problems: [] });
  });

  it('say of a null Blob that the argument is null', () => {
    const outcome = runStatements(`Blob body; return body.toString();`);
    assert.equal(outcome.exception, 'System.NullPointerException: Argument cannot be null.');
  });

  it('hold an Id equal to its short form in assertions', () => {
    const outcome = runStatements(`Id full = '001000000000001AAA'; String brief = '001000000000001';
      Assert.areEqual(full, brief); System.assertNotEquals('' + full, brief); return 'done';`);
    assert.deepEqual(outcome, { value: 'done', exception: null, stack: '', problems: [] });
  });

  it('keep private methods of one name apart in super and sub class', () => {
    const outcome = runSample([
      `public virtual class Base { private String name() { return 'base'; } public String call() { return name(); } }`,
      `public class Derived extends Base { private String name() { return 'derived'; } public String both() { return call() + name(); } }`,
      `public class Sample { public static Object run() { return new Derived().both(); } }`,
    ]);
    assert.deepEqual(outcome, { value: 'basederived', exception: null, stack: '', problems: [] });
  });

  it('let properties store, compute and refuse', () => {
    const outcome = runSample([
      `public class Box {
         public Integer stored { get; set; }
         public Integer doubled { get { return stored * 2; } }
         public Integer checked { get; set { checked = value < 0 ? 0 : value; } }
       }`,
      `public class Sample { public static Object run() { Box b = new Box(); b.stored = 4; b.checked = -3; b.checked += 2; b.stored++; return b.doubled + b.checked; } }`,
    ]);
    assert.deepEqual(outcome, { value: '12', exception: null, stack: '', problems: [] });
  });

  it('print the stack of every frame, constructors too', () => {
    const outcome = runSample([
      `public class Thrower {
         public Thrower() {
           String missing;
           missing.length();
         }
         public static Thrower make() {
           return new Thrower();
         }
       }`,
      `public class Sample { public static Object run() {
         return Thrower.make();
       } }`,
    ]);
    assert.equal(
      outcome.stack,
      ['Class.Thrower.<init>: line 4, column 1', 'Class.Thrower.make: line 7, column 1', 'Class.Sample.run: line 2, column 1'].join('\n'),
    );
  });

  it('call through interfaces', () => {
    const outcome = runSample([
      `public interface Shape { Integer area(); }`,
      `public class Square implements Shape { Integer side; public Square(Integer side) { this.side = side; } public Integer area() { return side * side; } }`,
      `public class Sample { public static Object run() { Shape s = new Square(3); Object o = s; return s.area() + ((Shape) o).area() + (o instanceof Square ? 1 : 0); } }`,
    ]);
    assert.deepEqual(outcome, { value: '19', exception: null, stack: '', problems: [] });
  });
});
