import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mediaTypeOf, readLimited } from './requests/body.ts';
import { Problem } from './contract/problem.ts';
import type { Settings } from './settings/options.ts';

/** Issues and checks access tokens. */
export interface Tokens {
  answer(request: Request): Promise<Response>;
  /** Throws the problem 401 unless the request carries a token that is valid now. */
  demand(request: Request): void;
}

const largestForm = 65_536;

/** A token is its expiry, signed with the client's secret: it stays valid across a restart and needs no storage. */
export function openTokens(settings: Settings): Tokens {
  const sign = (text: string): string =>
    createHmac('sha256', `${settings.clientId}:${settings.clientSecret}`).update(text).digest('base64url');

  const isValid = (token: string): boolean => {
    const end = token.lastIndexOf('.');
    const payload = token.slice(0, end);
    const expiry = Number(payload.split('.')[0]);
    return end > 0 && isSame(token.slice(end + 1), sign(payload)) && settings.now() < expiry * 1000;
  };

  return {
    answer: async (request) => {
      const form = await readForm(request);
      if (form instanceof Response) {
        return form;
      }
      const client = clientOf(request, form);
      if (client instanceof Response) {
        return client;
      }
      const grant = form.get('grant_type');
      if (grant === null) {
        return refusal(400, 'invalid_request', 'grant_type is missing.');
      }
      if (grant !== 'client_credentials') {
        return refusal(400, 'unsupported_grant_type', `grant_type is "${grant}"; only client_credentials is supported.`);
      }
      // Both are compared, so that the time taken does not tell which one was wrong.
      const fits = [isSame(client.id, settings.clientId), isSame(client.secret, settings.clientSecret)];
      if (fits.includes(false)) {
        return refusal(401, 'invalid_client', 'The client is unknown or its secret is wrong.');
      }
      if (form.get('scope')) {
        return refusal(400, 'invalid_scope', 'This destination knows no scopes; leave scope out.');
      }
      const expiry = Math.floor(settings.now() / 1000) + settings.tokenLifetimeSeconds;
      const payload = `${expiry}.${randomBytes(12).toString('base64url')}`;
      const token = {
        access_token: `${payload}.${sign(payload)}`,
        token_type: 'Bearer',
        expires_in: settings.tokenLifetimeSeconds,
      };
      return Response.json(token, { headers: { 'cache-control': 'no-store' } });
    },
    demand: (request) => {
      const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      if (token === undefined) {
        throw unauthorized('TOKEN_MISSING', 'The request carries no bearer token; get one from /oauth2/token.');
      }
      if (!isValid(token)) {
        throw unauthorized('TOKEN_INVALID', 'The access token is unknown or has expired; get one from /oauth2/token.');
      }
    },
  };
}

function unauthorized(code: string, detail: string): Problem {
  return new Problem(401, code, detail, {
    headers: { 'www-authenticate': 'Bearer realm="syncline", error="invalid_token"' },
  });
}

async function readForm(request: Request): Promise<URLSearchParams | Response> {
  const type = mediaTypeOf(request);
  if (type !== 'application/x-www-form-urlencoded') {
    return refusal(400, 'invalid_request', `The body is ${type || 'of no type'}; application/x-www-form-urlencoded is expected.`);
  }
  return new URLSearchParams((await readLimited(request, largestForm)).toString('utf8'));
}

function clientOf(request: Request, form: URLSearchParams): { id: string; secret: string } | Response {
  const basic = /^Basic +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (basic !== undefined && form.has('client_secret')) {
    // RFC 6749, section 2.3: no more than one authentication method in a request.
    return refusal(400, 'invalid_request', 'The client authenticates twice: by the header and in the body.');
  }
  if (basic === undefined) {
    return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { id: formDecoded(id), secret: formDecoded(secret.join(':')) };
}

/** RFC 6749, section 2.3.1: id and secret are form-encoded before they go into the Basic header. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function refusal(status: 400 | 401, error: string, description: string): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (status === 401) {
    headers['www-authenticate'] = 'Basic realm="syncline"';
  }
  return Response.json({ error, error_description: description }, { status, headers });
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
