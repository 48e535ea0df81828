/** Reads PermissionSet metadata (Metadata API Developer Guide, "PermissionSet"). */
import type { PermissionSetMetadata } from '../../contracts/schema.ts';
import type { OwnNames } from './own-names.ts';
import { tabName } from './own-names.ts';
import type { SourceFiles } from './source-files.ts';
import { flag, list, readXml, text } from './xml.ts';
import type { XmlElement } from './xml.ts';

export function permissionSets(files: SourceFiles, names: OwnNames): readonly PermissionSetMetadata[] {
  return files.ofType('permissionset').map((file) => {
    const xml = readXml(file.path);
    const enabled = (element: string, key: string): readonly string[] =>
      list(xml, element)
        .filter((item) => flag(item, 'enabled'))
        .map((item) => text(item, key) ?? '');
    return {
      name: names.qualified(file.name),
      label: text(xml, 'label') ?? file.name,
      objectPermissions: list(xml, 'objectPermissions').map((item) => objectPermission(item, names)),
      fieldPermissions: list(xml, 'fieldPermissions').map((item) => ({
        field: names.canonical(text(item, 'field') ?? ''),
        readable: flag(item, 'readable'),
        editable: flag(item, 'editable'),
      })),
      classAccesses: enabled('classAccesses', 'apexClass').map(names.qualified),
      customPermissions: enabled('customPermissions', 'name').map(names.qualified),
      userPermissions: enabled('userPermissions', 'name'),
      applications: list(xml, 'applicationVisibilities')
        .filter((item) => flag(item, 'visible'))
        .map((item) => names.qualified(text(item, 'application') ?? '')),
      tabs: list(xml, 'tabSettings').map((item) => ({
        name: tabName(text(item, 'tab') ?? '', names),
        visibility: text(item, 'visibility') ?? 'None',
      })),
      customMetadataAccesses: enabled('customMetadataTypeAccesses', 'name').map((name) => names.canonical(name)),
      customSettingAccesses: enabled('customSettingAccesses', 'name').map((name) => names.canonical(name)),
      externalCredentialPrincipals: enabled('externalCredentialPrincipalAccesses', 'externalCredentialPrincipal').map(names.qualified),
    };
  });
}

function objectPermission(item: XmlElement, names: OwnNames): PermissionSetMetadata['objectPermissions'][number] {
  return {
    object: names.canonical(text(item, 'object') ?? ''),
    read: flag(item, 'allowRead'),
    create: flag(item, 'allowCreate'),
    edit: flag(item, 'allowEdit'),
    delete: flag(item, 'allowDelete'),
    viewAll: flag(item, 'viewAllRecords'),
    modifyAll: flag(item, 'modifyAllRecords'),
    viewAllFields: flag(item, 'viewAllFields'),
  };
}
