/** Starts an org: its Apex threads over a state folder, behind the OrgService that the server and the shell use. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgService } from '../contracts/org-service.ts';
import { orgLimitOf } from '../org/allowances/org-limits.ts';
import { createPasswords } from './service/passwords.ts';
import { createSessions } from './service/sessions.ts';
import { createControllableClock, createMovableClock, type ControllableClock, type SharedClock } from '../org/transaction/clock.ts';
import type { TransactionFault } from '../org/transaction/faults.ts';
import type { EmpMessage } from './thread-messages.ts';
import { startPool } from './thread-pool.ts';
import type { Installation } from '../runtime/load-project.ts';

export interface StartOrgOptions {
  /** The SFDX project. */
  readonly projectFolder: string;
  /** Database, credentials, sessions, logs. Made when missing; one org at a time. */
  readonly stateFolder: string;
  /** Compiled Apex; default: in the state folder. */
  readonly cacheFolder?: string;
  readonly threads?: number;
  readonly installed?: Installation;
  readonly administrator?: {
    readonly username?: string;
    readonly email?: string;
    readonly firstName?: string;
    readonly lastName?: string;
    readonly timeZone?: string;
  };
  /** Permission sets that lose what packaging drops. */
  readonly packagedPermissionSets?: readonly string[] | 'all';
  readonly trustedCertificates?: readonly string[];
  /** Callouts of a credential stay on where Apex replaces its values alone; absent: they go off, as with any other write. */
  readonly newValuesKeepCallouts?: boolean;
  /** What a measured millisecond of CPU counts against the limits; default 1. */
  readonly cpuScale?: number;
  /**
   * A clock that stands until the test sets it, or one that goes on and can be moved, from now or from another moment; absent: the real
   * one.
   */
  readonly clock?: 'real' | 'movable' | { readonly startsAt: number } | { readonly goesOnFrom: number };
}

export interface LocalOrg extends OrgService {
  readonly organizationId: string;
  setPassword(username: string, password: string): Promise<void>;
  /** Null with the real clock. */
  readonly clock: ControllableClock | null;
  readonly faults: { setPlan(plan: readonly TransactionFault[]): void; /** Ends the holds at callouts. */ openGate(): void };
  /** What is unknown of the platform, so that both are tried. */
  setNewValuesKeepCallouts(isKept: boolean): void;
  readonly jobs: {
    /** Resolves when no job runs and none is due. */
    settled(): Promise<void>;
    /** When the next job is due, asked once they have settled; null when nothing waits. */
    nextDue(): number | null;
    setPaused(isPaused: boolean): void;
  };
}

const defaultThreads = 3;
const closePatienceMilliseconds = 3_000;
const countingPauseMilliseconds = 1_000;

