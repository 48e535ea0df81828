/** Setup > Deliverability: a new sandbox starts with "System email only" (Salesforce help, "Email Deliverability"). */
import type { Storage } from '../../contracts/transaction.ts';

const key = 'mailIsRestricted';

/** System email only: what Apex sends is refused. */
export function restrictMail(storage: Storage): void {
  storage.beginWrite();
  storage.run('INSERT OR REPLACE INTO org_setting (name, value) VALUES (?, ?)', [key, 'true']);
}

export function isMailRestricted(storage: Storage): boolean {
  return storage.get('SELECT 1 AS found FROM org_setting WHERE name = ?', [key]) !== undefined;
}
