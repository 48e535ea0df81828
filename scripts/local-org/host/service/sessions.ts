/** Keeps the sessions of the org across restarts. The file holds digests of session ids, so that reading it gives nobody a session. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgSession } from '../../contracts/org-service.ts';

interface StoredSession {
  readonly userId: string;
  readonly username: string;
  readonly expires: number;
}

export interface Sessions {
  open(userId: string, username: string): OrgSession;
  find(sessionId: string): OrgSession | null;
  close(sessionId: string): void;
}

const lifetimeMilliseconds = 12 * 3_600_000;
const maximumSessions = 1_000;

function digest(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}

function readSessions(file: string): [string, StoredSession][] {
  if (!existsSync(file)) return [];
  try {
    return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, StoredSession>);
  } catch {
    // Damaged sessions cost their owners a new login, nothing else.
    return [];
  }
}

export function createSessions(stateFolder: string, organizationId: string, now: () => number): Sessions {
  const file = join(stateFolder, 'sessions.json');
  const sessions = new Map<string, StoredSession>(readSessions(file));
  function save(): void {
    for (const [key, { expires }] of sessions) if (expires <= now()) sessions.delete(key);
    for (const key of [...sessions.keys()].slice(0, Math.max(0, sessions.size - maximumSessions))) sessions.delete(key);
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(sessions)), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return {
    open(userId, username) {
      const sessionId = `${organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
      sessions.set(digest(sessionId), { userId, username, expires: now() + lifetimeMilliseconds });
      save();
      return { sessionId, userId, username, organizationId };
    },
    find(sessionId) {
      const stored = sessions.get(digest(sessionId));
      if (stored === undefined || stored.expires <= now()) return null;
      return { sessionId, userId: stored.userId, username: stored.username, organizationId };
    },
    close(sessionId) {
      if (sessions.delete(digest(sessionId))) save();
    },
  };
}
