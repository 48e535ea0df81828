/** Types of the System namespace that every program uses, and the small value classes beside them. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { blobTable } from './blob.ts';
import { booleanTable } from './boolean.ts';
import { dateTable } from './dates/date.ts';
import { datetimeTable } from './dates/datetime.ts';
import { timeTable } from './dates/time.ts';
import { timeZoneTable } from './dates/time-zone.ts';
import { idTable } from './id.ts';
import { decimalTable } from './numbers/decimal.ts';
import { doubleTable } from './numbers/double.ts';
import { integerTable } from './numbers/integer.ts';
import { longTable } from './numbers/long.ts';
import { mathTable } from './numbers/math.ts';
import { stringTable } from './text/string.ts';

export const tables: readonly PlatformTypeTable[] = [
  blobTable,
  booleanTable,
  dateTable,
  datetimeTable,
  decimalTable,
  doubleTable,
  idTable,
  integerTable,
  longTable,
  mathTable,
  stringTable,
  timeTable,
  timeZoneTable,
];
