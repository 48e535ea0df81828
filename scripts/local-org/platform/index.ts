/** Everything that the platform library implements: the four areas' tables as one, by type and member. */
import type { PlatformFunction, PlatformTypeTable } from '../contracts/values.ts';
import { tables as coreTables } from './core/index.ts';
import { setPlatformTables } from './core/objects/instantiate.ts';
import { tables as databaseTables } from './data-access/index.ts';
import { enumTables, publishEnums } from './enums.ts';
import { tables as orgTables } from './services/index.ts';
import { tables as schemaTables } from './describe/index.ts';

/** System.System, for one, has members in two areas. */
function merge(first: PlatformTypeTable, second: PlatformTypeTable): PlatformTypeTable {
  return {
    ...first,
    ...second,
    members: { ...first.members, ...second.members },
    additions: [...(first.additions ?? []), ...(second.additions ?? [])],
  };
}

function collect(tables: readonly PlatformTypeTable[]): Map<string, PlatformTypeTable> {
  const byName = new Map<string, PlatformTypeTable>();
  for (const table of tables) {
    const key = table.name.toLowerCase();
    const known = byName.get(key);
    byName.set(key, known === undefined ? table : merge(known, table));
  }
  return byName;
}

const tablesByName = collect([...coreTables, ...schemaTables, ...databaseTables, ...orgTables, ...enumTables]);

export const platformTables: readonly PlatformTypeTable[] = [...tablesByName.values()];

/** `System.String`, in any case. */
export function findPlatformTable(typeName: string): PlatformTypeTable | null {
  return tablesByName.get(typeName.toLowerCase()) ?? null;
}

/** Every object has these (Apex Developer Guide, "Object Class"). */
const ofEveryObject = new Set(['equals(Object)', 'hashCode()', 'toString()']);

/** `System.String`, `static valueOf(Object)`: the function, or null when the local org lacks it. */
export function findPlatformFunction(typeName: string, member: string): PlatformFunction | null {
  const table = findPlatformTable(typeName);
  if (table === null) return null;
  return table.members[member] ?? (ofEveryObject.has(member) ? (findPlatformTable('System.Object')?.members[member] ?? null) : null);
}

publishEnums(findPlatformTable);
setPlatformTables(findPlatformTable);
