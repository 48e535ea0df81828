import { exactText } from '../contract/exact-json.ts';

/** JSON in which numbers keep their digits: `parseExact`. */
export function exactAnswer(value: unknown, status = 200): Response {
  return new Response(exactText(value), { status, headers: { 'content-type': 'application/json' } });
}
