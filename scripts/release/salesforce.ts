import { join } from 'node:path';
import { projectFolder, runNode } from '../suites/process.ts';

const cli = join(projectFolder, 'scripts/release/node_modules/@salesforce/cli/bin/run.js');
const oldestNode = [22, 15] as const;

/** The CLI's HTTP library needs zstd, which Node has from 22.15. */
export function demandNodeOfCli(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Error(`The Salesforce CLI needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}.`);
  }
}

/** Runs the Salesforce CLI with its output shown; rejects where it fails. */
export async function salesforce(...parameters: string[]): Promise<void> {
  console.log(`\nsf ${parameters.join(' ')}`);
  const status = await runNode([cli, ...parameters], {
    environment: { SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true' },
  });
  if (status !== 0) {
    throw new Error(`sf ${parameters.slice(0, 3).join(' ')} ended with status ${status}.`);
  }
}
