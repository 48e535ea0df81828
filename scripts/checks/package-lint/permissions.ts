import { children, textOf, xmlRoot } from '../common/files.ts';
import type { SourceFile, XmlNode } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

const isCustom = (name: string): boolean => /__(c|e|mdt|b|x|kav)$/i.test(name);

/** What a packaged permission set loses in silence (Second-Generation Managed Packages, "Permission Sets and Profile Settings in Packages"). */
const dropped: Record<string, (entry: XmlNode) => string | null> = {
  objectPermissions: (entry) => {
    const object = textOf(entry, 'object');
    return isCustom(object) ? null : `object permission on the standard object ${object}`;
  },
  fieldPermissions: (entry) => {
    const field = textOf(entry, 'field');
    return field.split('.').some(isCustom) ? null : `field permission on the standard field ${field}`;
  },
  userPermissions: (entry) => `user permission ${textOf(entry, 'name')}`,
  tabSettings: (entry) => {
    const tab = textOf(entry, 'tab');
    return tab.startsWith('standard-') ? `setting of the standard tab ${tab}` : null;
  },
  applicationVisibilities: (entry) => {
    const application = textOf(entry, 'application');
    return application.startsWith('standard__') ? `visibility of the standard app ${application}` : null;
  },
};

export const droppedPermissions: PackageRule = {
  name: 'permissions that packaging drops',
  inspect: (files) =>
    permissionSets(files).flatMap(({ path, node }) =>
      Object.entries(dropped).flatMap(([element, judge]) =>
        children(node, element)
          .map(judge)
          .filter((what) => what !== null)
          .map((what) => `${path}: packaging drops the ${what}; it belongs in config/unpackaged`),
      ),
    ),
};

/** A deployment refuses field permissions on required and master-detail fields. */
export const impossibleFieldPermissions: PackageRule = {
  name: 'field permissions that a deployment refuses',
  inspect: (files) => {
    const fields = new Map<string, XmlNode>(
      files
        .map(({ path, text }) => ({
          match: /\/objects\/([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/.exec(path),
          path,
          text,
        }))
        .flatMap(({ match, path, text }) => (match ? [[`${match[1]}.${match[2]}`, xmlRoot({ path, text }).node] as const] : [])),
    );
    const isImpossible = (field: XmlNode): boolean => textOf(field, 'required') === 'true' || textOf(field, 'type') === 'MasterDetail';
    return permissionSets(files).flatMap(({ path, node }) =>
      children(node, 'fieldPermissions')
        .map((entry) => textOf(entry, 'field'))
        .filter((field) => isCustom(field))
        .flatMap((field) => {
          const definition = fields.get(field);
          if (!definition) {
            return [`${path}: there is no field ${field}`];
          }
          return isImpossible(definition) ? [`${path}: ${field} is required, so it takes no field permission`] : [];
        }),
    );
  },
};

/** What each object permission needs beside it ("Object Permissions"); a deployment refuses it otherwise: "depends on permission(s)". */
const dependencies: Readonly<Record<string, readonly string[]>> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};

export const completeObjectPermissions: PackageRule = {
  name: 'object permissions that a deployment refuses',
  inspect: (files) =>
    permissionSets(files).flatMap(({ path, node }) =>
      children(node, 'objectPermissions').flatMap((entry) =>
        Object.entries(dependencies).flatMap(([right, needed]) => {
          const missing = needed.filter((name) => textOf(entry, right) === 'true' && textOf(entry, name) !== 'true');
          return missing.map((name) => `${path}: ${right} of ${textOf(entry, 'object')} depends on ${name}`);
        }),
      ),
    ),
};

export const noProfiles: PackageRule = {
  name: 'profiles',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('.profile-meta.xml'))
      .map(({ path }) => `${path}: nothing in the package depends on a profile; use a permission set`),
};

function permissionSets(files: readonly SourceFile[]): { path: string; node: XmlNode }[] {
  return files
    .filter(({ path }) => path.endsWith('.permissionset-meta.xml'))
    .map((file) => ({ path: file.path, node: xmlRoot(file).node }));
}
