/** Compiled projects on disk, by content: the same sources, schema and compiler give the same modules. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const keptFiles = 24;
const extension = '.compiled.json';

function* typeScriptFiles(folder: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* typeScriptFiles(path);
    else if (/\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts')) yield path;
  }
}

/** Everything that decides what compiled code looks like: its files' sizes and dates stand for their content. */
export function compilerVersion(): string {
  const localOrg = dirname(dirname(fileURLToPath(import.meta.url)));
  const hash = createHash('sha256');
  for (const part of ['compiler', 'contracts', 'platform', 'schema']) {
    for (const path of [...typeScriptFiles(join(localOrg, part))].sort()) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}\u0000${size}\u0000${mtimeMs}\u0000`);
    }
  }
  return hash.digest('hex');
}

export function contentKey(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}

/** A file that is damaged or gone is as if it had never been. */
export function readCompiled(folder: string, key: string): unknown {
  try {
    const path = join(folder, key + extension);
    const compiled = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    // What is in use is the last to be forgotten, however old it is.
    const now = new Date();
    utimesSync(path, now, now);
    return compiled;
  } catch {
    return null;
  }
}

export function writeCompiled(folder: string, key: string, value: unknown): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, key + extension);
  // Another thread may write the same file: whoever is last puts an equal one in place.
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, JSON.stringify(value));
  renameSync(draft, path);
  forgetUnused(folder);
}

function forgetUnused(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => ({ path: join(folder, name), usedAt: statSync(join(folder, name)).mtimeMs }))
    .sort((left, right) => right.usedAt - left.usedAt);
  for (const { path } of files.slice(keptFiles)) rmSync(path, { force: true });
}
