import { STATUS_CODES } from 'node:http';

/** An answer that refuses a request: RFC 9457 with a code for programs. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    detail: string,
    extra: { members?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.members = extra.members ?? {};
    this.headers = extra.headers ?? {};
  }

  toResponse(): Response {
    const title = STATUS_CODES[this.status] ?? 'Error';
    const body = {
      type: 'about:blank',
      title,
      status: this.status,
      detail: this.message,
      code: this.code,
      ...this.members,
    };
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json', ...this.headers },
    });
  }
}
