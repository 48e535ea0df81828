/** Evaluates a parsed formula against one record. */
import { asBoolean, asNumber, asText } from './values/coerce.ts';
import type { FormulaCall, FormulaContext } from './functions/context.ts';
import { formulaFunctions, unsupportedFunctions } from './functions/index.ts';
import { negate, parseNumber } from './values/numbers.ts';
import { operators } from './functions/operators.ts';
import { FormulaError } from './parsing/syntax.ts';
import type { FormulaNode } from './parsing/syntax.ts';
import type { FormulaValue } from './values/values.ts';

export function evaluate(node: FormulaNode, context: FormulaContext): FormulaValue {
  switch (node.kind) {
    case 'text':
    case 'constant':
      return node.value;
    case 'number':
      return parseNumber(node.text);
    case 'path':
      return node.parts[0]?.startsWith('$') === true ? context.global(node.parts) : context.field(node.parts);
    case 'unary':
      return unary(node.operator, evaluate(node.operand, context));
    case 'binary':
      if (node.operator === '&&') return asBoolean(evaluate(node.left, context)) && asBoolean(evaluate(node.right, context));
      if (node.operator === '||') return asBoolean(evaluate(node.left, context)) || asBoolean(evaluate(node.right, context));
      return operators[node.operator](evaluate(node.left, context), evaluate(node.right, context));
    case 'call':
      return call(node, context);
  }
}

function unary(operator: '-' | '+' | '!', value: FormulaValue): FormulaValue {
  if (operator === '!') return !asBoolean(value);
  const number = asNumber(value);
  return operator === '+' || number === null ? number : negate(number);
}

function call(node: Extract<FormulaNode, { kind: 'call' }>, context: FormulaContext): FormulaValue {
  const found = findFunction(node.name, node.arguments.length);
  const argument = (index: number): FormulaNode => node.arguments[index] ?? { kind: 'constant', value: null };
  const view: FormulaCall = {
    name: node.name,
    count: node.arguments.length,
    context,
    node: argument,
    value: (index) => evaluate(argument(index), context),
    text: (index) => asText(evaluate(argument(index), context)),
    boolean: (index) => asBoolean(evaluate(argument(index), context)),
  };
  return found.evaluate(view);
}

/** The function, or the platform's complaint about its name or its number of parameters. */
export function findFunction(name: string, count: number): (typeof formulaFunctions)[string] {
  const found = formulaFunctions[name];
  if (found === undefined) {
    if (unsupportedFunctions.has(name))
      throw new FormulaError(`Formula function ${name} is not supported by the local org`, `formula function ${name}`);
    throw new FormulaError(`Unknown function ${name}. Check spelling.`);
  }
  if (count < found.minimum || count > found.maximum) {
    const expected = found.minimum === found.maximum ? String(found.minimum) : `at least ${found.minimum}`;
    throw new FormulaError(`Incorrect number of parameters for function ${name}(). Expected ${expected}, received ${count}`);
  }
  return found;
}
