/** Org-wide allowances over time (OrgLimits), counted per minute in the database. */
import type { OrgRuntime } from '../transaction/org-runtime.ts';

const millisecondsPerMinute = 60_000;
export const minutesPerDay = 1_440;

/** Inside a write transaction. */
export function countUsage(org: OrgRuntime, name: string, amount: number): void {
  const minute = Math.floor(org.clock.now() / millisecondsPerMinute);
  org.parts.storage.run(
    'INSERT INTO org_usage (name, minute, used) VALUES (?, ?, ?) ON CONFLICT (name, minute) DO UPDATE SET used = used + excluded.used',
    [name, minute, amount],
  );
  org.parts.storage.run('DELETE FROM org_usage WHERE minute < ?', [minute - 2 * minutesPerDay]);
}

export function usageWithin(org: OrgRuntime, name: string, minutes: number): number {
  const minute = Math.floor(org.clock.now() / millisecondsPerMinute);
  const used = org.parts.storage.get('SELECT coalesce(sum(used), 0) AS used FROM org_usage WHERE name = ? AND minute > ?', [
    name,
    minute - minutes,
  ])?.['used'];
  return Number(used ?? 0);
}
