/** User mode: every object and field that the query names must be readable (Apex Developer Guide, "Enforce User Mode for Database Operations"). */
import type { DataAccess } from '../../contracts/transaction.ts';
import type { QueryEnvironment } from './context.ts';
import { noSuchColumn, noSuchObject, queryError } from './errors.ts';

export function checkAccess({ accessed }: QueryEnvironment, access: DataAccess): void {
  const inaccessible = new Map<string, string[]>();
  let firstObject: string | null = null;
  for (const [objectName, fields] of accessed) {
    // The object Name stands for whatever the Id leads to.
    if (objectName === 'Name') continue;
    if (!access.object(objectName).read) {
      firstObject ??= objectName;
      inaccessible.set(objectName, [...fields.keys()]);
      continue;
    }
    const hidden = [...fields.keys()].filter((field) => !access.field(objectName, field).readable);
    if (hidden.length > 0) inaccessible.set(objectName, hidden);
  }
  const [first] = inaccessible;
  if (first === undefined) return;
  const error = firstObject === null ? noSuchColumn(first[1][0] ?? '', first[0], null) : noSuchObject(firstObject, null);
  error.inaccessibleFields = inaccessible;
  throw error;
}

/** WITH SECURITY_ENFORCED looks at the field list only. */
export function checkSelected({ accessed }: QueryEnvironment, access: DataAccess): void {
  for (const [objectName, fields] of accessed) {
    if (objectName === 'Name') continue;
    const hidden =
      !access.object(objectName).read || [...fields].some(([field, { inSelect }]) => inSelect && !access.field(objectName, field).readable);
    if (hidden) throw queryError('INSUFFICIENT_ACCESS', 'Insufficient permissions: secure query included inaccessible field');
  }
}
