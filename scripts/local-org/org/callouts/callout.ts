/** An HTTP callout from Apex: whether it is allowed here and now, where it goes, and what comes back. Apex Developer Guide, "Invoking Callouts Using Apex". */
import { gzipSync } from 'node:zlib';
import { apexException, type ApexException } from '../../values/apex-exception.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import { allowedNamespaces, callingNamespace, checkedUrl, type NamedCredentialDefinition } from '../credentials/index.ts';
import { authorize, type Authorization } from './authorization.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { calloutException, performCall } from './send-request.ts';

export interface CalloutRequest {
  readonly endpoint: string | null;
  readonly method: string | null;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array | null;
  readonly timeout: number;
  readonly isCompressed: boolean;
}

export type CalloutAnswer = Extract<HttpAnswer, { ok: true }>;

const notAllowedFromAsync =
  'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)';

/** Everything that refuses a callout before it leaves. */
export function checkCalloutAllowed(transaction: OrgTransaction): void {
  if (transaction.triggerDepth > 0) throw calloutException('Callout from triggers are currently not supported.');
  if (transaction.quiddity === 'SCHEDULED') throw calloutException('Callout from scheduled Apex not supported.');
  if (transaction.job !== null && !transaction.job.allowsCallouts) throw calloutException(notAllowedFromAsync);
  if (transaction.activeSavepoints.size > 0 && !transaction.hasPendingWork) {
    throw calloutException(
      'You have uncommitted work pending. Please commit or rollback before calling out. All active Savepoints must be released before making callouts.',
    );
  }
  if (transaction.hasPendingWork) {
    throw calloutException('You have uncommitted work pending. Please commit or rollback before calling out.');
  }
}

/** FOR UPDATE locks do not survive a callout (Apex Developer Guide, "Locking Statements"), and no lock may be held while waiting. */
function releaseRowLocks({ storage, isTest }: OrgTransaction): void {
  if (!isTest) storage.commit();
}

interface Destination {
  readonly url: URL;
  /** The Named Credential's own. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly authorize: () => Authorization;
}

const noAuthorization: Authorization = { headers: [], refreshStatuses: new Set(), forget: null };

/** The platform tells callers no more than this, whatever the reason; an admin finds the reason in the debug log. */
function inaccessible(transaction: OrgTransaction, name: string, reason: string): ApexException {
  transaction.debug('ERROR', `Named credential ${name}: ${reason}`);
  return calloutException(
    `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
  );
}

/**
 * Package code calls through what its package brought, and through what lists its namespace (Salesforce help, "Troubleshooting for Named
 * Credentials"). Whether what its Apex created needs the list too is not said, and here it does.
 */
function mayBeCalled(transaction: OrgTransaction, definition: NamedCredentialDefinition): boolean {
  const namespace = callingNamespace()?.toLowerCase();
  const isPackaged = definition.isManaged && definition.createdByNamespace?.toLowerCase() === namespace;
  return namespace === undefined || isPackaged || allowedNamespaces(definition).includes(namespace);
}

function namedCredentialDestination(transaction: OrgTransaction, name: string, path: string): Destination {
  const definition = transaction.org.credentials.named.find(name);
  if (definition === null) throw inaccessible(transaction, name, 'there is none of this name');
  if (!mayBeCalled(transaction, definition))
    throw inaccessible(transaction, name, 'the package that calls is not in its allowed namespaces');
  if (definition.calloutStatus === 'Disabled')
    throw inaccessible(transaction, name, 'it is not enabled for callouts; Setup > Named Credentials enables it');
  const base = definition.url.replace(/\/$/, '');
  const separator = path === '' || path.startsWith('/') || path.startsWith('?') ? '' : '/';
  const { externalCredential, options, parameters } = definition;
  const hasAuthorization = externalCredential !== null && options.generateAuthorizationHeader;
  return {
    url: checkedUrl(`${base}${separator}${path}`),
    headers: parameters.filter(({ type }) => type === 'HttpHeader').map(({ name: header, value }) => [header, value ?? '']),
    authorize: () => (hasAuthorization ? authorize(transaction, externalCredential) : noAuthorization),
  };
}

function isRemoteSite(transaction: OrgTransaction, url: URL): boolean {
  return transaction.metadata.remoteSites.some((site) => {
    if (!site.isActive || !URL.canParse(site.url)) return false;
    const allowed = new URL(site.url);
    return allowed.protocol === url.protocol && allowed.hostname === url.hostname && (allowed.port === '' || allowed.port === url.port);
  });
}

function destinationOf(transaction: OrgTransaction, endpoint: string): Destination {
  const named = /^callout:([A-Za-z0-9_]+)(.*)$/is.exec(endpoint);
  if (named) return namedCredentialDestination(transaction, named[1] ?? '', named[2] ?? '');
  const url = checkedUrl(endpoint);
  if (!isRemoteSite(transaction, url)) {
    throw calloutException(`Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`);
  }
  return { url, headers: [], authorize: () => noAuthorization };
}

function headersOf(
  request: CalloutRequest,
  added: readonly (readonly [name: string, value: string])[],
  apiVersion: number,
  isCompressed: boolean,
): [string, string][] {
  const headers = new Map<string, readonly [string, string]>();
  const set = (name: string, value: string): void => void headers.set(name.toLowerCase(), [name, value]);
  set('User-Agent', `SFDC-Callout/${apiVersion.toFixed(1)}`);
  set('Accept', 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2');
  set('SFDC_STACK_DEPTH', '1');
  if (request.body !== null && request.body.length > 0) set('Content-Type', 'application/x-www-form-urlencoded');
  for (const [name, value] of request.headers) set(name, value);
  for (const [name, value] of added) set(name, value);
  if (isCompressed) set('Content-Encoding', 'gzip');
  return [...headers.values()].map(([name, value]) => [name, value]);
}

/** Sends a request that is allowed to leave; mocks are the caller's business. */
export function callOut(transaction: OrgTransaction, request: CalloutRequest): CalloutAnswer {
  const { endpoint, method } = request;
  if (endpoint === null || endpoint === '') throw calloutException('Endpoint must be specified before executing');
  if (method === null || method === '') throw calloutException('Method must be specified before executing');
  checkCalloutAllowed(transaction);
  transaction.limits.consume('Callouts', 1);
  releaseRowLocks(transaction);
  const destination = destinationOf(transaction, endpoint);
  const body = request.isCompressed && request.body !== null ? gzipSync(request.body) : request.body;
  const send = (authorization: Authorization): CalloutAnswer =>
    performCall(transaction, {
      url: destination.url.href,
      method,
      headers: headersOf(request, [...destination.headers, ...authorization.headers], transaction.apiVersion, request.isCompressed),
      body,
      requestedTimeout: request.timeout,
    });
  const authorization = destination.authorize();
  const answer = send(authorization);
  if (authorization.forget === null || !authorization.refreshStatuses.has(answer.status)) return answer;
  authorization.forget();
  return send(destination.authorize());
}

export function testCalloutRefusal(): ApexException {
  return apexException('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
}
