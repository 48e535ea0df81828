/** Makes a connection as people do: an admin in the app and in Setup, then the connector in a session of their own. */
import type { OrgRequest } from '../local-org/contracts/org-service.ts';
import type { NamedCredentialRow } from '../local-org/contracts/setup-pages.ts';
import type { Person } from './saving.ts';

/** The request as the package's own pages make it: where it is installed, its classes are called by their full names. */
export function fromOwnPage(request: OrgRequest, namespace: string | null): OrgRequest {
  return request.kind === 'aura' && namespace !== null ? { ...request, className: `${namespace}.${request.className}` } : request;
}

export interface WantedConnection {
  readonly name: string;
  readonly receiverUrl: string;
  readonly connectorId: string;
  readonly scope?: string;
  /** Default: Sandbox. */
  readonly environment?: 'Sandbox' | 'Production';
}

/** What the receiver knows its first client by. */
const client = { clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' };

/** A method for pages, in a transaction of its own. */
export async function act<T = unknown>(
  person: Person,
  className: string,
  method: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<T> {
  return (await person.request({ kind: 'aura', className, method, parameters, cacheable: false })) as T;
}

/** Everything but the streams and switching it on. Gives the connection's id. */
export async function createConnection(
  admin: Person,
  { name, receiverUrl, connectorId, scope, environment = 'Sandbox' }: WantedConnection,
): Promise<string> {
  const setUp = <T>(method: string, parameters: Readonly<Record<string, unknown>>): Promise<T> =>
    act<T>(admin, 'ConnectionSetupController', method, parameters);
  const draft = {
    name,
    environment,
    baseUrl: receiverUrl,
    tokenUrl: `${receiverUrl}/oauth2/token`,
    clientAuthentication: 'Header',
    scope: scope ?? null,
    connectorId,
  };
  const connectionId = await setUp<string>('createDraft', { draftJson: JSON.stringify(draft) });
  const credentialName = await setUp<string>('createCredentials', { connectionId });
  await setUp('saveSecret', { connectionId, ...client });
  await setUp('grantAccess', { connectionId });
  const made = (await namedCredentials(admin)).find(({ name: developerName }) => developerName === credentialName);
  if (made === undefined) throw new Error(`The org has no named credential ${credentialName}`);
  // What the package makes may call nobody until an admin says so.
  await admin.request({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id: made.id, isEnabled: true } } });
  return connectionId;
}

/** The connector tests, the admin confirms who was reached, the connector switches on. */
export async function switchOn(connector: Person, connectionId: string, admin = connector): Promise<void> {
  await act(connector, 'ConnectorController', 'test', { connectionId });
  await act(admin, 'ConnectionSetupController', 'confirm', { connectionId });
  await act(connector, 'ConnectorController', 'switchOn', { connectionId });
}

async function namedCredentials(admin: Person): Promise<readonly NamedCredentialRow[]> {
  return (await admin.request({ kind: 'setup', request: { page: 'namedCredentials' } })) as readonly NamedCredentialRow[];
}
