/** Maps of Schema methods: keys are lower case, and are found in any case and with or without the project's namespace. */
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
    const prefix = `${transaction().schema.namespace.toLowerCase()}__`;
    return prefix.length > 2 && name.startsWith(prefix)
      ? name.slice(prefix.length)
      : prefix.length > 2 && super.containsKey(prefix + name)
        ? prefix + name
        : name;
  }
}
