/** Tells failures in the REST API's own form. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer in the REST API's error shape. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm */
export class ApiFailure extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: readonly { readonly errorCode: string; readonly message: string }[];

  constructor(status: number, errors: readonly { readonly errorCode: string; readonly message: string }[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.status = status as ContentfulStatusCode;
    this.errors = errors;
  }
}

export const notFound = (what: string): ApiFailure =>
  new ApiFailure(404, [{ errorCode: 'NOT_FOUND', message: `The requested resource does not exist: ${what}` }]);
export const malformed = (message: string): ApiFailure => new ApiFailure(400, [{ errorCode: 'JSON_PARSER_ERROR', message }]);
export const unsupported = (what: string): ApiFailure =>
  new ApiFailure(501, [{ errorCode: 'NOT_SUPPORTED_BY_LOCAL_ORG', message: `The local org does not support ${what}` }]);
export const invalidSession = (): ApiFailure =>
  new ApiFailure(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
