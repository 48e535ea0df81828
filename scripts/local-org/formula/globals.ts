import { transaction } from '../contracts/runtime.ts';
import { FormulaError } from './syntax.ts';
import type { FormulaValue } from './values.ts';

const globals: Readonly<Record<string, (parts: readonly string[]) => FormulaValue>> = {
  $permission: (parts) => transaction().access.hasCustomPermission(parts.join('__')),
  $label: (parts) => label(parts.at(-1) ?? ''),
};

/** A merge field that starts with `$`. */
export function readGlobal(parts: readonly string[]): FormulaValue {
  const [first = '', ...rest] = parts;
  const found = globals[first.toLowerCase()];
  if (found === undefined) throw new FormulaError(`Formula global ${first} is not supported by the local org`, `formula global ${first}`);
  return found(rest);
}

function label(name: string): string {
  const found = [...transaction().metadata.labels].find(([key]) => key.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new FormulaError(`Field $Label.${name} does not exist. Check spelling.`);
  return found[1];
}
