/** The project's permission sets as rows, so that SOQL on them works; what packaging would drop is dropped. */
import type { PermissionSetMetadata, SchemaRegistry } from '../contracts/schema.ts';
import { splitName } from '../schema/index.ts';
import type { Seeder } from './seeder.ts';

/**
 * "Distributing permission sets in managed packages": a packaged set loses permissions on standard objects and their fields, user
 * permissions and settings of standard tabs, in silence.
 */
export function asPackaged(set: PermissionSetMetadata, schema: SchemaRegistry): PermissionSetMetadata {
  const isCustom = (objectName: string): boolean => schema.findObject(objectName)?.isCustom === true;
  return {
    ...set,
    objectPermissions: set.objectPermissions.filter((row) => isCustom(row.object)),
    // Custom fields on standard objects travel; standard fields do not.
    fieldPermissions: set.fieldPermissions.filter((row) => isCustom(row.field.split('.')[0] ?? '') || row.field.endsWith('__c')),
    userPermissions: [],
    tabs: set.tabs.filter((tab) => !tab.name.startsWith('standard-')),
  };
}

export function seedPermissionSet(seeder: Seeder, set: PermissionSetMetadata): string {
  const { schema } = seeder;
  const userPermissions: Record<string, boolean> = {};
  for (const column of seeder.columns('PermissionSet', 'Permissions')) userPermissions[column] = false;
  for (const name of set.userPermissions) {
    const column = schema.findField('PermissionSet', `Permissions${name}`);
    if (column !== null) userPermissions[column.name] = true;
  }
  const id = seeder.ensure('PermissionSet', setupName(seeder, 'Name', set.name), {
    Label: set.label,
    Type: 'Regular',
    IsCustom: true,
    IsOwnedByProfile: false,
    ...userPermissions,
  });
  seeder.replaceChildren(
    'ObjectPermissions',
    id,
    set.objectPermissions.map((row) => ({
      SobjectType: schema.findObject(row.object)?.name ?? row.object,
      PermissionsRead: row.read,
      PermissionsCreate: row.create,
      PermissionsEdit: row.edit,
      PermissionsDelete: row.delete,
      PermissionsViewAllRecords: row.viewAll,
      PermissionsModifyAllRecords: row.modifyAll,
      PermissionsViewAllFields: row.viewAllFields,
    })),
  );
  seeder.replaceChildren(
    'FieldPermissions',
    id,
    set.fieldPermissions.map((row) => ({
      SobjectType: schema.findObject(row.field.split('.')[0] ?? '')?.name ?? row.field.split('.')[0],
      Field: canonicalField(schema, row.field),
      PermissionsRead: row.readable || row.editable,
      PermissionsEdit: row.editable,
    })),
  );
  // Access to principals is granted in the org, and no start takes it away.
  seeder.replaceChildren(
    'SetupEntityAccess',
    id,
    [
      ...entities(seeder, 'ApexClass', 'Name', 'ApexClass', set.classAccesses),
      ...entities(seeder, 'CustomPermission', 'DeveloperName', 'CustomPermission', set.customPermissions),
    ],
    `"SetupEntityType" IN ('ApexClass', 'CustomPermission')`,
  );
  seeder.replaceChildren(
    'PermissionSetTabSetting',
    id,
    set.tabs.map((tab) => ({ Name: tab.name, Visibility: tab.visibility })),
  );
  return id;
}

/** The key of a setup row: its developer name beside the namespace of the package that brought it. */
export function setupName({ schema }: Seeder, nameField: string, name: string): Readonly<Record<string, string | null>> {
  const { namespacePrefix, developerName } = splitName(name, schema.namespace);
  return { [nameField]: developerName, NamespacePrefix: schema.isInstalled ? namespacePrefix : null };
}

function canonicalField(schema: SchemaRegistry, text: string): string {
  const [objectName = '', fieldName = ''] = text.split('.');
  return `${schema.findObject(objectName)?.name ?? objectName}.${schema.findField(objectName, fieldName)?.name ?? fieldName}`;
}

function entities(
  seeder: Seeder,
  objectName: string,
  nameField: string,
  type: string,
  names: readonly string[],
): Record<string, unknown>[] {
  return names.flatMap((name) => {
    const id = seeder.find(objectName, setupName(seeder, nameField, name));
    return id === null ? [] : [{ SetupEntityId: id, SetupEntityType: type }];
  });
}
