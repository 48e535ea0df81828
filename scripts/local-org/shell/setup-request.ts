/** What a page of Setup asks for, from a body that anybody may have written. */
import type { CredentialDeletion, SetupChange, SetupRequest } from '../contracts/setup-pages.ts';
import { malformed } from '../server/api-error.ts';

export function setupRequest(body: Readonly<Record<string, unknown>>): SetupRequest {
  const { page } = body;
  if (page === 'namedCredentials' || page === 'permissionSets') return { page };
  if (page === 'namedCredential' || page === 'permissionSet') return { page, id: text(body, 'id') };
  if (page === 'changeNamedCredential') return { page, change: change(body['change']) };
  if (page === 'deleteCredential') return { page, deletion: deletion(body['deletion']) };
  throw malformed(`Setup has no page ${String(page)}`);
}

function change(value: unknown): SetupChange {
  if (typeof value !== 'object' || value === null) throw malformed('change must be an object');
  const given = value as Readonly<Record<string, unknown>>;
  const { isEnabled } = given;
  if (isEnabled !== undefined && typeof isEnabled !== 'boolean') throw malformed('isEnabled must be true or false');
  return {
    id: text(given, 'id'),
    ...(given['url'] === undefined ? {} : { url: text(given, 'url') }),
    ...(given['tokenUrl'] === undefined ? {} : { tokenUrl: text(given, 'tokenUrl') }),
    ...(isEnabled === undefined ? {} : { isEnabled }),
    ...(given['allowedNamespaces'] === undefined ? {} : { allowedNamespaces: texts(given, 'allowedNamespaces') }),
  };
}

function deletion(value: unknown): CredentialDeletion {
  if (typeof value !== 'object' || value === null) throw malformed('deletion must be an object');
  const given = value as Readonly<Record<string, unknown>>;
  const { what } = given;
  if (what !== 'namedCredential' && what !== 'externalCredential' && what !== 'principal')
    throw malformed(`Setup deletes no ${String(what)}`);
  return { what, id: text(given, 'id') };
}

function texts(values: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = values[name];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) throw malformed(`${name} must be texts`);
  return value as string[];
}

function text(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw malformed(`${name} must be a text`);
  return value;
}
