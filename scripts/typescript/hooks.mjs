// Node's hooks for modules in TypeScript. It asks them for every import of a module that is no CommonJS, on a thread of theirs: with the 500 modules
// of the local org that took a second of CPU at each start. So only what is started, or imported by a module that awaits, passes here.
import { fileURLToPath } from 'node:url';
import { erased } from './erased.mjs';

const isTypeScript = (url) => url.startsWith('file:') && url.endsWith('.ts');

export function resolve(specifier, context, next) {
  const isPath = specifier.startsWith('./') || specifier.startsWith('../') || specifier.startsWith('file:');
  const url = isPath && specifier.endsWith('.ts') ? new URL(specifier, context.parentURL).href : '';
  return isTypeScript(url) ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
}

export function load(url, context, next) {
  return isTypeScript(url) ? { format: 'module', source: sourceOf(fileURLToPath(url)), shortCircuit: true } : next(url, context);
}

function sourceOf(path) {
  const { isCommonJs, code, names, passedOn } = erased(path);
  if (!isCommonJs) return code;
  const required = `createRequire(import.meta.url)(${JSON.stringify(path)})`;
  const passing = passedOn.map((specifier) => `export * from ${JSON.stringify(specifier)};`);
  return `import { createRequire } from 'node:module';\nexport const { ${names.join(', ')} } = ${required};\n${passing.join('\n')}`;
}
