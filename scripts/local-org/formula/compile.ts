/** A formula that is ready to be computed: parsed, its paths known, its result an Apex value. */
import type { FieldSchema, SchemaRegistry } from '../contracts/schema.ts';
import { fromApex, toApex } from './values/apex-values.ts';
import { asBoolean } from './values/coerce.ts';
import type { FormulaContext } from './functions/context.ts';
import { evaluate } from './evaluate.ts';
import { readGlobal } from './globals.ts';
import { integer } from './values/numbers.ts';
import { parseFormula } from './parsing/parser.ts';
import { collectPaths, pathKey, visitPaths } from './paths.ts';
import type { FormulaPath, ReadablePath } from './paths.ts';
import type { FormulaNode } from './parsing/syntax.ts';
import { FormulaValueError } from './values/values.ts';
import type { FormulaValue } from './values/values.ts';

/** Gives the Apex value at a canonical path (`['Account', 'Name']`) of the record; null where a parent is missing. */
export type PathReader = (path: readonly string[]) => unknown;

export interface FormulaInput {
  readonly read: PathReader;
  /** The record before this save; null when there is none. */
  readonly readPrior: PathReader | null;
  readonly isNew: boolean;
  readonly isClone?: boolean;
  readonly now: number;
  readonly timeZone: string;
}

export interface CompiledFormula {
  readonly text: string;
  /** What has to be loaded before evaluation. */
  readonly paths: readonly FormulaPath[];
  evaluate(input: FormulaInput): FormulaValue;
}

const numericTypes: ReadonlySet<string> = new Set(['CURRENCY', 'DOUBLE', 'INTEGER', 'LONG', 'PERCENT']);

const caches = new WeakMap<SchemaRegistry, Map<string, CompiledFormula>>();

/** Parses and checks a formula once per schema; throws FormulaError when it is not valid or not supported. */
export function compileFormula(text: string, objectName: string, schema: SchemaRegistry, treatsBlankAsZero = false): CompiledFormula {
  let cache = caches.get(schema);
  if (cache === undefined) caches.set(schema, (cache = new Map<string, CompiledFormula>()));
  const key = `${objectName}\u0000${treatsBlankAsZero}\u0000${text}`;
  let compiled = cache.get(key);
  if (compiled === undefined) {
    const node = parseFormula(text);
    compiled = bind(text, node, collectPaths(node, objectName, schema), treatsBlankAsZero);
    cache.set(key, compiled);
  }
  return compiled;
}

/** A formula over something other than a record: `find` gives what its paths lead to. */
export function compileFormulaOver<P extends ReadablePath>(
  text: string,
  find: (parts: readonly string[]) => P,
  treatsBlankAsZero: boolean,
): Omit<CompiledFormula, 'paths'> & { readonly paths: readonly P[]; readonly globals: readonly string[] } {
  const node = parseFormula(text);
  const globals: string[] = [];
  const paths = new Map<string, P>();
  visitPaths(node, (parts) => {
    if (parts[0]?.startsWith('$') === true) globals.push(parts[0]);
    else paths.set(pathKey(parts), find(parts));
  });
  return { ...bind(text, node, paths, treatsBlankAsZero), paths: [...paths.values()], globals };
}

function bind<P extends ReadablePath>(
  text: string,
  node: FormulaNode,
  paths: ReadonlyMap<string, P>,
  treatsBlankAsZero: boolean,
): { readonly text: string; readonly paths: readonly P[]; evaluate(input: FormulaInput): FormulaValue } {
  const reader =
    (read: PathReader) =>
    (written: readonly string[]): FormulaValue => {
      const path = paths.get(pathKey(written));
      if (path === undefined) return null;
      const value = fromApex(read(path.parts), path.field);
      if (value === null && path.field.type === 'BOOLEAN') return false;
      return value === null && treatsBlankAsZero && numericTypes.has(path.field.type) ? integer(0) : value;
    };
  return {
    text,
    paths: [...paths.values()],
    evaluate: (input) => {
      const context: FormulaContext = {
        field: reader(input.read),
        priorField: input.readPrior === null ? null : reader(input.readPrior),
        global: readGlobal,
        isNew: input.isNew,
        isClone: input.isClone ?? false,
        now: input.now,
        timeZone: input.timeZone,
      };
      return evaluate(node, context);
    },
  };
}

/** A formula field ready to be computed for rows whose `paths` are loaded. */
export interface CompiledFormulaField {
  readonly paths: readonly FormulaPath[];
  /** The field's Apex value; `#Error!` (a value-level failure) reads as null, as the API gives it. */
  compute(input: FormulaInput): unknown;
}

/** For SOQL: load `paths` (a path that ends in another formula field is the caller's to compute first), then `compute`. */
export function compileFormulaField(objectName: string, field: FieldSchema, schema: SchemaRegistry): CompiledFormulaField {
  if (field.formula === null) throw new Error(`${objectName}.${field.name} is not a formula field`);
  const formula = compileFormula(field.formula, objectName, schema, field.formulaTreatsBlankAsZero);
  return { paths: formula.paths, compute: (input) => toApex(valueOrError(formula, input), field) };
}

function valueOrError(formula: CompiledFormula, input: FormulaInput): FormulaValue {
  try {
    return formula.evaluate(input);
  } catch (error) {
    if (error instanceof FormulaValueError) return null;
    throw error;
  }
}

/** For validation rules: whether the error condition holds. */
export function isTrue(formula: CompiledFormula, input: FormulaInput): boolean {
  return asBoolean(formula.evaluate(input));
}
