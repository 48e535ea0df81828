/** Users by id or name, as the context of a transaction has them. */
import type { Storage, UserContext } from '../contracts/transaction.ts';

const columns = `"User"."Id" AS "id", "Username" AS "username", "User"."Name" AS "name", "FirstName" AS "firstName", "LastName" AS "lastName", "Email" AS "email", "ProfileId" AS "profileId",
  "Profile"."Name" AS "profileName", "UserRoleId" AS "roleId", "User"."UserType" AS "userType", "TimeZoneSidKey" AS "timeZone", "LocaleSidKey" AS "locale", "LanguageLocaleKey" AS "language", "IsActive" AS "isActive"`;
const source = 'FROM "User" LEFT JOIN "Profile" ON "Profile"."Id" = "User"."ProfileId"';

function contextOf(row: Record<string, unknown> | undefined): UserContext | null {
  if (row === undefined) return null;
  const text = (name: string, fallback = ''): string => (row[name] === null || row[name] === undefined ? fallback : String(row[name]));
  const nullable = (name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    id: text('id'),
    username: text('username'),
    name: text('name'),
    firstName: nullable('firstName'),
    lastName: text('lastName'),
    email: text('email'),
    profileId: text('profileId'),
    profileName: text('profileName'),
    roleId: nullable('roleId'),
    userType: text('userType', 'Standard'),
    timeZone: text('timeZone', 'America/Los_Angeles'),
    locale: text('locale', 'en_US'),
    language: text('language', 'en_US'),
    isActive: Number(row['isActive']) === 1,
  };
}

export function findUser(storage: Storage, id: string): UserContext | null {
  return contextOf(storage.get(`SELECT ${columns} ${source} WHERE "User"."Id" = ?`, [id]));
}

/** Usernames are compared without regard to case. */
export function findUserByUsername(storage: Storage, username: string): UserContext | null {
  return contextOf(storage.get(`SELECT ${columns} ${source} WHERE "Username" = ? COLLATE NOCASE`, [username]));
}

export function listUsers(storage: Storage): UserContext[] {
  return storage
    .all(`SELECT ${columns} ${source} WHERE "User"."UserType" = 'Standard' ORDER BY "User"."Name"`)
    .flatMap((row) => contextOf(row) ?? []);
}
