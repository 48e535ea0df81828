/** Makes the modules named @salesforce/* for the bundle. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'rollup';
import type { OwnNames } from '../../schema/metadata/own-names.ts';

/** `@salesforce/i18n/*` and `@salesforce/client/*` as the base components have them, so that both format alike. */
const scopedImports = path.join(
  path.dirname(createRequire(import.meta.url).resolve('lightning-base-components/package.json')),
  'scopedImports',
);

const VIRTUAL = '\0salesforce:';

/** Gates of the base components that stay closed, since synthetic shadow has no `attachInternals`. */
const closedGates: ReadonlySet<string> = new Set(['@salesforce/gate/bc.260.enableComboboxElementInternals']);
const CLOSED_GATE = '\0closed-gate';

/**
 * The `@salesforce/*` modules, which the platform makes at compile time. What depends on the user or on the org
 * is read from `globalThis.localOrg`, which the page loads before the bundle, so that one bundle serves everyone.
 */
const factories: Readonly<Record<string, (rest: string, names: OwnNames) => string>> = {
  apex: (rest, names) => (rest === '' ? `export { refreshApex, getSObjectValue } from 'shell/apexClient';` : apexModule(rest, names)),
  apexContinuation: () => fail('@salesforce/apexContinuation'),
  label: (rest, names) => fromOrg(`label(${JSON.stringify(labelName(rest, names))})`),
  schema: (rest, names) => schemaModule(rest, names),
  user: (rest) => fromOrg(rest === 'Id' ? 'user.id' : 'user.isGuest'),
  customPermission: (rest, names) => fromOrg(`customPermission(${JSON.stringify(names.qualified(unqualified(rest)))})`),
  userPermission: (rest) => fromOrg(`userPermission(${JSON.stringify(rest)})`),
  resourceUrl: (rest, names) => fromOrg(`resourceUrl(${JSON.stringify(names.qualified(unqualified(rest)))})`),
  contentAssetUrl: () => fail('@salesforce/contentAssetUrl'),
  messageChannel: (rest) => `export default { channelName: ${JSON.stringify(rest)} };`,
  community: () => fail('@salesforce/community'),
  site: () => fail('@salesforce/site'),
};

/** Of i18n what the user sets, who has it in the base components too: without it both would be in Los Angeles. */
const timeZoneImport = '@salesforce/i18n/timeZone';
const USER_TIME_ZONE = '\0user-time-zone';

function unqualified(name: string): string {
  return name.includes('__') && !name.endsWith('__c') ? name.slice(name.indexOf('__') + 2) : name;
}

function fromOrg(expression: string): string {
  return `export default globalThis.localOrg.${expression};`;
}

function fail(moduleName: string): string {
  return `throw new Error('The local org does not support the module ${moduleName}');\nexport default undefined;`;
}

/** `c.Greeting` of a component is the label of its own package. */
function labelName(rest: string, names: OwnNames): string {
  return names.qualified(rest.replace(/^[^.]+\./, ''));
}

/** `syncline.StreamController` once the component and its class are installed. */
function apexModule(rest: string, { isInstalled, namespace }: OwnNames): string {
  const parts = rest.split('.');
  const method = parts.pop();
  const plainName = parts.pop() ?? '';
  const className = isInstalled ? `${namespace}.${plainName}` : plainName;
  return `import { apexMethod } from 'shell/apexClient';\nexport default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});`;
}

function schemaModule(rest: string, names: OwnNames): string {
  const [objectApiName, ...field] = names.canonical(rest).split('.');
  const token = field.length === 0 ? { objectApiName } : { objectApiName, fieldApiName: field.join('.') };
  return `export default ${JSON.stringify(token)};`;
}

export function salesforceModules(options: { readonly labels: ReadonlySet<string>; readonly names: OwnNames }): Plugin {
  return {
    name: 'salesforce-modules',
    resolveId(importee, importer) {
      if (closedGates.has(importee)) return CLOSED_GATE;
      if (importee === timeZoneImport) return USER_TIME_ZONE;
      const scoped = /^@salesforce\/(?:i18n|client)\/.+$/.test(importee)
        ? path.join(scopedImports, `${importee.replaceAll('/', '-')}.js`)
        : null;
      if (scoped !== null && fs.existsSync(scoped)) return scoped;
      const match = /^@salesforce\/([^/]+)(?:\/(.*))?$/.exec(importee);
      if (match === null) return null;
      const [, family = '', rest = ''] = match;
      // The base components bring their own labels, i18n and gates.
      if (importer?.includes('lightning-base-components') === true || !(family in factories)) return null;
      if (family === 'label' && !options.labels.has(labelName(rest, options.names))) {
        this.error(`${importer ?? 'A component'} imports the custom label ${rest}, which the project does not define`);
      }
      return `${VIRTUAL}${family}:${rest}`;
    },
    load(id) {
      if (id === CLOSED_GATE) return 'export default { isOpen: () => false };';
      if (id === USER_TIME_ZONE) return fromOrg('info.user.timeZone');
      if (!id.startsWith(VIRTUAL)) return null;
      const separator = id.indexOf(':', VIRTUAL.length);
      return factories[id.slice(VIRTUAL.length, separator)]?.(id.slice(separator + 1), options.names) ?? null;
    },
  };
}

/** Modules of ours by `namespace/name`, from `modules/<namespace>/<name>/<name>.ts`. */
export function ownModules(root: string): { name: string; path: string }[] {
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((namespace) =>
      fs
        .readdirSync(path.join(root, namespace.name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((module) => ({
          name: `${namespace.name}/${module.name}`,
          path: path.join(root, namespace.name, module.name, `${module.name}.ts`),
        })),
    );
}
