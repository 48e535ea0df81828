import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { suffixFile } from '../local-org/copy/copy-org.ts';
import { StartError } from './options.ts';

const MARKER = 'local-org.json';

/** The org of `--installed`, which may lie in the folder before the other org does. */
const BESIDE_THE_ORG = 'installed';

interface Marker {
  readonly madeBy: 'syncline';
  /** Set once the demo or empty org is complete, so that a start killed half-way begins anew. */
  readonly isSeeded: boolean;
}

/** Opens the state folder; `--fresh` and an unfinished first start delete its org. Never deletes what it did not make. */
export function openStateFolder(
  folder: string,
  isFresh: boolean,
): { readonly isSeeded: boolean; /** What a sandbox adds to usernames. */ readonly usernameSuffix: string; markSeeded(): void } {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name !== BESIDE_THE_ORG) : [];
  const exists = files.length > 0;
  if (exists && !fs.existsSync(path.join(folder, MARKER))) {
    throw new StartError(`${folder} holds files, but no local org. Choose another folder in SYNCLINE_DATA.`);
  }
  const isSeeded = exists && !isFresh && readMarker(folder).isSeeded;
  if (isSeeded) demandWholeState(folder);
  if (!isSeeded) for (const name of files) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  // Whoever made it: keys and passwords lie in it.
  fs.chmodSync(folder, 0o700);
  if (!isSeeded) writeMarker(folder, false);
  const suffix = path.join(folder, suffixFile);
  return {
    isSeeded,
    usernameSuffix: fs.existsSync(suffix) ? fs.readFileSync(suffix, 'utf8') : '',
    markSeeded: () => writeMarker(folder, true),
  };
}

/** The files that a seeded org cannot do without, and whether each is whole. Databases tell of their own damage when they are opened. */
const STATE_FILES: Readonly<Record<string, (file: string) => boolean>> = {
  'org.sqlite': (file) => fs.existsSync(file),
  'passwords.json': isJsonObject,
  'credentials.key': (file) => fs.existsSync(file) && fs.statSync(file).size === 32,
};

function isJsonObject(file: string): boolean {
  try {
    const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return typeof content === 'object' && content !== null && !Array.isArray(content);
  } catch {
    return false;
  }
}

function demandWholeState(folder: string): void {
  for (const [name, isWhole] of Object.entries(STATE_FILES)) {
    const file = path.join(folder, name);
    if (!isWhole(file)) throw damaged(file, folder);
  }
}

function damaged(file: string, folder: string): StartError {
  return new StartError(
    `${file} is ${fs.existsSync(file) ? 'damaged' : 'missing'}, so the state of the local org cannot be trusted. Start anew with: npm start -- --fresh (this deletes ${folder}), or move the folder away.`,
  );
}

function readMarker(folder: string): Marker {
  const file = path.join(folder, MARKER);
  if (!isJsonObject(file)) throw damaged(file, folder);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Marker;
}

function writeMarker(folder: string, isSeeded: boolean): void {
  const file = path.join(folder, MARKER);
  fs.writeFileSync(`${file}.new`, `${JSON.stringify({ madeBy: 'syncline', isSeeded } satisfies Marker)}\n`);
  fs.renameSync(`${file}.new`, file);
}

/** Fails early, before anything slow starts. */
export async function demandFreePort(port: number, variable: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `Port ${port} is in use, perhaps by a local org that is already running. Stop it, or choose another port in ${variable}.`,
            )
          : error,
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
