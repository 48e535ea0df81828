/** All vectors, as they are written to docs/destination-contract/vectors. */
import type { Rule } from '../vectors/vectors.ts';
import { kinds } from '../cases/kinds.ts';
import { digests, schema, updates } from '../cases/optional.ts';
import { ids, omitted, order, sources, tombstones } from '../cases/records.ts';
import { access, bodies, signatures } from '../cases/requests.ts';
import { equality, keeps, numbers, receipts, repeats, versions } from '../cases/versions.ts';

export const cases: readonly Rule[] = [
  access,
  signatures,
  kinds,
  receipts,
  keeps,
  versions,
  equality,
  numbers,
  omitted,
  ids,
  sources,
  tombstones,
  order,
  repeats,
  bodies,
  schema,
  updates,
  digests,
];
