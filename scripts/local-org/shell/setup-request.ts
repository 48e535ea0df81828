/** What a page of Setup asks for, from a body that anybody may have written. */
import type { SetupChange, SetupRequest } from '../contracts/setup-pages.ts';
import { malformed } from '../server/api-error.ts';

export function setupRequest(body: Readonly<Record<string, unknown>>): SetupRequest {
  const { page } = body;
  if (page === 'namedCredentials' || page === 'permissionSets') return { page };
  if (page === 'namedCredential' || page === 'permissionSet') return { page, id: text(body, 'id') };
  if (page === 'changeNamedCredential') return { page, change: change(body['change']) };
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
  };
}

function text(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw malformed(`${name} must be a text`);
  return value;
}
