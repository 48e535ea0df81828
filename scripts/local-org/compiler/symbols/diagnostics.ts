/**
 * Holds the text of every compile error, in the platform's own words as far as they are known (Apex Developer Guide; messages seen in
 * orgs).
 */
import { typeName } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { Diagnostic, Span } from '../../contracts/symbols.ts';

export interface Problem {
  readonly message: string;
  /** Named when the Apex is valid and the local org lacks something. */
  readonly unsupportedFeature?: string;
}

/** Leaves the binding of one statement or declaration; the next one goes on. */
export class BindError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(span: Span, problem: Problem) {
    super(problem.message);
    this.diagnostic = { span, ...problem };
  }
}

/**
 * A member of the platform that exists and that the local org lacks: told with its place, and left to fail by name when it is
 * reached, so that one rare call does not keep a whole class, and all that use it, from running.
 */
export function reportUnsupported(report: (diagnostic: Diagnostic) => void, span: Span, feature: string): void {
  report({ span, ...unsupported(feature), isDeferred: true });
}

/** What follows from an error that is already reported in the same file. */
export function failQuietly(span: Span): never {
  throw new BindError(span, { message: '' });
}

export function isQuiet(diagnostic: Diagnostic): boolean {
  return diagnostic.message === '';
}

export function fail(span: Span, problem: Problem | string): never {
  throw new BindError(span, typeof problem === 'string' ? { message: problem } : problem);
}

/** The platform writes the type of null as NULL. */
function argumentList(types: readonly ApexType[]): string {
  return types.map((type) => (type.kind === 'primitive' && type.name === 'null' ? 'NULL' : typeName(type))).join(', ');
}

