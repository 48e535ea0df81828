/** A Salesforce project in a temporary folder, for tests of the org. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ScratchProject {
  readonly folder: string;
  readonly stateFolder: string;
  remove(): void;
}

const classMetadata =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';

/** `classes` by name; `files` by path below the package directory. */
export function scratchProject(
  classes: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  namespace = '',
): ScratchProject {
  const root = mkdtempSync(join(tmpdir(), 'scratch-org-'));
  const folder = join(root, 'project');
  const write = (path: string, text: string): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write(
    'sfdx-project.json',
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], namespace, sourceApiVersion: '67.0' }),
  );
  for (const [name, source] of Object.entries(classes)) {
    write(`force-app/main/classes/${name}.cls`, source);
    write(`force-app/main/classes/${name}.cls-meta.xml`, classMetadata);
  }
  for (const [path, text] of Object.entries(files)) write(`force-app/main/${path}`, text);
  return { folder, stateFolder: join(root, 'state'), remove: () => rmSync(root, { recursive: true, force: true }) };
}
