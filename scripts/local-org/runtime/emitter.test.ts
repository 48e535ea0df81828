import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emitType } from '../compiler/emitter/index.ts';
import type { TransactionContext } from '../contracts/transaction.ts';
import { withTransaction } from '../contracts/transaction.ts';
import {
  at,
  block,
  integer,
  literal,
  local,
  method,
  methodSymbol,
  read,
  returning,
  sampleType,
  string,
} from './test-support/bound-tree-builders.ts';
import { createProject } from './project.ts';
import { ApexException } from '../values/index.ts';

function projectOf(type: ReturnType<typeof sampleType>) {
  const emitted = emitType(type, { coverage: true, tracksSharing: true, namespace: null });
  return createProject({ symbols: [type.symbol], modules: [emitted], triggers: [] }, () => ({ run: null, problem: null }));
}

function inTransaction<T>(project: unknown, work: () => T): T {
  // Only what emitted code without database access touches.
  const context = { limits: { tick() {} }, project } as unknown as TransactionContext;
  return withTransaction(context, work);
}

test('a loop sums up', () => {
  const sum = local('sum');
  const index = local('index');
  const symbol = methodSymbol('sum', [], integer);
  const type = sampleType([
    method(
      symbol,
      [],
      block(
        { kind: 'declare', variable: sum, value: literal(0), span: at(2) },
        {
          kind: 'for',
          initial: [{ kind: 'declare', variable: index, value: literal(0), span: at(3) }],
          condition: {
            kind: 'compare',
            operator: '<',
            operand: 'Integer',
            left: read(index),
            right: literal(10),
            type: integer,
            span: at(3),
          },
          update: [{ kind: 'increment', target: read(index), delta: 1, isPrefix: false, numeric: 'Integer', type: integer, span: at(3) }],
          body: block({
            kind: 'expression',
            expression: {
              kind: 'assign',
              target: read(sum),
              value: {
                kind: 'arithmetic',
                operator: '+',
                operand: 'Integer',
                left: read(sum),
                right: read(index),
                type: integer,
                span: at(4),
              },
              type: integer,
              span: at(4),
            },
            span: at(4),
          }),
          span: at(3),
        },
        returning({ kind: 'concatenate', left: literal('sum '), right: read(sum), type: string, span: at(5) }, 5),
      ),
    ),
  ]);
  const project = projectOf(type);
  assert.equal(
    inTransaction(project, () => project.invoke(symbol, null, [])),
    'sum 45',
  );
});

test('a null operand fails with the line it stands on', () => {
  const symbol = methodSymbol('fail', [], integer);
  const type = sampleType([
    method(
      symbol,
      [],
      block(
        returning(
          {
            kind: 'arithmetic',
            operator: '+',
            operand: 'Integer',
            left: literal(null, integer),
            right: literal(1),
            type: integer,
            span: at(7),
          },
          7,
        ),
      ),
    ),
  ]);
  const project = projectOf(type);
  inTransaction(project, () => {
    assert.throws(
      () => project.invoke(symbol, null, []),
      (thrown) => {
        assert(thrown instanceof ApexException);
        assert.equal(thrown.getStackTraceString(), 'Class.Sample.fail: line 7, column 1');
        return true;
      },
    );
  });
});
