/** `org copy --as-sandbox DIR` makes a sandbox of the org in the state folder. */
import { basename, join, resolve } from 'node:path';
import { CopyError, copyOrg, newOrganizationId } from '../copy/copy-org.ts';
import { mentionsOf } from '../copy/project-mentions.ts';
import { UsageError } from './arguments.ts';
import type { CommandLine } from './arguments.ts';

export const copyOptions = ['as-sandbox', 'name'] as const;

/** Up to ten letters and digits (Tooling API, "SandboxInfo": SandboxName). */
const namePattern = /^[A-Za-z0-9]{1,10}$/;

function sandboxName(line: CommandLine, folder: string): string {
  const name =
    line.options.get('name') ??
    basename(folder)
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 10);
  if (!namePattern.test(name)) throw new UsageError('--name takes one to ten letters and digits, as the names of sandboxes have.');
  return name;
}

function demandNoMention(organizationId: string, projects: readonly string[]): void {
  const mentions = projects.flatMap((project) => mentionsOf(organizationId, project));
  if (mentions.length > 0)
    throw new CopyError(
      `${mentions.join(', ')}: a sandbox has its own org id there instead of ${organizationId}, and the local org does not change a project's files. Take the id out of them first.`,
    );
}

export function copy(line: CommandLine): Promise<number> {
  const folder = line.options.get('as-sandbox');
  if (folder === undefined || line.operands.length > 0)
    throw new UsageError(
      'npm run org -- copy --as-sandbox DIR [--name NAME] [--installed [--customer DIR]]\nA plain copy that keeps the org id is not made: no customer can have two orgs of one id.',
    );
  const target = resolve(folder);
  const name = sandboxName(line, target);
  const state = resolve(process.env['SYNCLINE_DATA'] || '.local');
  const isInstalled = line.flags.has('installed');
  const within = (directory: string): string => (isInstalled ? join(directory, 'installed') : directory);
  const customer = line.options.get('customer');
  try {
    const { after } = copyOrg(within(state), within(target), { organizationId: newOrganizationId(), sandboxName: name }, (id) =>
      demandNoMention(id, ['.', ...(customer === undefined ? [] : [customer])]),
    );
    process.stdout.write(
      `Sandbox ${name}, org id ${after}, in ${within(target)}. Usernames end in .${name}, passwords are the same.\nStart it: SYNCLINE_DATA=${target} npm start${isInstalled ? ' -- --installed' : ''}\n`,
    );
    return Promise.resolve(0);
  } catch (error) {
    if (error instanceof CopyError || (error instanceof Error && error.name === 'StorageError')) throw new UsageError(error.message);
    throw error;
  }
}
