/** Finds the value of `:name` in dynamic SOQL: a variable of the code that calls, or an entry of the bind map. */
import { callingCode } from '../../contracts/transaction.ts';
import type { ApexMap } from '../../values/index.ts';
import { apexException, nullPointer } from '../../values/index.ts';

/** Text in quotes, or a bind. */
const literalOrBind = /'(?:[^'\\]|\\.)*'|:\s*([A-Za-z_][\w.]*)/g;

export function bindNames(soql: string): string[] {
  return [...soql.matchAll(literalOrBind)].flatMap((match) => match[1] ?? []);
}

/** Date literals such as `LAST_N_DAYS:30` have a number there and never match. Only simple variables are seen (documented). */
export function localBinds(soql: string): ReadonlyMap<string, unknown> {
  const binds = new Map<string, unknown>();
  for (const name of bindNames(soql)) {
    const found = callingCode.resolveBind?.(name);
    if (found === undefined) throw apexException('System.QueryException', `Variable does not exist: ${name}`);
    binds.set(name, found.value);
  }
  return binds;
}

export function mapBinds(map: ApexMap | null): ReadonlyMap<string, unknown> {
  if (map === null) throw nullPointer();
  const binds = new Map<string, unknown>();
  for (const [key, value] of map.entries()) {
    const name = String(key);
    if ([...binds.keys()].some((known) => known.toLowerCase() === name.toLowerCase()))
      throw apexException(
        'System.QueryException',
        `The bindMap consists of duplicate case-insensitive keys: [${[...binds.keys()].find((known) => known.toLowerCase() === name.toLowerCase())}, ${name}]`,
      );
    binds.set(name, value);
  }
  return binds;
}
