/** What one statement needs while it is translated: parameters, columns, aliases, and what it touches. */
import type { QueryRequest, Storage, UserContext } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../../contracts/schema.ts';
import { field } from '../../schema/field.ts';

/** Sharing, filled by ../../security. */
export interface QueryHooks {
  /**
   * A SQL condition on the table `alias` that holds for the rows the user may read; null when all may be read. `parameter` takes a value
   * and gives its placeholder.
   */
  visibility(object: ObjectSchema, alias: string, user: UserContext, parameter: (value: unknown) => string): string | null;
  /** Those of the rows that the user may change; null when all may be. */
  editable(object: ObjectSchema, ids: readonly string[]): ReadonlySet<string> | null;
}

/** The same for a query and its subqueries. */
export interface QueryEnvironment {
  readonly schema: SchemaRegistry;
  /** The schema by the names that the query's text may use. */
  readonly names: SchemaRegistry;
  readonly storage: Storage;
  readonly binds: QueryRequest['binds'];
  readonly hooks: QueryHooks;
  readonly user: UserContext;
  readonly now: number;
  readonly sharing: boolean;
  readonly allRows: boolean;
  /** Object -> fields that the query names, for user mode. `select` tells those of the field list from the others. */
  readonly accessed: Map<string, Map<string, { inSelect: boolean }>>;
  /** Temporary formula tables that this query has filled. */
  readonly materialized: Set<string>;
}

export class StatementContext {
  readonly environment: QueryEnvironment;
  readonly parameters: unknown[] = [];
  readonly #columns = new Map<string, string>();
  #aliases = 0;
  #silent = 0;
  /** While the field list is translated: accesses are marked as selected. */
  inSelect = false;

  constructor(environment: QueryEnvironment) {
    this.environment = environment;
  }

  readonly parameter = (value: unknown): string => {
    this.parameters.push(value);
    return `?${this.parameters.length}`;
  };

  newAlias(): string {
    this.#aliases += 1;
    return `t${this.#aliases}`;
  }

  /** The name under which the row will hold the expression's value. */
  column(sql: string): string {
    let name = this.#columns.get(sql);
    if (name === undefined) {
      name = `c${this.#columns.size}`;
      this.#columns.set(sql, name);
    }
    return name;
  }

  get selectList(): string {
    return [...this.#columns].map(([sql, name]) => `${sql} AS ${name}`).join(', ');
  }

  withoutNoting<T>(work: () => T): T {
    this.#silent += 1;
    try {
      return work();
    } finally {
      this.#silent -= 1;
    }
  }

  note(objectName: string, fieldName: string): void {
    if (this.#silent > 0) return;
    const { accessed } = this.environment;
    let fields = accessed.get(objectName);
    if (fields === undefined) accessed.set(objectName, (fields = new Map<string, { inSelect: boolean }>()));
    const known = fields.get(fieldName);
    if (known === undefined) fields.set(fieldName, { inSelect: this.inSelect });
    else known.inSelect ||= this.inSelect;
  }
}

/** An expression in SQL, in the storage's encoding of `field`. */
export interface TypedSql {
  readonly sql: string;
  /** Type, scale and name: of a real field, or made up for a function's result. */
  readonly field: FieldSchema;
  /** Read through a parent that may be missing. */
  readonly isOuter: boolean;
  readonly source: 'field' | 'function' | 'aggregate';
}

/** SUM and AVG of a field: compared as they are, not as the field's column keeps its values. */
export interface TotalField extends FieldSchema {
  readonly total: 'average' | 'sum';
}

export function totalOf(field: FieldSchema): TotalField['total'] | null {
  return (field as Partial<TotalField>).total ?? null;
}

export function resultField(name: string, parts: Partial<FieldSchema> & Pick<FieldSchema, 'type'>): FieldSchema {
  return field({ name, ...parts });
}
