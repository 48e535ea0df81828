/** Who may see and do what: permissions, field access, sharing, and the setup rows that they are made of. */
export { createUserAccess, invalidateAccess } from './user-access.ts';
export { editableIds, readCondition } from './sharing.ts';
export { findUser, findUserByUsername, listUsers } from './find-user.ts';
export { createSystemRows } from './system-rows.ts';
export type { SystemRows } from './system-rows.ts';
export { seedSetup } from './seed-setup.ts';
export type { SeededOrg, SeedOptions } from './seed-setup.ts';
export { hasFieldPermissions, isPermissionable } from './permissionable.ts';
