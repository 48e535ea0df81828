/** What every route does to ask the org: reads a request's body, gives the org's answer, and knows the session. */
import { parseExactJson } from '../contracts/exact-json.ts';
import type { OrgRequest, OrgResponse, OrgService, OrgSession } from '../contracts/org-service.ts';
import { ApiFailure, malformed } from './api-error.ts';

/** Asks the org and gives the value, or throws what the REST API answers. */
export async function ask<T>(org: OrgService, session: OrgSession, request: OrgRequest): Promise<T> {
  const response: OrgResponse = await org.execute(session, request);
  if (!response.ok) throw new ApiFailure(response.status, response.errors);
  return response.value as T;
}

/** The request's JSON body as an object; anything else is refused with the platform's error code. */
export async function jsonBody(request: { text(): Promise<string> }): Promise<Record<string, unknown>> {
  const text = await request.text();
  let body: unknown;
  try {
    body = parseExactJson(text);
  } catch (error) {
    throw malformed(`The body is not JSON: ${(error as Error).message}`);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body must be a JSON object');
  return body as Record<string, unknown>;
}

/** What `dml` gives for each record. */
export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] }[];
}

/** The single-record resources answer a failed save with the errors themselves. */
export function refuseFailedSave(result: SaveResult | undefined): SaveResult {
  if (result?.success === true) return result;
  const errors = (result?.errors ?? []).map(({ statusCode, message, fields }) => ({ errorCode: statusCode, message, fields }));
  const isMissing = errors.some(({ errorCode }) => errorCode === 'INVALID_CROSS_REFERENCE_KEY' || errorCode === 'ENTITY_IS_DELETED');
  const isRefused = errors.some(({ errorCode }) => errorCode === 'INSUFFICIENT_ACCESS_OR_READONLY');
  throw new ApiFailure(isMissing ? 404 : isRefused ? 403 : 400, errors);
}
