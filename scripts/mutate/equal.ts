/** Mutants that do what the original does, each with its reason: no test could tell them apart. */
import type { Mutation } from './mutations.ts';

interface EqualMutant {
  /** Of the class, without its ending. */
  readonly className: string;
  /** The line as it stands, without the white space around it. */
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

const equalMutants: readonly EqualMutant[] = [
  {
    className: 'HeartbeatJob',
    line: "String prefix = own.contains('.') ? own.substringBefore('.') : '';",
    before: "'.'",
    after: "'.~'",
    reason: 'tests run where the package has no namespace, so that no class has a point in its name',
  },
  {
    className: 'LinkJob',
    line: ".addString('link')",
    before: "'link'",
    after: "'link~'",
    reason: 'signatures are only compared with each other, and no other job of the package has one',
  },
];

/** Why nobody can notice it; null where somebody could. */
export function equalReason({ file, start, before, after }: Mutation, source: string): string | null {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const line = source.slice(lineStart, source.indexOf('\n', start)).trim();
  const known = equalMutants.find(
    (equal) => file.endsWith(`/${equal.className}.cls`) && equal.line === line && equal.before === before && equal.after === after,
  );
  return known?.reason ?? null;
}
