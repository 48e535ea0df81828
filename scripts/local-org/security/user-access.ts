/** Object, field and other permissions of one user ("Enforce User Mode", Apex Developer Guide; help, "Profiles" and "Permission Sets"). */
import type { DataAccess, Storage, UserAccess, UserContext } from '../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import { loadGrants } from './grants.ts';
import type { Grants, GrantSource, ObjectGrant } from './grants.ts';
import { controllingObject, governingField, hasFieldPermissions, isPermissionable, permissionByObject } from './permissionable.ts';
import { splitName } from '../schema/index.ts';
import { standardFieldAccess } from './standard-profiles.ts';

/** Who may what is computed once and kept until permission rows change, here or through another connection. */
const versions = new WeakMap<Storage, number>();

/** Told by DML whenever it writes a row that permissions are made of. */
export function invalidateAccess(storage: Storage): void {
  versions.set(storage, (versions.get(storage) ?? 0) + 1);
}

/** As the connection last saw it: while it holds the write lock nobody else commits, so it need not look again. */
const foreignVersions = new WeakMap<Storage, unknown>();

/** Changes with this connection's invalidations and with every commit of another connection. */
export function accessVersion(storage: Storage): string {
  if (!storage.isWriting || !foreignVersions.has(storage))
    foreignVersions.set(storage, storage.get('PRAGMA data_version')?.['data_version']);
  return `${versions.get(storage) ?? 0}:${String(foreignVersions.get(storage))}`;
}

type ObjectAccess = ReturnType<DataAccess['object']>;
type FieldAccess = ReturnType<DataAccess['field']>;

const nothing: ObjectAccess = { read: false, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };
const everything: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const noField: FieldAccess = { readable: false, editable: false };

interface Loaded {
  readonly version: string;
  readonly grants: Grants;
  readonly access: DataAccess;
}

function load(source: GrantSource, user: UserContext, version: string): Loaded {
  const { schema } = source;
  const grants = loadGrants(source, user);
  const objects = new Map<string, ObjectAccess>();
  const fields = new Map<string, FieldAccess>();

  function object(objectName: string): ObjectAccess {
    let access = objects.get(objectName);
    if (access === undefined) objects.set(objectName, (access = objectAccess(schema, grants, objectName)));
    return access;
  }

  function field(objectName: string, fieldName: string): FieldAccess {
    const key = `${objectName}.${fieldName}`;
    let access = fields.get(key);
    if (access === undefined) fields.set(key, (access = fieldAccess(schema, grants, object(objectName), objectName, fieldName)));
    return access;
  }

  return { version, grants, access: { object, field } };
}

/** Follows changes of the permission rows: the answer is always that of the rows as they are now. */
export function createUserAccess(source: GrantSource, user: UserContext): UserAccess {
  let loaded: Loaded | null = null;

  function current(): Loaded {
    const version = accessVersion(source.storage);
    if (loaded === null || loaded.version !== version) loaded = load(source, user, version);
    return loaded;
  }

  const has = (name: string): boolean => current().grants.hasUserPermission(name);
  const withoutNamespace = (name: string): string => {
    const prefix = `${source.schema.namespace}__`.toLowerCase();
    return !source.schema.isInstalled && prefix !== '__' && name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name;
  };
  return {
    isSystem: false,
    object: (objectName) => current().access.object(objectName),
    field: (objectName, fieldName) => current().access.field(objectName, fieldName),
    now: () => current().access,
    hasUserPermission: (name) => has(name.replace(/^Permissions/i, '')),
    hasCustomPermission: (name) =>
      [name, withoutNamespace(name)].some((spelling) => current().grants.customPermissions().has(spelling.toLowerCase())),
    // Who may write Apex may run all of it.
    hasClassAccess: (className) => has('AuthorApex') || outermostNames(className).some((name) => current().grants.classes().has(name)),
    hasPrincipalAccess: (principalId) => current().grants.principals().has(principalId),
  };
}

