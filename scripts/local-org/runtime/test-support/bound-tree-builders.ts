/** Small bound trees by hand, for tests of the emitter that need no binder. */
import type { BoundExpression, BoundMethod, BoundStatement, BoundType, LocalVariable } from '../../contracts/bound-tree.ts';
import { primitive } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { MethodSymbol, Span, TypeSymbol } from '../../contracts/symbols.ts';

export function at(line: number): Span {
  return { file: 'Sample.cls', line, column: 1 };
}

export const integer = primitive('Integer');
export const string = primitive('String');

export function literal(
  value: number | string | boolean | null,
  type: ApexType = typeof value === 'number' ? integer : string,
  line = 1,
): BoundExpression {
  return { kind: 'literal', value, type, span: at(line) };
}

export function local(name: string, type: ApexType = integer): LocalVariable {
  return { name, identifier: name, type, isFinal: false };
}

export function read(variable: LocalVariable, line = 1): BoundExpression {
  return { kind: 'local', variable, type: variable.type, span: at(line) };
}

export function block(...statements: BoundStatement[]): BoundStatement {
  return { kind: 'block', statements, span: at(1) };
}

export function returning(value: BoundExpression, line = 1): BoundStatement {
  return { kind: 'return', value, span: at(line) };
}

export function methodSymbol(name: string, parameters: readonly LocalVariable[], result: ApexType): MethodSymbol {
  return {
    owner: 'Sample',
    ownerOrigin: 'project',
    name,
    isStatic: true,
    isAbstract: false,
    isVirtual: false,
    parameters,
    result,
    modifiers: ['public', 'static'],
    annotations: [],
    key: `${name.toLowerCase()}$`,
    aliases: [],
    span: at(1),
  };
}

export function method(symbol: MethodSymbol, parameters: readonly LocalVariable[], body: BoundStatement): BoundMethod {
  return { symbol, parameters, body, span: at(1) };
}

export function sampleType(methods: readonly BoundMethod[]): BoundType {
  const symbol: TypeSymbol = {
    kind: 'class',
    origin: 'project',
    name: 'Sample',
    typeParameters: [],
    superType: null,
    interfaces: [],
    modifiers: ['public'],
    sharing: 'unstated',
    apiVersion: 67,
    annotations: [],
    methods: methods.map((one) => one.symbol),
    constructors: [],
    fields: [],
    enumValues: [],
    span: at(1),
  };
  return { symbol, staticMembers: [], instanceMembers: [], properties: [], methods, constructors: [], innerTypes: [], span: at(1) };
}
