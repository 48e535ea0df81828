/**
 * The bound, typed tree: the binder's output and the emitter's input. Names are resolved, overloads chosen, implicit conversions
 * made explicit (`convert`), SOQL binds extracted. No node needs a lookup by name any more.
 */
import type { ApexType } from './types.ts';
import type { Annotation, Diagnostic, FieldSymbol, MethodSymbol, Span, TypeSymbol } from './symbols.ts';

export interface BoundProject {
  /** Types that bound without error; a type with a diagnostic is not here and does not take the rest with it. */
  readonly types: readonly BoundType[];
  readonly triggers: readonly BoundTrigger[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface BoundType {
  readonly symbol: TypeSymbol;
  /** Static initialisers and static fields in source order. */
  readonly staticMembers: readonly BoundInitializer[];
  /** Instance initialisers and instance fields in source order, run after the super constructor. */
  readonly instanceMembers: readonly BoundInitializer[];
  readonly properties: readonly BoundProperty[];
  readonly methods: readonly BoundMethod[];
  readonly constructors: readonly BoundMethod[];
  readonly innerTypes: readonly BoundType[];
  readonly span: Span;
}

export type BoundInitializer =
  | { readonly kind: 'field'; readonly field: FieldSymbol; readonly value: BoundExpression | null; readonly span: Span }
  | { readonly kind: 'block'; readonly body: BoundStatement; readonly span: Span };

export interface BoundProperty {
  readonly field: FieldSymbol;
  /** null: absent; 'auto': stored; else the body (with `value` as the parameter of set). */
  readonly getter: BoundStatement | 'auto' | null;
  readonly setter: { readonly parameter: LocalVariable; readonly body: BoundStatement } | 'auto' | null;
  readonly span: Span;
}

export interface BoundMethod {
  readonly symbol: MethodSymbol;
  readonly parameters: readonly LocalVariable[];
  /** null when abstract or of an interface. */
  readonly body: BoundStatement | null;
  readonly span: Span;
}

export interface BoundTrigger {
  readonly name: string;
  readonly objectName: string;
  readonly events: readonly { readonly timing: 'before' | 'after'; readonly operation: 'insert' | 'update' | 'delete' | 'undelete' }[];
  readonly body: BoundStatement;
  /** Methods and fields that a trigger may declare in its body are bound as a BoundType named after the trigger. */
  readonly members: BoundType | null;
  readonly span: Span;
}

/** Anonymous Apex binds to a type with one static method `run`. */
export interface LocalVariable {
  readonly name: string;
  /** Unique JavaScript identifier within its method. */
  readonly identifier: string;
  readonly type: ApexType;
  readonly isFinal: boolean;
}

export type NumericName = 'Integer' | 'Long' | 'Double' | 'Decimal';

export type BoundExpression = { readonly type: ApexType; readonly span: Span } & (
  | { readonly kind: 'literal'; readonly value: null | boolean | number | bigint | string } // Double literals: kind 'doubleLiteral'
  | { readonly kind: 'doubleLiteral'; readonly text: string }
  | { readonly kind: 'decimalLiteral'; readonly text: string }
  | { readonly kind: 'local'; readonly variable: LocalVariable }
  | { readonly kind: 'this' }
  | { readonly kind: 'field'; readonly target: BoundExpression | null; readonly field: FieldSymbol } // project field or property, read; target null = static
  | { readonly kind: 'platformProperty'; readonly target: BoundExpression | null; readonly field: FieldSymbol }
  | { readonly kind: 'enumConstant'; readonly enumType: ApexType; readonly name: string }
  | { readonly kind: 'sobjectField'; readonly target: BoundExpression; readonly fieldName: string } // type = field's Apex type
  | { readonly kind: 'sobjectParent'; readonly target: BoundExpression; readonly relationshipName: string }
  | { readonly kind: 'sobjectChildren'; readonly target: BoundExpression; readonly relationshipName: string }
  | { readonly kind: 'index'; readonly target: BoundExpression; readonly index: BoundExpression }
  | {
      readonly kind: 'call';
      readonly target: BoundExpression | null;
      readonly method: MethodSymbol;
      readonly arguments: readonly BoundExpression[];
      readonly isSuper: boolean;
    } // project method
  | {
      readonly kind: 'platformCall';
      readonly target: BoundExpression | null;
      readonly method: MethodSymbol;
      readonly arguments: readonly BoundExpression[];
    } // target null = static
  | {
      readonly kind: 'constructorCall';
      readonly isSuper: boolean;
      readonly method: MethodSymbol | null;
      readonly arguments: readonly BoundExpression[];
    } // this(...) / super(...)
  | { readonly kind: 'new'; readonly constructor_: MethodSymbol | null; readonly arguments: readonly BoundExpression[] } // project class; null = implicit constructor
  | { readonly kind: 'platformNew'; readonly constructor_: MethodSymbol; readonly arguments: readonly BoundExpression[] }
  | {
      readonly kind: 'newSObject';
      readonly objectName: string;
      readonly fields: readonly { readonly name: string; readonly value: BoundExpression }[];
    }
  | { readonly kind: 'newList'; readonly elements: readonly BoundExpression[] } // literal; also new Type[]{...}
  | { readonly kind: 'newListOfSize'; readonly size: BoundExpression }
  | { readonly kind: 'newListFrom'; readonly source: BoundExpression } // new List<T>(listOrSet or iterable)
  | { readonly kind: 'newSet'; readonly elements: readonly BoundExpression[] }
  | { readonly kind: 'newSetFrom'; readonly source: BoundExpression }
  | { readonly kind: 'newMap'; readonly entries: readonly { readonly key: BoundExpression; readonly value: BoundExpression }[] }
  | { readonly kind: 'newMapFrom'; readonly source: BoundExpression } // from a map, or from a list of SObjects keyed by Id
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/' | '&' | '|' | '^' | '<<' | '>>' | '>>>';
      readonly operand: NumericName | 'Boolean';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | { readonly kind: 'dateArithmetic'; readonly operator: '+' | '-'; readonly left: BoundExpression; readonly right: BoundExpression } // Date/Datetime/Time +- number
  | { readonly kind: 'concatenate'; readonly left: BoundExpression; readonly right: BoundExpression } // String +, operands any type
  | {
      readonly kind: 'compare';
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly operand: NumericName | 'String' | 'Date' | 'Datetime' | 'Time' | 'Enum' | 'Id';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | {
      readonly kind: 'equal';
      readonly negated: boolean;
      readonly mode: 'numeric' | 'string' | 'id' | 'value' | 'exact';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    } // string: case-insensitive; exact: ===
  | { readonly kind: 'logical'; readonly operator: '&&' | '||'; readonly left: BoundExpression; readonly right: BoundExpression }
  | { readonly kind: 'not'; readonly operand: BoundExpression }
  | { readonly kind: 'negate'; readonly numeric: NumericName; readonly operand: BoundExpression }
  | { readonly kind: 'complement'; readonly numeric: NumericName; readonly operand: BoundExpression }
  | {
      readonly kind: 'increment';
      readonly target: BoundExpression;
      readonly delta: 1 | -1;
      readonly isPrefix: boolean;
      readonly numeric: NumericName;
    }
  | { readonly kind: 'assign'; readonly target: BoundExpression; readonly value: BoundExpression } // value already converted
  /** `target op= right`: `combined` computes from `current` (a local standing for the old value), so that target is evaluated once. */
  | {
      readonly kind: 'compoundAssign';
      readonly target: BoundExpression;
      readonly current: LocalVariable;
      readonly combined: BoundExpression;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: BoundExpression;
      readonly whenTrue: BoundExpression;
      readonly whenFalse: BoundExpression;
    }
  | { readonly kind: 'coalesce'; readonly left: BoundExpression; readonly right: BoundExpression }
  /** `target?.rest`: body reads `temporary`; the whole rest of the chain is inside body; null when target is null. */
  | { readonly kind: 'safeNavigation'; readonly target: BoundExpression; readonly temporary: LocalVariable; readonly body: BoundExpression }
  | { readonly kind: 'convert'; readonly from: ApexType; readonly operand: BoundExpression } // implicit widening: numeric, String <-> Id, Date -> Datetime, ...
  | { readonly kind: 'cast'; readonly operand: BoundExpression } // explicit, checked at run time: TypeException
  | { readonly kind: 'instanceof'; readonly operand: BoundExpression; readonly tested: ApexType }
  | { readonly kind: 'typeLiteral'; readonly named: ApexType } // Account.class
  | { readonly kind: 'sobjectTypeToken'; readonly objectName: string } // Account.SObjectType, Schema.Account
  | { readonly kind: 'sobjectFieldToken'; readonly objectName: string; readonly fieldName: string } // Account.Name
  | { readonly kind: 'describeToken'; readonly objectName: string; readonly fieldName: string | null } // Schema.SObjectType.Account[.fields.Name]
  | { readonly kind: 'customLabel'; readonly name: string } // System.Label.X / Label.X
  | { readonly kind: 'soql'; readonly query: BoundQuery; readonly result: 'list' | 'single' | 'count' }
  | { readonly kind: 'sosl'; readonly query: BoundQuery }
);

/** `text` with every bind expression replaced by `:b0`, `:b1`, ... */
export interface BoundQuery {
  readonly text: string;
  readonly binds: readonly BoundExpression[];
}

export type BoundStatement = { readonly span: Span } & (
  | { readonly kind: 'block'; readonly statements: readonly BoundStatement[] }
  | { readonly kind: 'expression'; readonly expression: BoundExpression }
  | { readonly kind: 'declare'; readonly variable: LocalVariable; readonly value: BoundExpression | null }
  | { readonly kind: 'if'; readonly condition: BoundExpression; readonly then: BoundStatement; readonly else: BoundStatement | null }
  | { readonly kind: 'while'; readonly condition: BoundExpression; readonly body: BoundStatement; readonly testFirst: boolean } // do-while: testFirst false
  | {
      readonly kind: 'for';
      readonly initial: readonly BoundStatement[];
      readonly condition: BoundExpression | null;
      readonly update: readonly BoundExpression[];
      readonly body: BoundStatement;
    }
  /** `source`: list, set, Iterable object, or soql. `chunked`: `for (List<Account> chunk : [SELECT ...])`, 200 rows at a time. */
  | {
      readonly kind: 'forEach';
      readonly variable: LocalVariable;
      readonly source: BoundExpression;
      readonly chunked: boolean;
      readonly body: BoundStatement;
    }
  | { readonly kind: 'return'; readonly value: BoundExpression | null }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'throw'; readonly value: BoundExpression }
  | {
      readonly kind: 'try';
      readonly body: BoundStatement;
      readonly catches: readonly { readonly variable: LocalVariable; readonly body: BoundStatement }[];
      readonly finally: BoundStatement | null;
    }
  | {
      readonly kind: 'switch';
      readonly subject: BoundExpression;
      readonly cases: readonly BoundSwitchCase[];
      readonly otherwise: BoundStatement | null;
    }
  | {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      readonly records: BoundExpression;
      readonly access: 'default' | 'user' | 'system';
      readonly externalIdField: string | null;
      readonly mergeWith: BoundExpression | null;
    }
  | { readonly kind: 'runAs'; readonly user: BoundExpression; readonly body: BoundStatement }
);

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export type BoundSwitchCase =
  | { readonly kind: 'values'; readonly values: readonly BoundExpression[]; readonly body: BoundStatement } // converted to the subject's type
  | { readonly kind: 'type'; readonly tested: ApexType; readonly variable: LocalVariable; readonly body: BoundStatement };

export type { Annotation };
