/** docs/permissions.md: every method, object and field against every permission set and against nobody. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../suites/process.ts';
import { mayCall, mayDo, mayRead, mayWrite } from './access.ts';
import type { Holder } from './access.ts';
import { objectRights, readSources } from './sources.ts';
import type { ObjectRight, PackageObject, PackageSources } from './sources.ts';

export const permissionsFile = join(projectFolder, 'docs/permissions.md');

const letters: Readonly<Record<ObjectRight, string>> = { create: 'C', read: 'R', edit: 'E', delete: 'D', viewAll: 'V', modifyAll: 'M' };
const none = '–';

export function permissionsPage(sources: PackageSources): string {
  const holders: Holder[] = [...sources.sets, null];
  const names = holders.map((holder) => holder?.label.replace(/^Syncline /, '') ?? 'nobody');
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string[] => [
    row(columns),
    row(columns.map(() => '---')),
    ...rows.map(row),
    '',
  ];
  const byHolder = (cell: (holder: Holder) => string): string[] => holders.map(cell);
  const fields = (object: PackageObject): string[][] =>
    object.fields.map((field) => [
      `\`${field.name}\`${field.isGoverned ? '' : ' (required)'}`,
      ...byHolder((holder) => (mayRead(holder, object, field) ? (mayWrite(holder, object, field) ? 'RW' : 'R') : none)),
    ]);
  return [
    '# Permissions',
    '',
    'Generated from the sources by `npm run docs:permissions`; do not edit. `scripts/permissions/permissions.test.ts` tries each cell as',
    'a user who has this one set and nothing else; what nobody may, a guest of a site may not either. Packaged sets lose permissions on standard objects and user permissions, so',
    'none of them has any: which records the connector reads is the customer’s to grant.',
    '',
    '## Sets',
    '',
    ...table(
      ['set', 'for', 'custom permissions'],
      sources.sets.map((set) => [`\`${set.name}\``, set.description, set.customPermissions.map((name) => `\`${name}\``).join(', ')]),
    ),
    '## Methods',
    '',
    'Each asks first for one custom permission; before that the platform asks for access to the class. A method without a',
    'permission is for Flows: there the access to the class is the permission.',
    '',
    ...table(
      ['method', 'asks for', ...names],
      sources.doors.map((door) => [
        `\`${door.className}.${door.method}\``,
        door.permission === null ? '' : `\`${door.permission}\``,
        ...byHolder((holder) => (mayCall(holder, door) ? 'yes' : none)),
      ]),
    ),
    '## Objects',
    '',
    'Organisation-wide defaults are Private. C create, R read, E edit, D delete, V view all, M modify all.',
    '',
    ...table(
      ['object', ...names],
      sources.objects.map((object) => [
        `\`${object.name}\``,
        ...byHolder(
          (holder) =>
            objectRights
              .filter((right) => mayDo(holder, object, right))
              .map((right) => letters[right])
              .join('') || none,
        ),
      ]),
    ),
    'The salt and the signing keys are a protected setting, presets and guides metadata types that only the package’s code reads.',
    '',
    '## Fields',
    '',
    'R read, RW read and write, as far as the object can be changed at all. Required fields follow the object.',
    '',
    ...sources.objects
      .filter(({ kind }) => kind === 'object')
      .flatMap((object) => [`### ${object.name}`, '', ...table(['field', ...names], fields(object))]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(permissionsFile, permissionsPage(readSources()));
}
