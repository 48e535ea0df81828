/** The entry of `npm run org`: it runs the command named (test, exec, query, logs or copy). */
import { UsageError, parseCommandLine } from './arguments.ts';
import type { CommandLine } from './arguments.ts';
import { copyOptions } from './copy.ts';
import { testFlags, testOptions } from './test.ts';

const usage = `Usage: npm run org -- <command>

  test [--project DIR] [--json FILE] [--lcov FILE] [--class NAME] [--method NAME]
       [--installed [--customer DIR]] [--features NAMES] [--hours-ahead N]
                  compile a Salesforce project and run its Apex tests; needs no running org. Installed: as the
                  package with its namespace, in an empty org or in that of a customer's project. Features: those
                  that the org has, as a scratch org definition names them, such as MultiCurrency,PersonAccounts. Ahead: so much
                  later in the org than here, since tests should pass at any hour
  exec FILE       run anonymous Apex in the running org (- reads standard input)
  query "SOQL"    query the running org
  logs            show the running org's newest debug logs
  copy --as-sandbox DIR [--name NAME] [--installed [--customer DIR]]
                  make a sandbox of the org in SYNCLINE_DATA, which may be running: docs/local-org/copy.md
`;

/** Loaded when asked for: the compiler is not needed to run a query. */
const commands: Readonly<Record<string, (line: CommandLine) => Promise<number>>> = {
  test: async (line) => (await import('./test.ts')).test(line),
  exec: async (line) => (await import('./exec.ts')).exec(line),
  query: async (line) => (await import('./query.ts')).query(line),
  logs: async () => (await import('./logs.ts')).logs(),
  copy: async (line) => (await import('./copy.ts')).copy(line),
};

async function main(): Promise<number> {
  const line = parseCommandLine(process.argv.slice(2), [...testOptions, ...copyOptions], [...testFlags, 'help']);
  const run = line.command === null ? undefined : commands[line.command];
  if (line.flags.has('help')) {
    process.stdout.write(usage);
    return 0;
  }
  if (run === undefined) {
    process.stderr.write(line.command === null ? usage : `Unknown command ${line.command}\n\n${usage}`);
    return 2;
  }
  return run(line);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof UsageError || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : (error.stack ?? error.message)}\n`,
  );
  process.exitCode = 2;
}
