import { lineOf, textOf, xmlRoot } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

const secretField = /(Secret|Password|Token|SigningKey|PrivateKey|ApiKey|EventKey|Salt)\w*__c$/;
const literalSecret = /whsec_[A-Za-z0-9+/]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----/g;

/** Secrets live in protected custom settings only, which nothing but the package's Apex reads. */
export const unprotectedSecrets: PackageRule = {
  name: 'unprotected secrets',
  inspect: (files) => {
    const objects = new Map(
      files
        .filter(({ path }) => path.endsWith('.object-meta.xml'))
        .map((file) => [file.path.split('/').at(-2) ?? '', xmlRoot(file).node] as const),
    );
    const isProtectedSetting = (object: string): boolean => {
      const node = objects.get(object);
      return node !== undefined && textOf(node, 'customSettingsType') !== '' && textOf(node, 'visibility') === 'Protected';
    };
    const settings = [...objects]
      .filter(([, node]) => textOf(node, 'customSettingsType') !== '' && textOf(node, 'visibility') !== 'Protected')
      .map(([object]) => `${object}: a custom setting of the package must be Protected`);
    const fields = files
      .map(({ path }) => ({ path, match: /\/objects\/([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/.exec(path) }))
      .filter(({ match }) => match && secretField.test(match[2] ?? '') && !isProtectedSetting(match[1] ?? ''))
      .map(({ path }) => `${path}: looks like a secret, but its object is no protected custom setting`);
    return [...settings, ...fields];
  },
};

export const literalSecrets: PackageRule = {
  name: 'secrets in the source',
  inspect: (files) =>
    files
      .filter(({ path }) => !path.endsWith('Test.cls') && !path.includes('/__tests__/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(literalSecret)].map(({ index }) => `${path}:${lineOf(text, index)}: holds what looks like a secret`),
      ),
};
