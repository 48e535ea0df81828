/** A login service by RFC 6749, which says what is wrong in Salesforce's words where a Salesforce org is the destination. */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { LoginApp } from './manners.ts';

export interface LoginAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const refusal = (error: string, description?: string): LoginAnswer => ({
  status: error === 'invalid_client' ? 401 : 400,
  body: description === undefined ? { error } : { error, error_description: description },
});

/** Of an app as it is now: another secret, another token. */
export function tokenOf(app: LoginApp): string {
  return createHash('sha256').update(JSON.stringify(app)).digest('base64url');
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

function clientOf(headers: IncomingHttpHeaders, form: URLSearchParams): { readonly key: string; readonly secret: string } {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) return { key: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const [key = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(formDecoded);
  return { key, secret };
}

export function logIn(app: LoginApp, headers: IncomingHttpHeaders, body: string): LoginAnswer {
  const form = new URLSearchParams(body);
  const client = clientOf(headers, form);
  if (app.isTerse && (client.key !== app.key || client.secret !== app.secret)) return refusal('invalid_client');
  if (client.key !== app.key) return refusal('invalid_client_id', 'client identifier invalid');
  if (client.secret !== app.secret) return refusal('invalid_client', 'invalid client credentials');
  if (!app.isEnabled) return refusal('access_denied', 'the app is blocked by an admin');
  if (!app.allowsClientCredentials) return refusal('unauthorized_client', 'the app may not use this grant type');
  if (app.runAsUser === null) return refusal('invalid_grant', 'no client credentials user enabled');
  const unknown = (form.get('scope') ?? '').split(' ').find((scope) => scope !== '' && !app.scopes.includes(scope));
  if (unknown !== undefined) return refusal('invalid_scope', `the app has no scope ${unknown}`);
  return { status: 200, body: { access_token: tokenOf(app), token_type: 'Bearer', expires_in: 3600 } };
}
