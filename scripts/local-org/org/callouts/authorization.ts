/**
 * The Authorization that an External Credential adds to a callout: OAuth 2.0 client credentials (token cached for the org, fetched anew
 * when the destination refuses it) and Custom headers. Named Credentials Developer Guide, "External Credentials".
 */
import { ApexException } from '../../values/apex-exception.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import {
  checkedUrl,
  parameterValue,
  principalsOf,
  variantOf,
  type ExternalCredentialDefinition,
  type PrincipalDefinition,
} from '../credentials/index.ts';
import { wordsForNoOauth } from '../http/callout-words.ts';
import { calloutException, performCall, type PreparedCall } from './send-request.ts';
import type { HttpAnswer } from '../http/exchange.ts';

type CalloutAnswer = Extract<HttpAnswer, { ok: true }>;

export interface Authorization {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Statuses on which a fresh token is worth one more try. */
  readonly refreshStatuses: ReadonlySet<number>;
  /** Forgets the cached token; null when there is nothing to refresh. */
  readonly forget: (() => void) | null;
}

export function credentialAccessError(externalCredential: string): ApexException {
  return calloutException(
    `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${externalCredential}" might not exist.`,
  );
}

/**
 * Salesforce keeps values and tokens in User External Credential rows. With client credentials and a named principal the running user needs
 * Modify All Records on them, since refreshed tokens are stored as that user; else reading is enough (help, "User External Credentials").
 */
function demandValues({ access }: OrgTransaction, definition: ExternalCredentialDefinition): void {
  const { read, modifyAll } = access.object('UserExternalCredential');
  // As many report it; what is said of who may read and not modify all is not known.
  if (!read) throw calloutException("You don't have read permissions on the User External Credential object.");
  if (definition.protocol.toLowerCase() === 'oauth' && !modifyAll) throw credentialAccessError(definition.name);
}

function accessiblePrincipal(transaction: OrgTransaction, definition: ExternalCredentialDefinition): PrincipalDefinition {
  const found = principalsOf(definition).find((principal) => transaction.access.hasPrincipalAccess(principal.id));
  if (found === undefined) throw credentialAccessError(definition.name);
  demandValues(transaction, definition);
  return found;
}

function storedValues(
  transaction: OrgTransaction,
  definition: ExternalCredentialDefinition,
  principal: PrincipalDefinition,
): ReadonlyMap<string, string> {
  const { credentials } = transaction.org;
  const stored = credentials.values(principal.id);
  if (stored === null) throw credentialAccessError(definition.name);
  return new Map(
    Object.entries(stored.values).map(([name, { isEncrypted, value }]) => [name, isEncrypted ? credentials.secrets.open(value) : value]),
  );
}

