import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStatements } from '../../runtime/test-support/snippet.ts';

const cases: readonly (readonly [statements: string, expected: string])[] = [
  [
    `Invocable.Action.Result result = (Invocable.Action.Result) JSON.deserialize('{"success":true,"outputParameters":{"a":1},"errors":[]}', Invocable.Action.Result.class);
     return result.isSuccess() + ' ' + result.getOutputParameters();`,
    'true {a=1}',
  ],
  [
    `Invocable.Action action = Invocable.Action.createCustomAction('flow', 'Bogus');
     action.setInvocations(new List<Map<String, Object>>{ new Map<String, Object>() });
     List<Invocable.Action.Result> results = action.invoke();
     return results.size() + ' ' + results[0].isSuccess() + ' ' + results[0].getErrors()[0].getMessage();`,
    '1 false The flow Bogus does not exist.',
  ],
  [
    `VisualEditor.DynamicPickListRows rows = new VisualEditor.DynamicPickListRows();
     rows.addRow(new VisualEditor.DataRow('B', 2)); rows.addRow(new VisualEditor.DataRow('A', 1, true)); rows.sort();
     return rows.size() + rows.get(0).getLabel() + rows.getDataRows()[1].getValue() + rows.get(0).isSelected();`,
    '2A2true',
  ],
  [`return Network.getLoginUrl(Network.getNetworkId());`, 'null'],
];

for (const [statements, expected] of cases) {
  test(statements, () => {
    const outcome = runStatements(statements);
    assert.deepEqual(outcome.problems, []);
    assert.equal(outcome.exception ?? outcome.value, expected);
  });
}
