/** What somebody who is logged in reads and saves in the org, as through its API: each call is a transaction of its own. */
import type { OrgRequest } from '../local-org/contracts/org-service.ts';

/** Somebody who is logged in; what the org answers may be a promise. Throws what the org refuses. */
export interface Person {
  readonly id: string;
  request(request: OrgRequest): unknown;
}

export type Row = Readonly<Record<string, unknown>>;

interface SaveResult {
  readonly id: string | null;
  readonly errors: readonly { readonly message: string }[];
}

export async function rows(person: Person, soql: string): Promise<readonly Row[]> {
  return ((await person.request({ kind: 'query', soql })) as { records: readonly Row[] }).records;
}

/** All or none; throws what the org says of the first that it refuses. Gives the ids in order. */
export async function save(
  person: Person,
  operation: 'insert' | 'update' | 'delete',
  object: string,
  records: readonly Row[],
): Promise<readonly string[]> {
  const results = (await person.request({ kind: 'dml', operation, object, records, allOrNone: true })) as readonly SaveResult[];
  return results.map(({ id, errors }) => {
    if (id === null || errors.length > 0) throw new Error(`${object}: ${errors.map(({ message }) => message).join(' ')}`);
    return id;
  });
}
