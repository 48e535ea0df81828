import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSample } from '../../../runtime/test-support/snippet.ts';

const yacht = `global class Yacht {
  global Integer lengthInYards;
  global String name { get { return 'RV ' + hidden; } }
  global Account owner;
  public String hidden = 'Foo';
}`;

const builder = (returnType: string, type: string, formula: string, more = ''): string =>
  `Formula.builder().withReturnType(FormulaEval.FormulaReturnType.${returnType}).withType(${type}).withFormula('${formula}')${more}.build()`;

const cases: readonly (readonly [expression: string, expected: string])[] = [
  [`${builder('STRING', 'Yacht.class', 'IF(lengthInYards < 100, "Not Super", "Super")')}.evaluate(boat)`, 'Not Super'],
  [`${builder('STRING', 'Yacht.class', 'owner.Name & " (" & owner.Site & ")"')}.evaluate(boat)`, 'Acme (New York)'],
  [`${builder('STRING', 'Yacht.class', '{!name} of {!owner.Name}', '.parseAsTemplate(true)')}.evaluate(boat)`, 'RV Foo of Acme'],
  [`${builder('INTEGER', 'Yacht.class', 'lengthInYards * 3')}.evaluate(boat)`, '156'],
  [`${builder('BOOLEAN', 'Account.SObjectType', 'ISBLANK(Phone)')}.evaluate(boat.owner)`, 'true'],
  [`${builder('STRING', 'Account.class', 'Parent.Name & Name')}.getReferencedFields()`, '{Parent.Name, Name}'],
  [builder('STRING', 'Yacht.class', 'hidden'), 'System.FormulaValidationException: Field hidden does not exist. Check spelling.'],
  [builder('STRING', 'Yacht.class', '$User.Id'), 'System.FormulaValidationException: Field $User does not exist. Check spelling.'],
  [
    `${builder('STRING', 'Sample.class', '"x"')}.evaluate(null)`,
    'System.FormulaValidationException: The context type Sample must be a global class',
  ],
  [builder('STRING', 'Yacht.class', 'not a formula!'), "System.FormulaValidationException: Syntax error. Extra 'a'"],
];

for (const [expression, expected] of cases) {
  test(`${expression} is ${expected}`, () => {
    const outcome = runSample([
      yacht,
      `public class Sample { public static Object run() {
        Yacht boat = new Yacht(); boat.lengthInYards = 52; boat.owner = new Account(Name = 'Acme', Site = 'New York');
        return ${expression}; } }`,
    ]);
    assert.deepEqual(outcome.problems, []);
    assert.equal(outcome.value ?? outcome.exception, expected);
  });
}
