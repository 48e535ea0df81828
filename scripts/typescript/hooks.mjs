// Node's hooks for modules in TypeScript: imports name their file, types become blanks, and what is left of a file is kept until it changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/erased', import.meta.url));
const stampOf = (path) => {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
};
// Another version of the library may leave something else.
const libraryStamp = stampOf(fileURLToPath(new URL('../../package-lock.json', import.meta.url)));

mkdirSync(cacheFolder, { recursive: true });

const isTypeScript = (url) => url.startsWith('file:') && url.endsWith('.ts');

export function resolve(specifier, context, next) {
  const isPath = specifier.startsWith('./') || specifier.startsWith('../') || specifier.startsWith('file:');
  const url = isPath && specifier.endsWith('.ts') ? new URL(specifier, context.parentURL).href : '';
  return isTypeScript(url) ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
}

export async function load(url, context, next) {
  return isTypeScript(url) ? { format: 'module', source: await erased(fileURLToPath(url)), shortCircuit: true } : next(url, context);
}

async function erased(path) {
  const stamp = `${stampOf(path)} ${libraryStamp}\n`;
  const kept = `${cacheFolder}/${createHash('sha1').update(path).digest('hex')}.js`;
  const known = read(kept);
  if (known?.startsWith(stamp)) return known.slice(stamp.length);
  // TypeScript takes half a second to load: only where something has changed.
  const { default: tsBlankSpace } = await import('ts-blank-space');
  const text = readFileSync(path, 'utf8');
  const source = tsBlankSpace(text, ({ pos, end }) => {
    throw new SyntaxError(`${path}: this is more than a type: ${text.slice(pos, end).trim()}`);
  });
  // Another process may keep the same file: whoever is last puts an equal one in place.
  const draft = `${kept}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, stamp + source);
  renameSync(draft, kept);
  return source;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
