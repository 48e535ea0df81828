/** Rows of cursors and query locators have limits of their own and do not count as query rows (Apex Developer Guide, "Execution Governors and Limits"). */
import { transaction } from '../../contracts/transaction.ts';
import type { GovernorLimits } from '../../contracts/transaction.ts';

export function withoutCountingRows<T>(work: () => T): T {
  const context = transaction();
  const counted = context.limits;
  const lenient = Object.create(counted) as GovernorLimits;
  lenient.consume = (name, amount) => {
    if (name !== 'QueryRows') counted.consume(name, amount);
  };
  context.limits = lenient;
  try {
    return work();
  } finally {
    context.limits = counted;
  }
}
