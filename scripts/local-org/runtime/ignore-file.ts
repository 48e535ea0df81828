/** .forceignore, in the syntax of .gitignore: https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_exclude_source.htm */
import { existsSync, readFileSync } from 'node:fs';

interface Rule {
  readonly pattern: RegExp;
  readonly isNegated: boolean;
}

const special: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '/**': '/.*', '**': '.*', '*': '[^/]*', '?': '[^/]' };

function toRule(line: string): Rule | null {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return null;
  const isNegated = text.startsWith('!');
  const body = (isNegated ? text.slice(1) : text).replace(/\/$/, '');
  const isAnchored = body.replace(/^\*\*\//, '').includes('/') || body.startsWith('/');
  const expression = body
    .replace(/^\//, '')
    .replace(/\*\*\/|\/\*\*|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (found) => special[found] ?? `\\${found}`);
  return { isNegated, pattern: new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${expression}(?:/.*)?$`) };
}

/** Tells of a path relative to the project, with `/`, whether it is left out: the last rule that matches decides. */
export function readIgnoreFile(path: string): (relativePath: string) => boolean {
  if (!existsSync(path)) return () => false;
  const rules = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map(toRule)
    .filter((rule) => rule !== null);
  return (relativePath) => {
    let isIgnored = false;
    for (const rule of rules) if (rule.pattern.test(relativePath)) isIgnored = !rule.isNegated;
    return isIgnored;
  };
}
