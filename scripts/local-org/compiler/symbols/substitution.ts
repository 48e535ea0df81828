/** Puts type arguments into the generics of the platform: `List<T>.add(T)` becomes `List<Account>.add(Account)`. */
import type { ApexType } from '../../contracts/types.ts';
import type { MethodSymbol, TypeSymbol } from '../../contracts/symbols.ts';
import { listOf, mapOf, OBJECT, setOf, typeKey } from './common-types.ts';

export function substitute(type: ApexType, values: ReadonlyMap<string, ApexType>): ApexType {
  switch (type.kind) {
    case 'parameter':
      return values.get(type.name) ?? OBJECT;
    case 'list':
      return listOf(substitute(type.element, values));
    case 'set':
      return setOf(substitute(type.element, values));
    case 'map':
      return mapOf(substitute(type.key, values), substitute(type.value, values));
    case 'declared':
      return type.arguments.length === 0 ? type : { ...type, arguments: type.arguments.map((argument) => substitute(argument, values)) };
    default:
      return type;
  }
}

function substituteMethod(method: MethodSymbol, values: ReadonlyMap<string, ApexType>): MethodSymbol {
  return {
    ...method,
    parameters: method.parameters.map((parameter) => ({
      name: parameter.name,
      type: substitute(parameter.type, values),
    })),
    result: substitute(method.result, values),
  };
}

/** The world, as far as substitution asks it. */
interface SymbolSource {
  readonly platform: { symbol(canonicalName: string): TypeSymbol };
  readonly memory: { readonly symbols: Map<string, TypeSymbol | null> };
}

export function instantiate(world: SymbolSource, name: string, typeArguments: readonly ApexType[]): TypeSymbol {
  const memory = world.memory.symbols;
  const key = `${name}<${typeArguments.map(typeKey).join(',')}>`;
  const before = memory.get(key);
  if (before !== undefined && before !== null) return before;
  const symbol = world.platform.symbol(name);
  const values = new Map(symbol.typeParameters.map((parameter, index) => [parameter, typeArguments[index] ?? OBJECT]));
  const made: TypeSymbol = {
    ...symbol,
    superType: symbol.superType === null ? null : substitute(symbol.superType, values),
    interfaces: symbol.interfaces.map((type) => substitute(type, values)),
    methods: symbol.methods.map((method) => substituteMethod(method, values)),
    constructors: symbol.constructors.map((method) => substituteMethod(method, values)),
  };
  memory.set(key, made);
  return made;
}
