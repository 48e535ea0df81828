/**
 * Implements Test.createStub: an object whose every instance method asks a StubProvider.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_stub_api.htm
 */
import { memberName } from '../compiler/emitter/index.ts';
import { transaction } from '../contracts/transaction.ts';
import type { CompiledProject } from '../contracts/transaction.ts';
import type { MethodSymbol, TypeSymbol } from '../contracts/symbols.ts';
import type { ApexType } from '../contracts/types.ts';
import { primitive } from '../contracts/types.ts';
import { ApexList, ApexObject, platformType, typeToken } from '../values/index.ts';
import type { JavaScriptClass } from './compiled-module.ts';
import { conversionOperators } from './operators/conversions.ts';

/** The StubProvider of each stub. */
export const stubProviders = new WeakMap<object, unknown>();

function list(element: ApexType, items: unknown[]): ApexList {
  return new ApexList(element, items);
}

function askProvider(stub: object, method: MethodSymbol, values: unknown[]): unknown {
  const isVoid = method.result.kind === 'primitive' && method.result.name === 'void';
  const answer = transaction().project.invokeByName(stubProviders.get(stub), 'handleMethodCall', [
    stub,
    method.name,
    isVoid ? null : typeToken(method.result),
    list(
      platformType('System.Type'),
      method.parameters.map(({ type }) => typeToken(type)),
    ),
    list(
      primitive('String'),
      method.parameters.map(({ name }) => name),
    ),
    list(primitive('Object'), values),
  ]);
  return isVoid ? null : conversionOperators.cast(answer, method.result);
}

/** The methods of a type, of what it extends and of all its interfaces; nearest first. */
function methodsOf(symbol: TypeSymbol, findType: CompiledProject['findType']): MethodSymbol[] {
  const parents = [...(symbol.superType === null ? [] : [symbol.superType]), ...symbol.interfaces];
  const inherited = parents.flatMap((type) => {
    const parent = type.kind === 'declared' && type.origin === 'project' ? findType(type.name) : null;
    return parent === null ? [] : methodsOf(parent, findType);
  });
  return [...symbol.methods, ...inherited];
}

function isStubbed(method: MethodSymbol): boolean {
  return !method.isStatic && !memberName(method).includes('$of$');
}

/** The platform's name for the class of a stub, which String.valueOf shows. */
export function stubSymbol(symbol: TypeSymbol, type: ApexType): TypeSymbol {
  const isClass = symbol.kind === 'class';
  return {
    ...symbol,
    kind: 'class',
    name: `${symbol.name}__sfdc_ApexStub`,
    superType: isClass ? type : null,
    interfaces: isClass ? [] : [type],
    methods: [],
    constructors: [],
    fields: [],
  };
}

/** A subclass, so that the stub is an instance of what it stands for; no constructor of it ever runs. */
export function createStubClass(
  symbol: TypeSymbol,
  type: ApexType,
  findType: CompiledProject['findType'],
  load: (name: string) => JavaScriptClass,
): new () => object {
  const base = symbol.kind === 'class' ? load(symbol.name) : (ApexObject as unknown as JavaScriptClass);
  const stubClass = class extends base {};
  Object.defineProperty(stubClass.prototype, 'apexType', { value: type });
  const methods = methodsOf(symbol, findType).filter(isStubbed);
  // From the farthest to the nearest, so that the nearest declaration of a name wins.
  for (const method of methods.reverse()) {
    const answer = function (this: object, ...values: unknown[]): unknown {
      return askProvider(this, method, values);
    };
    for (const name of [memberName(method), ...method.aliases])
      Object.defineProperty(stubClass.prototype, name, { value: answer, configurable: true });
  }
  return stubClass;
}
