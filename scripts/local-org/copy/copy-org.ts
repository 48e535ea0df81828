/** Copies the state folder of an org, stopped or running, as one consistent moment of it, and makes another org of the copy. */
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { openStorage } from '../storage/index.ts';
import { to18 } from '../values/identifiers.ts';
import { changeOrganization, organizationIdOf, type OrganizationChange } from './change-organization.ts';

/** A mistake or damage that people can mend. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

export interface CopiedOrg {
  readonly before: string;
  readonly after: string;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function newOrganizationId(): string {
  return to18(`00D${Array.from({ length: 12 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')}`);
}

/** What is added to the usernames that an org began with; '' where it is no sandbox. */
export const suffixFile = 'username-suffix.txt';

/** People keep their passwords; sessions, logs and the key of sealed values stay behind. */
const files = ['passwords.json', 'local-org.json'];

/** Either the whole copy is there in the end, or nothing. `ofOrg` tells more of the source's id before anything is made. */
export function copyOrg(
  source: string,
  target: string,
  change: OrganizationChange,
  ofOrg: (organizationId: string) => void = () => undefined,
): CopiedOrg {
  demandSource(source);
  demandTarget(source, target);
  const before = demandWhole(join(source, 'org.sqlite'), ofOrg);
  const making = `${resolve(target)}.making-${process.pid}`;
  try {
    mkdirSync(making, { recursive: true, mode: 0o700 });
    chmodSync(making, 0o700);
    const database = join(making, 'org.sqlite');
    snapshot(join(source, 'org.sqlite'), database);
    for (const name of files) if (existsSync(join(source, name))) copyFileSync(join(source, name), join(making, name));
    writeFileSync(join(making, suffixFile), suffixOf(source) + (change.sandboxName === null ? '' : `.${change.sandboxName}`));
    writeFileSync(join(making, 'credentials.key'), randomBytes(32), { mode: 0o600 });
    const storage = openStorage(database);
    try {
      changeOrganization(storage, change);
      // What was replaced and deleted lies in no page any more.
      storage.exec('VACUUM; PRAGMA journal_mode = DELETE');
    } finally {
      storage.close();
    }
    if (existsSync(target)) rmSync(target, { recursive: true });
    renameSync(making, target);
  } catch (error) {
    if (existsSync(making)) rmSync(making, { recursive: true, force: true });
    throw told(error, target);
  }
  return { before, after: change.organizationId };
}

function suffixOf(folder: string): string {
  const file = join(folder, suffixFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function demandSource(source: string): void {
  if (!existsSync(join(source, 'org.sqlite')))
    throw new CopyError(`${source} holds no local org. Start one with npm start, or name the folder of another in SYNCLINE_DATA.`);
  const marker = join(source, 'local-org.json');
  if (existsSync(marker) && !/"isSeeded":\s*true/.test(readFileSync(marker, 'utf8')))
    throw new CopyError(`The first start of the local org in ${source} has not ended. Start it again, and copy it then.`);
}

function demandTarget(source: string, target: string): void {
  const inside = relative(resolve(source), resolve(target));
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`)))
    throw new CopyError(`${target} lies in ${source}, which is what would be copied. Choose a folder outside of it.`);
  if (!existsSync(target)) return;
  let isEmpty: boolean;
  try {
    isEmpty = readdirSync(target).length === 0;
  } catch {
    throw new CopyError(`${target} is no folder. Choose one that is not there yet.`);
  }
  if (!isEmpty) throw new CopyError(`${target} is not empty, and nothing is overwritten. Choose another folder, or empty this one.`);
}

/** Reads every page: damage that lies where nobody looked would be copied without a word. */
function demandWhole(file: string, ofOrg: (organizationId: string) => void): string {
  const storage = openStorage(file);
  try {
    const said = String(Object.values(storage.get('PRAGMA quick_check(1)') ?? {})[0]);
    if (said !== 'ok') throw new CopyError(`The database file ${file} is damaged (${said}). Copy a whole one, or start anew with --fresh.`);
    const hasOrganization = storage.get("SELECT 1 AS found FROM sqlite_master WHERE name = 'Organization'") !== undefined;
    if (!hasOrganization) throw new CopyError(`${file} is no database of a local org.`);
    const organizationId = organizationIdOf(storage);
    ofOrg(organizationId);
    return organizationId;
  } finally {
    storage.close();
  }
}

/** One read transaction, so that a running org's commits are in it whole or not at all (SQLite, "VACUUM": INTO). */
function snapshot(file: string, to: string): void {
  const storage = openStorage(file);
  try {
    storage.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
  } finally {
    storage.close();
  }
}

function told(error: unknown, target: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'ENOSPC' || code === 'EPERM'
    ? new CopyError(`${target} cannot be written in ${dirname(resolve(target))}: ${(error as Error).message}`)
    : error;
}
