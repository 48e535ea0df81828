/** The tree of a SOQL query (SOQL and SOSL Reference, "SOQL SELECT Syntax"). Positions are offsets into the query's text. */

export interface Query {
  readonly select: readonly SelectItem[];
  readonly from: { readonly name: string; readonly alias: string | null; readonly position: number };
  readonly scope: string | null;
  readonly where: Condition | null;
  readonly mode: 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED' | null;
  readonly groupBy: readonly Expression[];
  readonly groupKind: 'plain' | 'rollup' | 'cube';
  readonly having: Condition | null;
  readonly orderBy: readonly Ordering[];
  readonly limit: Operand | null;
  readonly offset: Operand | null;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
}

/** SOSL (SOQL and SOSL Reference, "SOSL Syntax"). */
export interface Search {
  readonly find: Operand;
  readonly fields: 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';
  readonly returning: readonly Query[];
  readonly mode: Query['mode'];
  readonly limit: Operand | null;
}

export type SelectItem =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | null }
  | { readonly kind: 'count' } // COUNT()
  | { readonly kind: 'subquery'; readonly query: Query }
  | { readonly kind: 'fields'; readonly which: 'ALL' | 'STANDARD' | 'CUSTOM'; readonly position: number }
  | {
      readonly kind: 'typeof';
      readonly relationship: string;
      readonly cases: readonly TypeofCase[];
      readonly otherwise: readonly Path[] | null;
      readonly position: number;
    };

export interface TypeofCase {
  readonly objectName: string;
  readonly fields: readonly Path[];
}

export interface Path {
  readonly kind: 'path';
  readonly parts: readonly string[];
  readonly position: number;
}

export interface Call {
  readonly kind: 'call';
  /** Upper case. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly position: number;
}

export type Expression = Path | Call;

export interface Ordering {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: 'FIRST' | 'LAST';
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | { readonly kind: 'compare'; readonly left: Expression; readonly operator: Comparison; readonly right: Operand }
  | { readonly kind: 'in'; readonly left: Expression; readonly negated: boolean; readonly right: Operand | Query }
  | { readonly kind: 'includes'; readonly left: Expression; readonly negated: boolean; readonly right: Operand };

export type Operand =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'datetime'; readonly text: string }
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly count: number | null }
  | { readonly kind: 'bind'; readonly name: string; readonly position: number }
  | { readonly kind: 'list'; readonly items: readonly Operand[] };

/** A query without clauses. */
export const bare = {
  scope: null,
  mode: null,
  groupBy: [],
  groupKind: 'plain',
  having: null,
  orderBy: [],
  limit: null,
  offset: null,
  allRows: false,
  forUpdate: false,
} as const;

export function isQuery(right: Operand | Query): right is Query {
  return 'select' in right;
}
