/** Implements System.Id: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { apexException, sameId, sobjectTypeOfId, stringToId, to18 } from '../../values/index.ts';
import { noFieldErrors } from './parameters/field-errors.ts';

const checksumDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An 18-character Id whose letters lost their case gets it back from its checksum. */
function restoreCasing(text: string): string {
  if (text.length !== 18) throw apexException('System.StringException', `Invalid id: ${text}`);
  const bits = Array.from(text.slice(15).toUpperCase()).map((character) => checksumDigits.indexOf(character));
  const restored = Array.from(text.slice(0, 15)).map((character, index) =>
    ((bits[Math.floor(index / 5)] ?? 0) >> (index % 5)) & 1 ? character.toUpperCase() : character.toLowerCase(),
  );
  return to18(restored.join(''));
}

export const idTable: PlatformTypeTable = {
  name: 'System.Id',
  members: {
    ...noFieldErrors,
    'equals(String)': (id: string, other: string | null) => sameId(id, other),
    'getSobjectType()': sobjectTypeOfId,
    'to15()': (id: string) => id.slice(0, 15),
    'static valueOf(String)': stringToId,
    'static valueOf(String, Boolean)': (text: string | null, isRestored: boolean | null) => {
      const id = stringToId(text);
      return id !== null && text !== null && isRestored === true ? restoreCasing(text) : id;
    },
  },
};
