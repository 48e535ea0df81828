/** System.Label.get and translationExists: labels in the one language that this org has. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ownFirst, runningCode, transaction } from '../../contracts/transaction.ts';
import { apexException } from '../../values/index.ts';

/** Without a namespace: the running code's own. Labels of a package that are protected are its own alone. */
function find(namespace: string | null, name: string): string | null {
  const { metadata, schema } = transaction();
  const spellings = namespace === null || namespace === '' || !schema.isInstalled ? ownFirst(name) : [`${namespace}__${name}`];
  for (const spelling of spellings) {
    const found = [...metadata.labels.keys()].find((key) => key.toLowerCase() === spelling.toLowerCase());
    if (found !== undefined && (runningCode.namespace !== '' || !metadata.protectedLabels.has(found)))
      return metadata.labels.get(found) ?? null;
  }
  return null;
}

function get(namespace: string | null, name: string): string {
  const found = find(namespace, name);
  if (found === null) throw apexException('System.InvalidParameterValueException', `Label ${name} does not exist`);
  return found;
}

export const labelTable: PlatformTypeTable = {
  name: 'System.Label',
  members: {
    'static get(String, String)': get,
    'static get(String, String, String)': get,
    'static translationExists(String, String, String)': (namespace: string | null, name: string) => find(namespace, name) !== null,
  },
};
