/** Who may do what, by the sources: what the page shows and the test tries. */
import type { Door } from '../checks/package-lint/doors.ts';
import type { ObjectRight, PackageField, PackageObject, PermissionSet } from './sources.ts';

/** A user with one set, or with none. */
export type Holder = PermissionSet | null;

export function mayCall(holder: Holder, door: Door): boolean {
  if (holder === null || !holder.classes.has(door.className)) return false;
  return door.permission === null || holder.customPermissions.includes(door.permission);
}

export function mayDo(holder: Holder, object: PackageObject, right: ObjectRight): boolean {
  return holder?.objects.get(object.name)?.has(right) ?? false;
}

export function mayRead(holder: Holder, object: PackageObject, field: PackageField): boolean {
  if (!mayDo(holder, object, 'read')) return false;
  return !field.isGoverned || (holder?.fields.has(`${object.name}.${field.name}`) ?? false);
}

/** Where the object itself cannot be changed, a right to its fields changes nothing. */
export function mayWrite(holder: Holder, object: PackageObject, field: PackageField): boolean {
  if (!mayDo(holder, object, 'create') && !mayDo(holder, object, 'edit')) return false;
  return !field.isGoverned || holder?.fields.get(`${object.name}.${field.name}`) === true;
}
