/** The worked examples of the contract's page, out of the vectors. */
import { readFileSync } from 'node:fs';
import { exactText, parseExact } from '../vectors/exact.ts';
import type { Step } from '../vectors/vectors.ts';
import { cases } from './all.ts';

export const page = new URL('../../../docs/destination-contract/README.md', import.meta.url);

/** `<!-- example: NAME PART -->` and the block behind it, which is what this writes. */
const block = /<!-- example: (\w+) (\w+) -->\n+```\w*\n[\s\S]*?```/g;

/** The page with each example as the vectors have it. */
export function withExamples(): string {
  const text = readFileSync(page, 'utf8');
  return text.replaceAll(block, (_, name: string, part: string) => {
    const step = exampleNamed(name);
    const [language, content] = part === 'request' ? (['http', requestText(step)] as const) : (['json', partOf(step, part)] as const);
    return `<!-- example: ${name} ${part} -->\n\n\`\`\`${language}\n${content}\n\`\`\``;
  });
}

function exampleNamed(name: string): Step {
  const found = cases.flatMap(({ steps }) => steps).find(({ example }) => example === name);
  if (!found) {
    throw new Error(`There is no example ${name} in the vectors.`);
  }
  return found;
}

function requestText({ request: { method, path, headers, body } }: Step): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}`, ...lines, '', body ?? ''].join('\n');
}

function partOf(step: Step, part: string): string {
  switch (part) {
    case 'event':
      return exactText((parseExact(step.request.body ?? '[]') as unknown[])[0], 2);
    case 'body':
      return exactText(parseExact(step.request.body ?? 'null'), 2);
    case 'receipts':
      return exactText({ receipts: step.answer.receipts }, 2);
    case 'stored': {
      const { state, version, fields } = step.stored?.[0] ?? {};
      return exactText({ state, version, data: fields }, 2);
    }
    case 'answer':
      return exactText(step.answer.body, 2);
    default:
      throw new Error(`An example has no part ${part}: it has event, body, receipts, answer, stored and request.`);
  }
}
