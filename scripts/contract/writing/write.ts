/** `npm run docs:contract`: writes the vectors, and the worked examples of the contract's page. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { exactText } from '../vectors/exact.ts';
import { vectorFolder } from '../vectors/vectors.ts';
import { cases } from './all.ts';
import { page, withExamples } from './examples.ts';

export async function contractFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const rule of cases) {
    const path = fileURLToPath(new URL(`${rule.rule}.json`, vectorFolder));
    files.set(path, await formatted(path, exactText(rule)));
  }
  const path = fileURLToPath(page);
  files.set(path, await formatted(path, withExamples()));
  return files;
}

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await contractFiles()) {
    writeFileSync(path, text);
  }
}
