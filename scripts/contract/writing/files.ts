/** The files that are written from the cases of the contract: the vectors, and its page with the worked examples. */
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { exactText } from '../vectors/exact.ts';
import { vectorFolder } from '../vectors/vectors.ts';
import { cases } from './all.ts';
import { page, withExamples } from './examples.ts';

/** Their text by path. */
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
