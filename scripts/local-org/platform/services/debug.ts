/** Implements System.debug, which writes a line of the transaction's log. */
import { orgTransaction } from '../../org/transaction/context.ts';
import { toApexString } from '../../values/index.ts';

export function debug(level: string, value: unknown): void {
  orgTransaction().debug(level, toApexString(value));
}
