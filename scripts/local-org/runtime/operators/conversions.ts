/** Makes casts and the conversions that the compiler has made explicit. */
import type { ApexType } from '../../contracts/types.ts';
import type { ApexDate } from '../../values/index.ts';
import {
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexObject,
  castTo,
  isInstance,
  isValidId,
  stringToId,
  to18,
  toApexString,
  toDecimal,
  toDouble,
  toInteger,
  toLong,
  userTimeZone,
} from '../../values/index.ts';

/** Answers for instances of one class, which depend on the class alone. */
const answers = new WeakMap<object, Map<ApexType, boolean>>();

/** `type` is interned: one object per type. */
function isInstanceOf(value: unknown, type: ApexType): boolean {
  if (!(value instanceof ApexObject)) return isInstance(value, type);
  const prototype = Object.getPrototypeOf(value) as object;
  let known = answers.get(prototype);
  if (known === undefined) answers.set(prototype, (known = new Map<ApexType, boolean>()));
  let answer = known.get(type);
  if (answer === undefined) known.set(type, (answer = isInstance(value, type)));
  return answer;
}

export const conversionOperators = {
  toInteger,
  toLong,
  toDouble,
  toDecimal,
  toId: stringToId,
  /** Text that may be an Id in its short form. */
  idText: (value: string | null): string | null => (value !== null && isValidId(value) ? to18(value) : value),
  /** Midnight GMT. */
  toDatetime: (value: ApexDate | null): ApexDatetime | null => (value === null ? null : ApexDatetime.at(value, 0, 'UTC')),
  toDate: (value: ApexDatetime | null): ApexDate | null => (value === null ? null : value.date(userTimeZone())),
  decimal: (text: string): ApexDecimal => ApexDecimal.of(text),
  double: (text: string): ApexDouble => new ApexDouble(Number(text.replace(/[dD]$/, ''))),
  text: toApexString,
  isInstance: isInstanceOf,
  cast(value: unknown, type: ApexType): unknown {
    if (value === null) return null;
    if (value instanceof ApexObject && isInstanceOf(value, type)) return value;
    return castTo(value, type);
  },
};
