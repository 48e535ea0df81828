/** Logical functions: IF, CASE, AND, ISBLANK, ISCHANGED and their like. */
import { formulaFunction } from './context.ts';
import type { FormulaCall, FormulaFunctionTable } from './context.ts';
import { equal } from './operators.ts';
import { FormulaError } from '../parsing/syntax.ts';
import { isBlank } from '../values/values.ts';
import type { FormulaValue } from '../values/values.ts';

function anyOf(call: FormulaCall, wanted: boolean): boolean {
  for (let index = 0; index < call.count; index += 1) if (call.boolean(index) === wanted) return true;
  return false;
}

/** CASE(expression, value1, result1, ..., else). */
function chosen(call: FormulaCall): FormulaValue {
  if (call.count % 2 !== 0) throw new FormulaError('Incorrect number of parameters for function CASE()');
  const subject = call.value(0);
  for (let index = 1; index < call.count - 1; index += 2) if (equal(subject, call.value(index))) return call.value(index + 1);
  return call.value(call.count - 1);
}

/** IFS(condition1, value1, ..., else). */
function firstTrue(call: FormulaCall): FormulaValue {
  for (let index = 0; index < call.count - 1; index += 2) if (call.boolean(index)) return call.value(index + 1);
  return call.count % 2 === 1 ? call.value(call.count - 1) : null;
}

function fieldPath(call: FormulaCall, index: number): readonly string[] {
  const node = call.node(index);
  if (node.kind !== 'path' || node.parts[0]?.startsWith('$') === true)
    throw new FormulaError(`Function ${call.name}() may only be used with a field`);
  return node.parts;
}

/** PRIORVALUE of a new record is the value itself (documented). */
function priorValue(call: FormulaCall): FormulaValue {
  const path = fieldPath(call, 0);
  return call.context.priorField === null ? call.context.field(path) : call.context.priorField(path);
}

function isChanged(call: FormulaCall): boolean {
  const path = fieldPath(call, 0);
  return call.context.priorField !== null && !equal(call.context.priorField(path), call.context.field(path));
}

function includes(call: FormulaCall): boolean {
  return call.text(0).split(';').includes(call.text(1));
}

export const logicFunctions: FormulaFunctionTable = {
  IF: formulaFunction(3, 3, (call) => (call.boolean(0) ? call.value(1) : call.value(2))),
  IFS: formulaFunction(3, Infinity, firstTrue),
  CASE: formulaFunction(4, Infinity, chosen),
  AND: formulaFunction(1, Infinity, (call) => !anyOf(call, false)),
  OR: formulaFunction(1, Infinity, (call) => anyOf(call, true)),
  NOT: formulaFunction(1, 1, (call) => !call.boolean(0)),
  ISBLANK: formulaFunction(1, 1, (call) => isBlank(call.value(0))),
  // Text is never null for ISNULL, only blank (documented).
  ISNULL: formulaFunction(1, 1, (call) => call.value(0) === null),
  BLANKVALUE: formulaFunction(2, 2, (call) => (isBlank(call.value(0)) ? call.value(1) : call.value(0))),
  NULLVALUE: formulaFunction(2, 2, (call) => (call.value(0) === null ? call.value(1) : call.value(0))),
  ISPICKVAL: formulaFunction(2, 2, (call) => call.text(0) === call.text(1)),
  INCLUDES: formulaFunction(2, 2, includes),
  ISNUMBER: formulaFunction(1, 1, (call) => /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(call.text(0))),
  ISNEW: formulaFunction(0, 0, (call) => call.context.isNew),
  ISCLONE: formulaFunction(0, 0, (call) => call.context.isClone),
  ISCHANGED: formulaFunction(1, 1, isChanged),
  PRIORVALUE: formulaFunction(1, 1, priorValue),
};
