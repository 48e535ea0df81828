/** Reads from the package's sources what each permission set grants, what each method asks for, and which fields there are. */
import { children, filesIn, textOf, xmlRoot } from '../checks/common/files.ts';
import type { SourceFile, XmlNode } from '../checks/common/files.ts';
import { doorsIn } from '../checks/package-lint/doors.ts';
import type { Door } from '../checks/package-lint/doors.ts';

export const objectRights = ['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'] as const;
export type ObjectRight = (typeof objectRights)[number];

export interface PermissionSet {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly classes: ReadonlySet<string>;
  readonly customPermissions: readonly string[];
  /** By object. */
  readonly objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
  /** By `Object.Field`, whether it may be edited too. */
  readonly fields: ReadonlyMap<string, boolean>;
}

export interface PackageObject {
  readonly name: string;
  readonly kind: 'object' | 'setting' | 'metadataType';
  readonly fields: readonly PackageField[];
}

export interface PackageField {
  readonly name: string;
  /** Required fields have no permission of their own: they follow the object's. */
  readonly isGoverned: boolean;
}

export interface PackageSources {
  readonly sets: readonly PermissionSet[];
  readonly doors: readonly Door[];
  readonly objects: readonly PackageObject[];
}

const metadataNames: Readonly<Record<ObjectRight, string>> = {
  create: 'allowCreate',
  read: 'allowRead',
  edit: 'allowEdit',
  delete: 'allowDelete',
  viewAll: 'viewAllRecords',
  modifyAll: 'modifyAllRecords',
};

export function readSources(): PackageSources {
  const files = filesIn('force-app/main', (path) => /\.(cls|permissionset-meta\.xml|object-meta\.xml|field-meta\.xml)$/.test(path));
  return {
    sets: files.filter(({ path }) => path.endsWith('.permissionset-meta.xml')).map(permissionSet),
    doors: doorsIn(files),
    objects: objectsIn(files),
  };
}

function permissionSet(file: SourceFile): PermissionSet {
  const { node } = xmlRoot(file);
  const enabled = (element: string, key: string): string[] =>
    children(node, element)
      .filter((entry) => textOf(entry, 'enabled') === 'true')
      .map((entry) => textOf(entry, key));
  const readable = children(node, 'fieldPermissions').filter((entry) => textOf(entry, 'readable') === 'true');
  return {
    name: nameOf(file),
    label: textOf(node, 'label'),
    description: textOf(node, 'description'),
    classes: new Set(enabled('classAccesses', 'apexClass')),
    customPermissions: enabled('customPermissions', 'name'),
    objects: new Map(children(node, 'objectPermissions').map((entry) => [textOf(entry, 'object'), rightsOf(entry)])),
    fields: new Map(readable.map((entry) => [textOf(entry, 'field'), textOf(entry, 'editable') === 'true'])),
  };
}

function rightsOf(entry: XmlNode): ReadonlySet<ObjectRight> {
  return new Set(objectRights.filter((right) => textOf(entry, metadataNames[right]) === 'true'));
}

function objectsIn(files: readonly SourceFile[]): PackageObject[] {
  return files
    .filter(({ path }) => path.endsWith('.object-meta.xml'))
    .map((file) => {
      const folder = `${file.path.slice(0, file.path.lastIndexOf('/'))}/fields/`;
      const fields = files.filter(({ path }) => path.startsWith(folder)).map(packageField);
      return { name: nameOf(file), kind: kindOf(file), fields };
    })
    .sort((left, right) => left.name.localeCompare(right.name));
}

function kindOf(file: SourceFile): PackageObject['kind'] {
  if (nameOf(file).endsWith('__mdt')) return 'metadataType';
  return textOf(xmlRoot(file).node, 'customSettingsType') === '' ? 'object' : 'setting';
}

function packageField(file: SourceFile): PackageField {
  const { node } = xmlRoot(file);
  return { name: nameOf(file), isGoverned: textOf(node, 'required') !== 'true' && textOf(node, 'type') !== 'MasterDetail' };
}

function nameOf({ path }: SourceFile): string {
  return path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '';
}
