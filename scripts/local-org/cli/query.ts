/** `org query "SOQL"` prints the rows of a query in the running org. */
import { UsageError } from './arguments.ts';
import type { CommandLine } from './arguments.ts';
import { getFromOrg } from './running-org.ts';
import { toTable } from './table.ts';

interface QueryAnswer {
  readonly totalSize: number;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

export async function query(line: CommandLine): Promise<number> {
  const [soql] = line.operands;
  if (soql === undefined) throw new UsageError('Which query? npm run org -- query "SELECT Id, Name FROM Account LIMIT 5"');
  const { records, totalSize } = (await getFromOrg(`/query?q=${encodeURIComponent(soql)}`)) as QueryAnswer;
  process.stdout.write(records.length === 0 ? `${totalSize} rows\n` : `${toTable(records)}\n\n${totalSize} rows\n`);
  return 0;
}
