/**
 * The maps that Schema methods give: their keys are lower case and found in any case. Of an installed package the keys carry its namespace,
 * for its own code too (Apex Developer Guide, "Accessing All sObjects"; API 34 for fields); else names are found with and without it.
 */
import { transaction } from '../../contracts/transaction.ts';
import type { ApexType } from '../../contracts/types.ts';
import { ApexMap } from '../../values/apex-map.ts';

export class DescribeMap<V> extends ApexMap<string, V> {
  constructor(valueType: ApexType, entries: Iterable<readonly [string, V]>) {
    super(
      { kind: 'primitive', name: 'String' },
      valueType,
      [...entries].map(([name, value]) => [name.toLowerCase(), value] as const),
    );
  }

  override get(key: unknown): V | null {
    return super.get(this.#known(key));
  }

  override containsKey(key: unknown): boolean {
    return super.containsKey(this.#known(key));
  }

  #known(key: unknown): unknown {
    if (typeof key !== 'string') return key;
    const name = key.toLowerCase();
    if (super.containsKey(name)) return name;
    const { schema } = transaction();
    if (schema.isInstalled) return name;
    const prefix = `${schema.namespace.toLowerCase()}__`;
    return prefix.length > 2 && name.startsWith(prefix)
      ? name.slice(prefix.length)
      : prefix.length > 2 && super.containsKey(prefix + name)
        ? prefix + name
        : name;
  }
}
