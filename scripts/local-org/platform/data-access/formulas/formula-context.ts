/** What a formula in Apex is asked of: an SObject, or a global class whose fields may lead to records and further classes. */
import { transaction } from '../../../contracts/transaction.ts';
import type { DisplayType } from '../../../contracts/schema.ts';
import type { FieldSymbol, TypeSymbol } from '../../../contracts/symbols.ts';
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import { FormulaError, resolvePath } from '../../../formula/index.ts';
import type { ReadablePath } from '../../../formula/index.ts';
import { SObjectValue } from '../../../values/index.ts';

const displayTypes: Readonly<Record<string, DisplayType>> = {
  Boolean: 'BOOLEAN',
  Integer: 'INTEGER',
  Long: 'LONG',
  Double: 'DOUBLE',
  Decimal: 'DOUBLE',
  Date: 'DATE',
  Datetime: 'DATETIME',
  Time: 'TIME',
  Id: 'ID',
  String: 'STRING',
};

function unknownField(parts: readonly string[]): FormulaError {
  return new FormulaError(`Field ${parts.join('.')} does not exist. Check spelling.`);
}

/** "The context type ... must be a global, user-defined Apex class" (Apex Developer Guide, "Formula Evaluation in Apex"). */
function globalClass(name: string): TypeSymbol {
  const symbol = transaction().project.findType(name);
  if (symbol === null || !symbol.modifiers.includes('global')) throw new FormulaError(`The context type ${name} must be a global class`);
  return symbol;
}

/** "Any fields, properties, or methods that the formula references must also be global" (the same). */
function globalField(symbol: TypeSymbol, name: string, parts: readonly string[]): FieldSymbol {
  for (let current: TypeSymbol | null = symbol; current !== null; current = superClass(current)) {
    const field = current.fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase() && !candidate.isStatic);
    if (field === undefined) continue;
    if (!field.modifiers.includes('global')) break;
    return field;
  }
  throw unknownField(parts);
}

function superClass(symbol: TypeSymbol): TypeSymbol | null {
  const type = symbol.superType;
  return type?.kind === 'declared' && type.origin === 'project' ? transaction().project.findType(type.name) : null;
}

/** Checks the context type itself, which a formula without fields needs as well. */
export function checkContext(type: ApexType): void {
  if (type.kind === 'declared' && type.origin === 'project') globalClass(type.name);
  else if (type.kind !== 'sobject' || type.name === 'SObject')
    throw new FormulaError(`${typeName(type)} cannot be the context of a formula`);
}

/** Checks a path of a formula against the context type, as `build()` does. */
export function findPath(type: ApexType, parts: readonly string[], before: readonly string[] = []): ReadablePath {
  if (type.kind === 'sobject' && type.name !== 'SObject') {
    const { parts: canonical, field } = resolvePath(parts, type.name, transaction().schema);
    return { parts: [...before, ...canonical], field };
  }
  if (type.kind !== 'declared' || type.origin !== 'project') throw unknownField([...before, ...parts]);
  const [first = '', ...rest] = parts;
  const field = globalField(globalClass(type.name), first, [...before, ...parts]);
  if (rest.length > 0) return findPath(field.type, rest, [...before, field.name]);
  const displayType = field.type.kind === 'primitive' ? displayTypes[field.type.name] : undefined;
  if (displayType === undefined) throw unknownField([...before, ...parts]);
  return { parts: [...before, field.name], field: { type: displayType } };
}

/** The value at a path that findPath gave; null where something on the way is null. */
export function readPath(context: unknown, path: readonly string[]): unknown {
  const [first = '', ...rest] = path;
  if (context === null || context === undefined) return null;
  if (context instanceof SObjectValue) {
    return rest.length === 0 ? context.readField(first) : readPath(context.readParent(first), rest);
  }
  const member = transaction()
    .project.instanceFields(context)
    .find(({ name }) => name === first);
  const value = member?.get() ?? null;
  return rest.length === 0 ? value : readPath(value, rest);
}
