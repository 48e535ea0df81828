/** What people call a record, as far as its outward fields tell: a mapping may have named them anything. */

const longest = 200;
/** The first that has a text. */
const usual: readonly (readonly string[])[] = [
  ['name'],
  ['firstname', 'lastname'],
  ['fullname'],
  ['displayname'],
  ['lastname'],
  ['subject'],
  ['title'],
  ['casenumber'],
  ['email'],
];

export function nameOf(fields: Readonly<Record<string, unknown>> | null | undefined): string | null {
  if (!fields) return null;
  const texts = new Map(
    Object.entries(fields).flatMap(([field, value]): [string, string][] =>
      typeof value === 'string' && value.trim() !== '' ? [[field.toLowerCase().replaceAll(/[^a-z]/g, ''), value]] : [],
    ),
  );
  const known = usual.find((parts) => parts.every((part) => texts.has(part)));
  const found = known?.map((part) => texts.get(part)).join(' ') ?? [...texts].find(([field]) => field.endsWith('name'))?.[1];
  return found?.slice(0, longest) ?? null;
}
