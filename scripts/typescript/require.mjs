// Lets modules in TypeScript require each other, which is how their imports run.
import { createRequire } from 'node:module';
import { erased } from './erased.mjs';

/** Runs a module in TypeScript and what it imports. */
export const require = createRequire(import.meta.url);

require.extensions['.ts'] = (module, path) => {
  const { isCommonJs, code } = erased(path);
  if (!isCommonJs) throw new SyntaxError(`${path} awaits at its top level, so it can only be started as a program`);
  module._compile(code, path);
};