/** Access is to a class as a whole: `syncline.Outer.Inner` is reached by `syncline.Outer`. */
function outermostNames(className: string): string[] {
  const parts = className.toLowerCase().split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

function objectAccess(schema: SchemaRegistry, grants: Grants, objectName: string): ObjectAccess {
  const object = schema.findObject(objectName);
  if (object === null) return nothing;
  const has = (name: string): boolean => grants.hasUserPermission(name);
  if (object.kind === 'customMetadata' || object.kind === 'customSetting') return configurationAccess(object, grants, has);
  const rule = permissionByObject[object.name];
  if (rule !== undefined) return ruledAccess(rule, has);
  if (isPermissionable(object)) return grantedAccess(grants.objects().get(object.name.toLowerCase()), has);
  const controlling = controllingObject(object);
  if (controlling !== null && schema.findObject(controlling) !== null) return objectAccess(schema, grants, controlling);
  return { ...everything, viewAll: has('ViewAllData'), modifyAll: has('ModifyAllData') };
}

type HasPermission = (name: string) => boolean;

/** Custom metadata and settings: for admins, and for whom a permission set names them. */
function configurationAccess(object: ObjectSchema, grants: Grants, has: HasPermission): ObjectAccess {
  const named = object.kind === 'customMetadata' ? grants.customMetadata : grants.customSettings;
  const read =
    has('CustomizeApplication') ||
    (object.kind === 'customSetting' && has('ViewAllCustomSettings')) ||
    named.has(object.name.toLowerCase());
  const write = object.kind === 'customSetting' && has('CustomizeApplication');
  return { read, create: write, edit: write, delete: write, viewAll: read, modifyAll: write };
}

function ruledAccess(rule: { readonly read?: string; readonly write: string }, has: HasPermission): ObjectAccess {
  const modifyAll = has('ModifyAllData');
  const write = has(rule.write);
  return {
    read: write || rule.read === undefined || has(rule.read),
    create: write,
    edit: write,
    delete: write,
    viewAll: modifyAll || has('ViewAllData'),
    modifyAll,
  };
}

function grantedAccess(grant: ObjectGrant | undefined, has: HasPermission): ObjectAccess {
  if (has('ModifyAllData')) return everything;
  const viewAllData = has('ViewAllData');
  return {
    read: viewAllData || grant?.read === true,
    create: grant?.create === true,
    edit: grant?.edit === true,
    delete: grant?.delete === true,
    viewAll: viewAllData || grant?.viewAll === true,
    modifyAll: grant?.modifyAll === true,
  };
}

function fieldAccess(schema: SchemaRegistry, grants: Grants, access: ObjectAccess, objectName: string, fieldName: string): FieldAccess {
  const object = schema.findObject(objectName);
  const field = schema.findField(objectName, fieldName);
  if (object === null || field === null || !access.read) return noField;
  const canWrite = (field.isCreateable || field.isUpdateable) && (access.edit || access.create);
  if (!hasFieldPermissions(object, field)) return { readable: true, editable: canWrite };
  const granted = grantedField(schema, grants, object, field);
  return { readable: granted.readable, editable: granted.editable && canWrite };
}

function grantedField(schema: SchemaRegistry, grants: Grants, object: ObjectSchema, field: FieldSchema): FieldAccess {
  const { readable, editable } = grants.fields();
  const name = `${object.name}.${governingField(object, field)}`.toLowerCase();
  const isInstalled = schema.isInstalled && splitName(field.name, schema.namespace).namespacePrefix !== null;
  const standard = standardFieldAccess(grants.profileName, field, isInstalled);
  const viewAll =
    grants.objects().get(object.name.toLowerCase())?.viewAllFields === true || grants.hasUserPermission('ViewAllFieldsGlobal');
  return { readable: viewAll || standard.readable || readable.has(name), editable: standard.editable || editable.has(name) };
}
