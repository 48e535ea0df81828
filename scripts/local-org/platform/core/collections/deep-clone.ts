/** Copies lists and maps of records with deepClone. */
import { SObjectValue } from '../../../values/index.ts';

/** Other values are kept as they are. */
export function deepCopy(value: unknown, preserveId: boolean, preserveReadonlyTimestamps: boolean, preserveAutonumber: boolean): unknown {
  return value instanceof SObjectValue ? value.clone({ preserveId, isDeep: true, preserveReadonlyTimestamps, preserveAutonumber }) : value;
}
