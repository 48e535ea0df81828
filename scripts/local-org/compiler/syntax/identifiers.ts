/** Which words may name a variable, a method or a type (Apex Developer Guide, "Reserved Keywords" and "Apex Class Definition"). */

/** The guide's list in full: what it marks as kept for the future may name nothing either. */
const RESERVED: ReadonlySet<string> = new Set(
  `abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch char class
  collect commit const continue currency date datetime decimal default delete desc do double else end enum exception exit export
  extends false final finally float for from global goto group having hint if implements import in inner insert instanceof int
  integer interface into join like limit list long loop map merge new not null nulls number object of on or outer override package
  parallel pragma private protected public retrieve return rollback select set short sobject sort static string super switch
  synchronized system testmethod then this throw time transaction trigger true try undelete update upsert using virtual void
  webservice when where while`.split(/\s+/),
);

/** Reserved words that name methods in code which orgs have compiled (the checker apex-ls keeps the same list). */
const METHOD_NAMES: ReadonlySet<string> = new Set(
  `activate any array autonomous begin bigdecimal blob boolean byte case cast char collect const currency date datetime decimal
  default double end exception exit export float goto group hint import inner int integer into join long loop number object of
  outer package parallel pragma retrieve rollback set short sobject sort string switch synchronized system then time transaction
  void when`.split(/\s+/),
);

export type Named = 'method' | 'type' | 'variable';

/** What the platform says of a declaration with this name; null: nothing. */
export function nameProblem(name: string, named: Named): string | null {
  const lower = name.toLowerCase();
  if (/^_|__|_$/.test(name) || /^\d/.test(name)) return `Invalid character in identifier: ${name}`;
  if (!RESERVED.has(lower) || (named === 'method' && METHOD_NAMES.has(lower))) return null;
  return `Identifier name is reserved: ${name}`;
}
