/** `==` and `!=` take upper and lower case of texts for one: where both sides vary, the package says which it means (TextMatch). */
import type { BoundExpression, BoundType } from '../local-org/contracts/bound-tree.ts';
import { bindSources } from '../local-org/runtime/compile.ts';
import { labelNames } from '../local-org/runtime/load-project.ts';
import { readProjectFiles } from '../local-org/runtime/sources.ts';
import { loadSchema } from '../local-org/schema/index.ts';
import { projectFolder } from '../suites/process.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';
import { isForTests } from './house/package-references.ts';

export const letters: Check = {
  name: 'letters',
  title: 'Comparisons of texts',
  run: () => {
    const { sources, packageDirectories, namespace } = readProjectFiles(projectFolder);
    const { schema, metadata } = loadSchema(packageDirectories, namespace);
    const bound = bindSources(sources, { coverage: false, schema, labels: labelNames(metadata, schema) });
    const forTests = new Set(sources.filter(isForTests).map(({ path }) => path));
    const types = bound.types.filter(({ span }) => !forTests.has(span.file));
    return Promise.resolve(judged(types.flatMap(looseComparisons), `${types.length} classes`));
  },
};

/** Each as `path:line: what is wrong`. */
export function looseComparisons(type: BoundType): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const node: Partial<BoundExpression> = value;
    if (isLoose(node) && node.span !== undefined) {
      const { file, line } = node.span;
      found.push(`${file}:${line}: compares two texts that both vary, whatever their case; TextMatch says which is meant`);
    }
    for (const [name, part] of Object.entries(value)) if (!named.has(name)) visit(part);
  };
  visit(type);
  return found;
}

/** What a node names and does not hold: it leads out of the class. */
const named: ReadonlySet<string> = new Set(['symbol', 'type', 'method', 'field', 'constructor_']);

function isLoose(node: Partial<BoundExpression>): boolean {
  if (node.kind !== 'equal' || node.mode === 'exact' || node.left === undefined || node.right === undefined) return false;
  return [node.left, node.right].every((side) => mayBeText(side) && !isConstant(side));
}

function mayBeText({ type }: BoundExpression): boolean {
  return type.kind === 'primitive' && (type.name === 'String' || type.name === 'Object');
}

function isConstant(side: BoundExpression): boolean {
  switch (side.kind) {
    case 'literal':
    case 'customLabel':
      return true;
    case 'field':
      return side.field.isStatic && side.field.isFinal;
    case 'platformCall':
      return side.method.name === 'name'; // of a value of an enum, which is spelled in one way
    default:
      return false;
  }
}
