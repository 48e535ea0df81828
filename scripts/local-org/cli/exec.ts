/** `org exec FILE` runs anonymous Apex in the running org. */
import { readFileSync } from 'node:fs';
import { UsageError } from './arguments.ts';
import type { CommandLine } from './arguments.ts';
import { getFromOrg } from './running-org.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm */
interface AnonymousAnswer {
  readonly compiled: boolean;
  readonly success: boolean;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly line: number;
  readonly column: number;
  readonly logs?: string;
}

function readSource(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export async function exec(line: CommandLine): Promise<number> {
  const [path] = line.operands;
  if (path === undefined) throw new UsageError('Which file? npm run org -- exec FILE (- reads standard input)');
  const answer = (await getFromOrg(`/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(readSource(path))}`)) as AnonymousAnswer;
  if (answer.logs !== undefined && answer.logs !== '') process.stdout.write(`${answer.logs}\n`);
  if (answer.success) return 0;
  const problem = answer.compiled
    ? `${answer.exceptionMessage ?? ''}\n${answer.exceptionStackTrace ?? ''}`
    : `Line ${answer.line}, column ${answer.column}: ${answer.compileProblem ?? ''}`;
  process.stderr.write(`${problem.trimEnd()}\n`);
  return 1;
}