function tokenRequestBody(definition: ExternalCredentialDefinition, inBody: Readonly<Record<string, string>>): string {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...inBody });
  for (const parameter of definition.parameters) {
    if (parameter.type !== 'AuthParameter' || parameter.value === null) continue;
    form.set(parameter.name.toLowerCase() === 'scope' ? 'scope' : parameter.name, parameter.value);
  }
  return form.toString();
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
function basicAuthorization(clientId: string, clientSecret: string): string {
  const encode = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString('base64')}`;
}

function tokenError(error: string, description: string): ApexException {
  return calloutException(`Unable to fetch the OAuth token. Error: ${error}. Error description: ${description}.`);
}

/** Of an endpoint that nothing came from, in the words of the connection (reported of a host that is not there). */
function askTokenEndpoint(transaction: OrgTransaction, call: PreparedCall): CalloutAnswer {
  try {
    return performCall(transaction, call);
  } catch (error) {
    throw error instanceof ApexException && error.getTypeName() === 'System.CalloutException' ? tokenError(error.getMessage(), '') : error;
  }
}

interface TokenReply {
  readonly access_token?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
}

function tokenOf(transaction: OrgTransaction, answer: CalloutAnswer): string {
  let reply: TokenReply = {};
  try {
    reply = (JSON.parse(Buffer.from(answer.body).toString('utf8')) as TokenReply | null) ?? {};
  } catch {
    // A page of something else.
  }
  if (answer.status === 200 && typeof reply.access_token === 'string' && reply.access_token !== '') return reply.access_token;
  if (typeof reply.error === 'string') {
    throw tokenError(reply.error, typeof reply.error_description === 'string' ? reply.error_description : '');
  }
  const { error, description } = wordsForNoOauth(answer.status, answer.statusText, transaction.org.calloutWords());
  throw tokenError(error, description);
}

function fetchToken(transaction: OrgTransaction, definition: ExternalCredentialDefinition, values: ReadonlyMap<string, string>): string {
  const variant = variantOf(definition);
  if (variant !== 'ClientCredentialsClientSecretBasic' && variant !== 'ClientCredentialsClientSecret') {
    throw new Error(`The local org does not support the OAuth variant ${variant ?? '(none)'} of external credential ${definition.name}`);
  }
  const tokenUrl = parameterValue(definition, 'AuthProviderUrl');
  const clientId = values.get('clientId');
  const clientSecret = values.get('clientSecret');
  if (tokenUrl === null || clientId === undefined || clientSecret === undefined) throw credentialAccessError(definition.name);
  const isBasic = variant === 'ClientCredentialsClientSecretBasic';
  const answer = askTokenEndpoint(transaction, {
    url: checkedUrl(tokenUrl).href,
    method: 'POST',
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Accept', 'application/json'],
      ...(isBasic ? [['Authorization', basicAuthorization(clientId, clientSecret)] as const] : []),
    ],
    body: Buffer.from(tokenRequestBody(definition, isBasic ? {} : { client_id: clientId, client_secret: clientSecret })),
    requestedTimeout: 10_000,
  });
  return tokenOf(transaction, answer);
}

function oauthAuthorization(
  transaction: OrgTransaction,
  definition: ExternalCredentialDefinition,
  principal: PrincipalDefinition,
): Authorization {
  const store = transaction.org.credentials;
  const values = storedValues(transaction, definition, principal);
  const cached = store.token(principal.id);
  const token = cached === null ? fetchToken(transaction, definition, values) : store.secrets.open(cached);
  if (cached === null) keepToken(transaction, principal.id, store.secrets.seal(token));
  const additional = Number(parameterValue(definition, 'AdditionalRefreshStatusCode'));
  return {
    headers: [['Authorization', `Bearer ${token}`]],
    refreshStatuses: new Set([401, ...(additional > 0 ? [additional] : [])]),
    forget() {
      // Another worker may have fetched a newer one meanwhile.
      const current = store.token(principal.id);
      if (current !== null && store.secrets.open(current) === token) keepToken(transaction, principal.id, null);
    },
  };
}

/** Kept whatever becomes of the transaction, which has nothing else pending around a callout. */
function keepToken({ org, storage, isTest }: OrgTransaction, principalId: string, sealed: string | null): void {
  org.credentials.saveToken(principalId, sealed);
  if (!isTest) storage.commit();
}

/** `{!'Bearer ' & $Credential.Sync_Auth.ApiKey}`: text, concatenation and credential fields; anything else is refused by name. */
export function mergedHeader(formula: string, valueOf: (field: string) => string | undefined): string {
  return formula.replace(/\{!([^}]*)\}/g, (_whole, expression: string) =>
    expression
      .split(/\s*[&+]\s*(?=(?:[^']*'[^']*')*[^']*$)/)
      .map((term) => {
        const text = term.trim();
        const literal = /^'((?:[^'\\]|\\.)*)'$/.exec(text) ?? /^"((?:[^"\\]|\\.)*)"$/.exec(text);
        if (literal) return literal[1] ?? '';
        const field = /^\$Credential\.(?:\w+\.)?(\w+)$/.exec(text)?.[1];
        const value = field === undefined ? undefined : valueOf(field);
        if (value === undefined) throw new Error(`The local org does not support the merge field ${text} in a credential header`);
        return value;
      })
      .join(''),
  );
}

function customAuthorization(
  transaction: OrgTransaction,
  definition: ExternalCredentialDefinition,
  principal: PrincipalDefinition,
): Authorization {
  const values = storedValues(transaction, definition, principal);
  const headers = definition.parameters
    .filter((parameter) => parameter.type === 'AuthHeader' && parameter.value !== null)
    .map((parameter) => [parameter.name, mergedHeader(parameter.value ?? '', (field) => values.get(field))] as const);
  return { headers, refreshStatuses: new Set(), forget: null };
}

export function authorize(transaction: OrgTransaction, externalCredential: string): Authorization {
  const definition = transaction.org.credentials.external.find(externalCredential);
  if (definition === null) throw credentialAccessError(externalCredential);
  const protocol = definition.protocol.toLowerCase();
  if (protocol === 'noauthentication') return { headers: [], refreshStatuses: new Set(), forget: null };
  const principal = accessiblePrincipal(transaction, definition);
  if (protocol === 'oauth') return oauthAuthorization(transaction, definition, principal);
  if (protocol === 'custom') return customAuthorization(transaction, definition, principal);
  throw new Error(`The local org does not support the protocol ${definition.protocol} of external credential ${definition.name}`);
}
