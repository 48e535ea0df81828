import { runNode } from '../suites/process.ts';
import { demandNodeOfCli, salesforce } from './salesforce.ts';

const alias = process.env['SYNCLINE_SCRATCH_ALIAS'] ?? 'syncline';
const permissionSets = ['Syncline_Admin', 'Syncline_Connector', 'Syncline_DemoConnector'];
const target = ['--target-org', alias];

/** What `npm run scratch:<name>` does. The Dev Hub is the CLI's default one and must own the namespace. */
const commands: Record<string, () => Promise<void>> = {
  create,
  deploy,
  test: runTests,
  delete: () => salesforce('org', 'delete', 'scratch', ...target, '--no-prompt'),
  all: async () => {
    await create();
    try {
      await deploy();
      await runTests();
    } finally {
      await salesforce('org', 'delete', 'scratch', ...target, '--no-prompt');
    }
  },
};

async function create(): Promise<void> {
  const definition = ['--definition-file', 'config/project-scratch-def.json'];
  await salesforce('org', 'create', 'scratch', ...definition, '--alias', alias, '--duration-days', '7', '--wait', '20');
}

/** The components' JavaScript is what the org takes, so they are built first. */
async function deploy(): Promise<void> {
  if ((await runNode(['node_modules/typescript/bin/tsc', '-p', 'force-app/tsconfig.json'])) !== 0) {
    throw new Error("The components' TypeScript does not compile.");
  }
  for (const folder of ['force-app', 'config/unpackaged']) {
    await salesforce('project', 'deploy', 'start', '--source-dir', folder, ...target, '--wait', '30', '--ignore-conflicts');
  }
  const names = permissionSets.flatMap((name) => ['--name', name]);
  await salesforce('org', 'assign', 'permset', ...names, ...target);
}

async function runTests(): Promise<void> {
  const report = ['--code-coverage', '--result-format', 'human', '--output-dir', 'reports/scratch-org'];
  await salesforce('apex', 'run', 'test', '--test-level', 'RunLocalTests', ...report, ...target, '--wait', '30');
}

async function main(name: string | undefined): Promise<number> {
  const command = commands[name ?? ''];
  if (!command) {
    console.error(`Name one of ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  // Ctrl-C ends the CLI, which shares the terminal; this process lives on to delete the org.
  process.on('SIGINT', () => console.error('Interrupted.'));
  try {
    demandNodeOfCli();
    await command();
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

process.exitCode = await main(process.argv[2]);
