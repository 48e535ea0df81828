import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';
import { filesIn } from './common/files.ts';
import type { SourceFile } from './common/files.ts';

/** A file says in its first lines what it is: who looks for something reads no further where it is not. */
export function withoutFirstSentence(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ text }) => !/^\s*\/\*\*\s*(?:\*\s*)?\S/.test(text) || /^\s*\/\*\*\s*(?:\*\s*)?\*\//.test(text))
    .map(({ path }) => `${path}:1 begins without a sentence that says what the file is`);
}

export const firstSentences: Check = {
  name: 'first-sentences',
  title: 'First sentences',
  run: () => {
    const files = filesIn('scripts/local-org', (path) => /\.ts$/.test(path) && !/\.(d|test)\.ts$|\/test-support\//.test(path));
    return Promise.resolve(judged(withoutFirstSentence(files), `${files.length} files of the local org`));
  },
};
