/** `org logs` prints the newest transactions of the running org, oldest first. */
import { getFromOrg } from './running-org.ts';

interface LogEntry {
  readonly quiddity: string;
  readonly className: string | null;
  readonly username: string;
  readonly startedAt: string;
  readonly status: string;
  readonly lines: readonly string[];
}

export async function logs(): Promise<number> {
  const entries = (await getFromOrg('/local/logs')) as readonly LogEntry[];
  for (const entry of [...entries].reverse()) {
    process.stdout.write(`${entry.startedAt}  ${entry.quiddity}  ${entry.className ?? ''}  ${entry.username}  ${entry.status}\n`);
    for (const line of entry.lines) process.stdout.write(`    ${line}\n`);
  }
  return 0;
}