export async function startOrg(options: StartOrgOptions): Promise<LocalOrg> {
  const { stateFolder, projectFolder } = options;
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  const clock = clockOf(options.clock);
  const now = (): number => clock?.now() ?? Date.now();
  const uncountedApiRequests = new Int32Array(new SharedArrayBuffer(4));
  const newValuesKeepCallouts = new Int32Array(new SharedArrayBuffer(4));
  newValuesKeepCallouts[0] = options.newValuesKeepCallouts === true ? 1 : 0;
  const faultGate = new Int32Array(new SharedArrayBuffer(4));
  const commitListeners = new Set<(objectNames: readonly string[]) => void>();
  const eventListeners = new Map<string, Set<(message: unknown) => void>>();

  const pool = await startPool({
    threads: options.threads ?? defaultThreads,
    now,
    data: {
      project: {
        directory: projectFolder,
        cacheFolder: options.cacheFolder ?? join(stateFolder, 'compiled'),
        ...(options.installed === undefined ? {} : { installed: options.installed }),
      },
      databaseFile: join(stateFolder, 'org.sqlite'),
      stateFolder,
      administrator: options.administrator ?? null,
      packagedSets: options.packagedPermissionSets ?? null,
      trustedCertificates: options.trustedCertificates ?? [],
      cpuScale: options.cpuScale ?? 1,
      clock: clock === null ? null : { kind: standsStill(options.clock) ? 'controllable' : 'movable', memory: clock.memory },
      uncountedApiRequests,
      newValuesKeepCallouts,
      faultGate,
    },
    onCommit: (objectNames) => commitListeners.forEach((listener) => listener(objectNames)),
    onEvent: (message: EmpMessage) => eventListeners.get(message.channel.toLowerCase())?.forEach((listener) => listener(message)),
  });
  const passwords = createPasswords(stateFolder);
  const sessions = createSessions(stateFolder, pool.organizationId, now);
  let countedApiRequests = await pool.run('countApiRequests', {});
  let countingTimer: NodeJS.Timeout | null = null;

  /** One write a second at most, however many requests come. */
  function countSoon(): void {
    countingTimer ??= setTimeout(() => {
      countingTimer = null;
      pool.run('countApiRequests', {}).then(
        (counted) => (countedApiRequests = counted),
        () => undefined,
      );
    }, countingPauseMilliseconds);
    countingTimer.unref();
  }

  return {
    organizationId: pool.organizationId,
    async login(username, password) {
      const user = await pool.run('user', { username });
      const isRight = await passwords.matches(user?.id ?? null, password);
      return user !== null && user.isActive && isRight ? sessions.open(user.id, user.username) : null;
    },
    async openSession(userId) {
      const user = await pool.run('user', { userId });
      return user !== null && user.isActive ? sessions.open(user.id, user.username) : null;
    },
    countApiRequest() {
      const uncounted = Atomics.add(uncountedApiRequests, 0, 1) + 1;
      countSoon();
      return Promise.resolve({ used: countedApiRequests + uncounted, limit: orgLimitOf('DailyApiRequests') });
    },
    findSession: (sessionId) => Promise.resolve(sessions.find(sessionId)),
    logout(sessionId) {
      sessions.close(sessionId);
      return Promise.resolve();
    },
    execute: (session, request) => pool.run('request', { userId: session.userId, request }),
    users: () => pool.run('users', {}),
    onEvent(channel, listener) {
      const key = channel.toLowerCase();
      const listeners = eventListeners.get(key) ?? new Set();
      eventListeners.set(key, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
    onCommit(listener) {
      commitListeners.add(listener);
      return () => void commitListeners.delete(listener);
    },
    async close() {
      if (countingTimer !== null) {
        clearTimeout(countingTimer);
        await pool.run('countApiRequests', {}).catch(() => undefined);
      }
      await pool.close(closePatienceMilliseconds);
    },
    async setPassword(username, password) {
      const user = await pool.run('user', { username });
      if (user === null) throw new Error(`No user is named ${username}`);
      await passwords.set(user.id, password);
    },
    clock: clock === null ? null : wakingClock(clock, () => pool.wake()),
    faults: {
      setPlan: (plan) => pool.setFaults(plan),
      openGate() {
        Atomics.store(faultGate, 0, 1);
        Atomics.notify(faultGate, 0);
      },
    },
    setNewValuesKeepCallouts: (isKept) => void Atomics.store(newValuesKeepCallouts, 0, isKept ? 1 : 0),
    jobs: {
      settled: () => pool.settled(),
      nextDue: () => pool.nextDue(),
      setPaused: (isPaused) => pool.setJobsPaused(isPaused),
    },
  };
}

function standsStill(choice: StartOrgOptions['clock']): choice is { readonly startsAt: number } {
  return typeof choice === 'object' && 'startsAt' in choice;
}

function clockOf(choice: StartOrgOptions['clock']): SharedClock | null {
  if (choice === undefined || choice === 'real') return null;
  if (standsStill(choice)) return createControllableClock(choice.startsAt);
  const clock = createMovableClock();
  if (choice !== 'movable') clock.set(choice.goesOnFrom);
  return clock;
}

function wakingClock(clock: ControllableClock, wake: () => void): ControllableClock {
  return {
    now: () => clock.now(),
    set(milliseconds) {
      clock.set(milliseconds);
      wake();
    },
    advance(milliseconds) {
      clock.advance(milliseconds);
      wake();
    },
  };
}
