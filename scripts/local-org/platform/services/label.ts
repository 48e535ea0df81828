/** System.Label.get and translationExists: labels in the one language that this org has. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { transaction } from '../../contracts/transaction.ts';
import { apexException } from '../../values/index.ts';

function find(name: string): string | null {
  const { labels } = transaction().metadata;
  return labels.get(name) ?? [...labels].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;
}

function get(_namespace: string | null, name: string): string {
  const found = find(name);
  if (found === null) throw apexException('System.InvalidParameterValueException', `Label ${name} does not exist`);
  return found;
}

export const labelTable: PlatformTypeTable = {
  name: 'System.Label',
  members: {
    'static get(String, String)': get,
    'static get(String, String, String)': get,
    'static translationExists(String, String, String)': (_namespace: string | null, name: string) => find(name) !== null,
  },
};
