/** Where the org's credentials point, against where the receiver is. */
import type { NamedCredentialRow } from '../local-org/contracts/setup-pages.ts';
import type { LocalOrg } from '../local-org/index.ts';

/** A start changes no credential: it says when none points to the receiver. Null where one does, or where there is none yet. */
export async function strayCredentials(
  org: Pick<LocalOrg, 'users' | 'openSession' | 'execute' | 'logout'>,
  administrator: string,
  receiverUrl: string,
): Promise<string | null> {
  const user = (await org.users()).find(({ username }) => username === administrator);
  const session = user === undefined ? null : await org.openSession(user.id);
  if (session === null) return null;
  const answer = await org.execute(session, { kind: 'setup', request: { page: 'namedCredentials' } });
  await org.logout(session.sessionId);
  if (!answer.ok) return null;
  const urls = (answer.value as readonly NamedCredentialRow[]).map(({ url }) => url);
  if (urls.length === 0 || urls.some((url) => url.replace(/\/$/, '') === receiverUrl)) return null;
  return `No named credential points to the receiver at ${receiverUrl} (${urls.join(', ')}). Deliveries to an address that does not answer show as "The destination could not be reached." until Setup > Named Credentials names another.`;
}
