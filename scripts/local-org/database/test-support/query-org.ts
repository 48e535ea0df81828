/** A small org for query tests: schema, storage and a transaction with nothing else in it. */
import { withTransaction } from '../../contracts/transaction.ts';
import type { GovernorLimits, QueryRequest, QueryResult, TransactionContext, UserAccess } from '../../contracts/transaction.ts';
import type { SchemaRegistry } from '../../contracts/schema.ts';
import { loadSchema } from '../../schema/index.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { dateFromText } from '../../storage/codec.ts';
import { insertRow, newId, openStorage, prepareTables } from '../../storage/index.ts';
import type { SqliteStorage } from '../../storage/index.ts';
import { createQueryEngine } from '../soql/index.ts';
import type { QueryEngine, QueryHooks } from '../soql/index.ts';
import { definite } from '../../values/definite.ts';

export interface QueryOrg {
  readonly schema: SchemaRegistry;
  readonly storage: SqliteStorage;
  readonly engine: QueryEngine;
  readonly used: Map<string, number>;
  /** Values are given as text where JavaScript has no type: dates, decimals. */
  insert(objectName: string, values: Readonly<Record<string, unknown>>): string;
  query(soql: string, options?: QueryOptions): QueryResult;
  plan(soql: string, binds?: Readonly<Record<string, unknown>>): readonly string[];
  within<T>(work: () => T): T;
}

export interface QueryOptions {
  readonly binds?: Readonly<Record<string, unknown>>;
  readonly access?: QueryRequest['access'];
  readonly sharing?: boolean;
}

export interface QueryOrgOptions {
  readonly packageDirectories?: readonly string[];
  readonly hooks?: QueryHooks;
  readonly access?: Partial<UserAccess>;
  readonly now?: number;
  readonly timeZone?: string;
}

const everything = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };

export function queryOrg(options: QueryOrgOptions = {}): QueryOrg {
  const { schema, metadata } = loadSchema(options.packageDirectories ?? [], '');
  const storage = openStorage(null);
  prepareTables(storage, schema);
  const engine = createQueryEngine(options.hooks ?? { visibility: () => null, editable: () => null });
  const used = new Map<string, number>();
  const limits: GovernorLimits = {
    used: (name) => used.get(name) ?? 0,
    limit: () => Infinity,
    consume: (name, amount) => void used.set(name, (used.get(name) ?? 0) + amount),
    tick: () => undefined,
  };
  const access: UserAccess = {
    isSystem: true,
    object: () => everything,
    field: () => ({ readable: true, editable: true }),
    hasUserPermission: () => true,
    hasCustomPermission: () => true,
    hasClassAccess: () => true,
    hasPrincipalAccess: () => true,
    now: () => access,
    ...options.access,
  };
  const user = {
    id: '005000000000001AAA',
    username: 'a@b.c',
    name: 'A B',
    firstName: 'A',
    lastName: 'B',
    email: 'a@b.c',
    profileId: '00e000000000001AAA',
    profileName: 'System Administrator',
    roleId: null,
    userType: 'Standard',
    timeZone: options.timeZone ?? 'GMT',
    locale: 'en_US',
    language: 'en_US',
    isActive: true,
  };
  // Only what queries touch.
  const context = {
    schema,
    metadata,
    storage,
    limits,
    access,
    user,
    clock: { now: () => options.now ?? Date.UTC(2024, 4, 15, 12) },
  } as unknown as TransactionContext;
  const request = (soql: string, { binds = {}, access: mode = 'system', sharing = false }: QueryOptions): QueryRequest => ({
    soql,
    binds: new Map(Object.entries(binds)),
    access: mode,
    sharing,
  });
  return {
    schema,
    storage,
    engine,
    used,
    insert(objectName, values) {
      const object = definite(schema.findObject(objectName), objectName);
      const id = (values['Id'] as string | undefined) ?? newId(storage, object.keyPrefix);
      const row = new Map<string, unknown>([['Id', id]]);
      for (const [name, value] of Object.entries(values))
        row.set(name, apexValue(definite(schema.findField(objectName, name), `${objectName}.${name}`).type, value));
      insertRow(storage, object, row);
      return id;
    },
    query: (soql, queryOptions = {}) => withTransaction(context, () => engine.query(request(soql, queryOptions))),
    plan: (soql, binds = {}) =>
      withTransaction(context, () => {
        const { sql, parameters } = engine.translate(request(soql, { binds }));
        return storage.explain(sql, parameters);
      }),
    within: (work) => withTransaction(context, work),
  };
}

function apexValue(type: string, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  if (type === 'DATE') return dateFromText(String(value));
  if (type === 'DATETIME') return new ApexDatetime(typeof value === 'number' ? value : Date.parse(value));
  if (['DOUBLE', 'CURRENCY', 'PERCENT'].includes(type)) return ApexDecimal.of(String(value));
  return value;
}

/** A record as plain text for comparison: `Acme|Owner A`. */
export function cells(result: QueryResult, ...paths: readonly string[]): readonly string[] {
  return result.records.map((record) => paths.map((path) => cell(record as SObjectValue, path.split('.'))).join('|'));
}

function cell(record: SObjectValue | null | undefined, path: readonly string[]): string {
  const [first = '', ...rest] = path;
  if (record === null || record === undefined) return '-';
  return rest.length === 0 ? String(record.fields.get(first) ?? '-') : cell(record.parents.get(first), rest);
}
