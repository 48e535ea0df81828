// What is left of a module in TypeScript, kept until it changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/erased', import.meta.url));
const stampOf = (path) => {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
};
const ownPath = (relative) => fileURLToPath(new URL(relative, import.meta.url));
// Another version of the library, or of the code that converts, may leave something else.
const converterStamp = ['../../package-lock.json', './to-common-js.mjs'].map((path) => stampOf(ownPath(path))).join(' ');
const require = createRequire(import.meta.url);

mkdirSync(cacheFolder, { recursive: true });

/** See `toCommonJs`. */
export function erased(path) {
  const stamp = `${stampOf(path)} ${converterStamp}\n`;
  const kept = `${cacheFolder}/${createHash('sha1').update(path).digest('hex')}.js`;
  const known = read(kept);
  if (known?.startsWith(stamp)) {
    const codeStart = known.indexOf('\n', stamp.length) + 1;
    return { ...JSON.parse(known.slice(stamp.length, codeStart)), code: known.slice(codeStart) };
  }
  // TypeScript takes half a second to load: only where something has changed.
  const { code, ...facts } = require('./to-common-js.mjs').toCommonJs(readFileSync(path, 'utf8'), path);
  // Another process may keep the same file: whoever is last puts an equal one in place.
  const draft = `${kept}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, `${stamp}${JSON.stringify(facts)}\n${code}`);
  renameSync(draft, kept);
  return { ...facts, code };
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
