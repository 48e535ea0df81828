/** Query errors with the platform's codes and texts. Apex sees a System.QueryException; the REST API answers with the code. */
import { apexException } from '../../values/apex-exception.ts';
import type { ApexException } from '../../values/apex-exception.ts';

export type QueryErrorCode =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_RELATIONSHIP'
  | 'INSUFFICIENT_ACCESS'
  | 'UNABLE_TO_LOCK_ROW'
  | 'UNSUPPORTED_BY_LOCAL_ORG';

export interface QueryErrorDetail {
  readonly code: QueryErrorCode;
  /** Offset into the query's text; null when the error has no place in it. */
  readonly position: number | null;
}

const details = new WeakMap<ApexException, QueryErrorDetail>();

export function queryError(code: QueryErrorCode, message: string, position: number | null = null): ApexException {
  const exception = apexException('System.QueryException', message);
  details.set(exception, { code, position });
  return exception;
}

/** The REST API's error code for an exception that a query threw. */
export function queryErrorDetail(error: unknown): QueryErrorDetail | null {
  return typeof error === 'object' && error !== null ? (details.get(error as ApexException) ?? null) : null;
}

/** As the REST API shows it: the line, a caret and the place, then the message. */
export function withPlace(soql: string, message: string, position: number): string {
  const start = soql.lastIndexOf('\n', position - 1) + 1;
  const row = soql.slice(0, position).split('\n').length;
  const column = position - start + 1;
  const line = soql.slice(start).split('\n')[0] ?? '';
  const clip = Math.max(0, column - 25);
  return `\n${line.slice(clip, column + 25)}\n${' '.repeat(column - 1 - clip)}^\nERROR at Row:${row}:Column:${column}\n${message}`;
}

const customHint = (kind: 'field' | 'object', noun: string): string =>
  `If you are attempting to use a custom ${kind}, be sure to append the '__c' after the ${kind === 'field' ? 'custom field' : 'entity'} name. Please reference your WSDL or the describe call for the appropriate ${noun}.`;

export function noSuchColumn(name: string, objectName: string, position: number | null): ApexException {
  return queryError('INVALID_FIELD', `No such column '${name}' on entity '${objectName}'. ${customHint('field', 'names')}`, position);
}

export function noSuchRelationship(path: string, objectName: string, position: number | null): ApexException {
  return queryError(
    'INVALID_FIELD',
    `Didn't understand relationship '${path}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    position ?? objectName.length,
  );
}

export function noSuchChildRelationship(name: string, position: number | null): ApexException {
  return queryError(
    'INVALID_TYPE',
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    position,
  );
}

export function noSuchObject(name: string, position: number | null): ApexException {
  return queryError('INVALID_TYPE', `sObject type '${name}' is not supported. ${customHint('object', 'names')}`, position);
}

export function malformed(message: string, position: number | null = null): ApexException {
  return queryError('MALFORMED_QUERY', message, position);
}

export function rowsHeld(): ApexException {
  return queryError(
    'UNABLE_TO_LOCK_ROW',
    'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.',
  );
}

export function unexpectedToken(text: string, position: number): ApexException {
  return malformed(text === '' ? 'unexpected token: <EOF>' : `unexpected token: '${text}'`, position);
}

export function unsupported(feature: string, position: number | null = null): ApexException {
  return queryError('UNSUPPORTED_BY_LOCAL_ORG', `The local org does not support ${feature} in SOQL`, position);
}
