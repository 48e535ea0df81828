/** Where the standard actions of a page lead. */
import { transaction } from '../../../contracts/transaction.ts';
import { PageReferenceValue } from '../../core/web/page-reference.ts';

export function recordPage(id: string | null, action = ''): PageReferenceValue {
  return new PageReferenceValue(`/${id ?? ''}${action}`);
}

/** The object's home: `/001/o`. */
export function objectPage(objectName: string): PageReferenceValue {
  return new PageReferenceValue(`/${transaction().schema.findObject(objectName)?.keyPrefix ?? ''}/o`);
}
