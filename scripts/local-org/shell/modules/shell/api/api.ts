/** The org's REST API, called with the browser's session. */

export const API_VERSION = 'v67.0';
const DATA = `/services/data/${API_VERSION}`;

export interface ApiError {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/** A refused request: the platform's own error entries. */
export class RequestError extends Error {
  readonly errors: readonly ApiError[];
  readonly status: number;

  constructor(status: number, errors: readonly ApiError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.errors = errors;
    this.status = status;
  }
}

interface RequestOptions {
  readonly method?: string;
  readonly body?: unknown;
  /** A session that has ended is an error like others: what somebody has typed on the page stays. Else it leads to the login. */
  readonly keepsPage?: boolean;
}

export async function request<T>(path: string, init: RequestOptions = {}): Promise<T> {
  const response = await fetch(path, {
    method: init.method ?? 'GET',
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  }).catch(() => {
    throw new RequestError(0, [{ errorCode: 'UNREACHABLE', message: 'The local org does not answer. Is it still running?' }]);
  });
  if (response.status === 401 && !init.keepsPage) {
    location.assign(`/?startURL=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const text = await response.text();
  const body = jsonOf(text);
  if (response.ok && body === undefined)
    throw new RequestError(response.status, [{ errorCode: 'UNREADABLE', message: 'The local org answered with no JSON.' }]);
  if (!response.ok)
    throw new RequestError(
      response.status,
      Array.isArray(body) ? (body as ApiError[]) : [{ errorCode: String(response.status), message: text }],
    );
  return body as T;
}

/** Undefined where it is none. */
function jsonOf(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export type RecordData = { readonly attributes?: { readonly type: string }; readonly [field: string]: unknown };

export interface QueryResponse {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly RecordData[];
}

export const query = (soql: string): Promise<QueryResponse> => request<QueryResponse>(`${DATA}/query?q=${encodeURIComponent(soql)}`);

export const createRecord = (object: string, fields: Readonly<Record<string, unknown>>): Promise<{ id: string }> =>
  request<{ id: string }>(`${DATA}/sobjects/${object}`, { method: 'POST', body: fields });

export const updateRecord = (object: string, id: string, fields: Readonly<Record<string, unknown>>): Promise<null> =>
  request<null>(`${DATA}/sobjects/${object}/${id}`, { method: 'PATCH', body: fields });

export const deleteRecord = (object: string, id: string): Promise<null> =>
  request<null>(`${DATA}/sobjects/${object}/${id}`, { method: 'DELETE' });

export const describePath = (object: string): string => `${DATA}/sobjects/${object}/describe`;

/** A string as a SOQL literal. */
export function quote(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** Text inside a LIKE pattern. */
export function quoteLike(text: string): string {
  return quote(`%${text.replace(/[%_]/g, (character) => `\\${character}`)}%`);
}
