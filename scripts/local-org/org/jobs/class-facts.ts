/** What a project class declares that the platform looks at before it runs it. */
import type { CompiledProject } from '../../contracts/transaction.ts';
import type { MethodSymbol, TypeSymbol } from '../../contracts/symbols.ts';
import type { ApexType } from '../../contracts/types.ts';

function declaredName(type: ApexType | null): string {
  return type?.kind === 'declared' ? type.name.toLowerCase() : '';
}

function isNamed(type: ApexType, interfaceName: string): boolean {
  const name = declaredName(type);
  return name === interfaceName.toLowerCase() || `system.${name}` === interfaceName.toLowerCase();
}

/** Whether a class implements a platform interface, itself or by what it extends. */
export function implementsInterface(project: CompiledProject, className: string, interfaceName: string): boolean {
  const seen = new Set<string>();
  const pending = [className.toLowerCase()];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const symbol = project.findType(name);
    if (symbol === null) continue;
    if (symbol.interfaces.some((type) => isNamed(type, interfaceName))) return true;
    for (const type of [...symbol.interfaces, ...(symbol.superType === null ? [] : [symbol.superType])]) pending.push(declaredName(type));
  }
  return false;
}

export function classNameOf(value: unknown): string {
  const type = (value as { readonly apexType?: ApexType } | null)?.apexType;
  return type?.kind === 'declared' ? type.name : 'Object';
}

/** A method by name, in a class or what it extends; names are case-insensitive. */
export function findMethods(
  project: CompiledProject,
  className: string,
  methodName: string,
): { readonly type: TypeSymbol; readonly method: MethodSymbol }[] {
  const found: { type: TypeSymbol; method: MethodSymbol }[] = [];
  for (
    let type = project.findType(className);
    type !== null;
    type = type.superType === null ? null : project.findType(declaredName(type.superType))
  ) {
    for (const method of type.methods) if (method.name.toLowerCase() === methodName.toLowerCase()) found.push({ type, method });
  }
  return found;
}