export const messages = {
  variableDoesNotExist: (name: string) => `Variable does not exist: ${name}`,
  methodDoesNotExist: (name: string, types: readonly ApexType[], owner: string) =>
    `Method does not exist or incorrect signature: void ${name}(${argumentList(types)}) from the type ${owner}`,
  constructorNotDefined: (owner: string, types: readonly ApexType[]) =>
    `Constructor not defined: [${owner}].<Constructor>(${argumentList(types)})`,
  ambiguousMethod: (name: string, types: readonly ApexType[]) => `Ambiguous method signature: void ${name}(${argumentList(types)})`,
  invalidType: (name: string) => `Invalid type: ${name}`,
  illegalAssignment: (from: ApexType, to: ApexType) => `Illegal assignment from ${typeName(from)} to ${typeName(to)}`,
  illegalConversion: (from: ApexType, to: ApexType) => `Illegal conversion from ${typeName(from)} to ${typeName(to)}`,
  incompatibleTypes: (from: ApexType, to: ApexType) =>
    `Incompatible types since an instance of ${typeName(from)} is never an instance of ${typeName(to)}`,
  incompatibleTernary: (left: ApexType, right: ApexType) => `Incompatible types in ternary operator: ${typeName(left)}, ${typeName(right)}`,
  incompatibleCoalesce: (left: ApexType, right: ApexType) =>
    `Incompatible types in null coalescing operator: ${typeName(left)}, ${typeName(right)}`,
  conditionMustBeBoolean: (actual: ApexType) => `Condition expression must be of type Boolean: ${typeName(actual)}`,
  fieldDoesNotExist: (field: string, object: string) => `Field does not exist: ${field} on ${object}`,
  variableDoesNotExistOn: (name: string, owner: ApexType) => `Variable does not exist: ${name} on ${typeName(owner)}`,
  initialTermNotQualifiable: (owner: ApexType) => `Initial term of field expression must be a concrete SObject: ${typeName(owner)}`,
  duplicateVariable: (name: string) => `Duplicate variable: ${name}`,
  duplicateField: (name: string) => `Duplicate field: ${name}`,
  duplicateMethod: (signature: string) => `Method already defined: ${signature}`,
  duplicateType: (name: string) => `Duplicate class name: ${name}`,
  arithmetic: 'Arithmetic expressions must use numeric arguments',
  arithmeticDate: 'Date/time expressions must use Integer or Long or Double or Decimal',
  comparison: (left: ApexType, right: ApexType) => `Comparison arguments must be compatible types: ${typeName(left)}, ${typeName(right)}`,
  inequality: (type: ApexType) => `Inequality operator can only be used with numeric, date, time or String values: ${typeName(type)}`,
  logical: (operator: string, type: ApexType) =>
    `AND operator can only be applied to Boolean expressions`.replace('AND', operator === '||' ? 'OR' : 'AND') + ` (${typeName(type)})`,
  not: 'NOT operator can only be applied to Boolean expressions',
  bitwise: 'Bitwise operator only allowed on Integer and Long types',
  preOperator: (operator: string) => `Unary operator ${operator} only allowed on numeric types`,
  nonVariableAssignment: 'Expression cannot be assigned',
  finalAssignment: (name: string) => `Final variable has already been initialized: ${name}`,
  staticNeedsType: (kind: 'Method' | 'Variable', signature: string) =>
    `Static ${kind === 'Method' ? 'method' : 'field'} cannot be referenced from a non static context: ${signature}`,
  instanceFromStatic: (kind: 'Method' | 'Variable', signature: string) =>
    `Non static ${kind === 'Method' ? 'method' : 'field'} cannot be referenced from a static context: ${signature}`,
  thisFromStatic: (word: string) => `Illegal to use ${word} in static context`,
  cannotInstantiate: (kind: string, name: string) => `Type cannot be constructed: ${name}${kind === 'abstract' ? ' (abstract)' : ''}`,
  mustReturn: 'Non-void method might not return a value or might have statement after return statement.',
  unreachable: 'Unreachable statement',
  returnInVoid: 'Void method must not return a value',
  returnNeedsValue: (type: ApexType) => `Method must return a value of type ${typeName(type)}`,
  loopType: (actual: ApexType) => `Loop must iterate over collection: ${typeName(actual)}`,
  loopVariable: (expected: ApexType, actual: ApexType) => `Loop variable must be of type ${typeName(expected)}: ${typeName(actual)}`,
  dmlType: (actual: ApexType) => `DML requires SObject or SObject list type: ${typeName(actual)}`,
  throwType: (actual: ApexType) => `Throw expression must be of type exception: ${typeName(actual)}`,
  catchType: (actual: ApexType) => `Catch clause must be of type Exception: ${typeName(actual)}`,
  listIndex: 'List index must be of type Integer',
  notAList: (actual: ApexType) => `Expression must be a list type: ${typeName(actual)}`,
  integerLiteral: (text: string) => `Illegal integer: ${text}`,
  longLiteral: (text: string) => `Illegal long: ${text}`,
  mustImplement: (className: string, signature: string, owner: string) =>
    `Class ${className} must implement the method: ${signature} from ${owner}`,
  mustImplementAbstract: (className: string, signature: string) => `Class ${className} must implement the abstract method: ${signature}`,
  overrideRequired: (signature: string) => `Method must use the override keyword: ${signature}`,
  notOverridable: (signature: string) => `Non-virtual, non-abstract methods cannot be overridden: ${signature}`,
  overridesNothing: (signature: string) => `Method does not override an ancestor method: ${signature}`,
  notExtensible: (name: string) => `Non-virtual and non-abstract type cannot be extended: ${name}`,
  mustBeInterface: (name: string) => `Interface must be of interface type: ${name}`,
  bodyRequired: (signature: string) => `Method must define a body: ${signature}`,
  abstractBody: (signature: string) => `Abstract methods cannot have a body: ${signature}`,
  switchType: (actual: ApexType) => `Switch expression type not supported: ${typeName(actual)}`,
  duplicateWhen: (text: string) => `Duplicate when value: ${text}`,
  enumValueExpected: (name: string) => `When value must be an enum constant: ${name}`,
  statementOutsideLoop: (word: string) => `${word} must be in loop`,
  fromObject: (name: string) => `sObject type '${name}' is not supported.`,
  noSuchColumn: (field: string, object: string) => `No such column '${field}' on entity '${object}'.`,
  expressionStatement: 'Expression cannot be a statement.',
  typeArguments: (name: string) => `Invalid type arguments: ${name}`,
  labelDoesNotExist: (name: string) => `External string does not exist: ${name}`,
  notVisible: (kind: 'Method' | 'Type' | 'Variable', name: string) => `${kind} is not visible: ${name}`,
  brokenDependency: (name: string) => `Dependent class is invalid and needs recompilation: ${name}`,
} as const;

export function unsupported(feature: string): Problem {
  return { message: `The local org does not support ${feature} yet`, unsupportedFeature: feature };
}
