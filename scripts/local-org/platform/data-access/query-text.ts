/** What can be told of a query from its text alone. */

export interface FromClause {
  /** Where FROM begins, outside of parentheses. */
  readonly index: number;
  /** The object, with its alias. */
  readonly object: string;
}

export function fromClause(soql: string): FromClause | null {
  let depth = 0;
  for (const match of soql.matchAll(/[()]|\bFROM\s+(\w+(?:\s+(?!WHERE|WITH|ORDER|LIMIT|OFFSET|USING|FOR|ALL|GROUP)\w+)?)/gi)) {
    if (match[0] === '(') depth += 1;
    else if (match[0] === ')') depth -= 1;
    else if (depth === 0) return { index: match.index, object: match[1] ?? '' };
  }
  return null;
}
