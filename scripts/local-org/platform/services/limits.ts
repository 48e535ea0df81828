/** Implements System.Limits: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm */
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { limitTable } from '../../org/transaction/limit-table.ts';
import { orgTransaction } from '../../org/transaction/context.ts';

/** v66 and later: Apex Developer Guide, "Apex Cursors" (Summer '26). */
const newer = ['ApexCursors', 'ApexPaginationCursors', 'ApexPaginationCursorRows'];

function membersFor(name: string): [string, PlatformFunction][] {
  return [
    [`static get${name}()`, () => orgTransaction().limits.used(name)],
    [`static getLimit${name}()`, () => orgTransaction().limits.limit(name)],
  ];
}

export const limitsTable: PlatformTypeTable = {
  name: 'System.Limits',
  members: Object.fromEntries(
    Object.keys(limitTable)
      .filter((name) => name !== 'CalloutTime')
      .flatMap(membersFor),
  ),
  additions: newer.flatMap((name) => [`static get${name}(): Integer`, `static getLimit${name}(): Integer`]),
};
