import type { PackageRule } from './rule.ts';

/** In managed code a name means the package's own object first, and `PackageNamespace` knows its own by this beginning. */
export const objectNames: PackageRule = {
  name: 'names of objects',
  inspect: (files) =>
    files
      .map(({ path }) => ({ path, name: /\/(\w+)\.object-meta\.xml$/.exec(path)?.[1] }))
      .filter(({ name }) => name?.endsWith('__c') === true || name?.endsWith('__mdt') === true)
      .filter(({ name }) => !name?.startsWith('Syncline'))
      .map(({ path, name }) => `${path}: the package's objects begin with Syncline, and ${name} does not`),
};
