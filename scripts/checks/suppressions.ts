import { filesIn } from './common/files.ts';
import type { SourceFile } from './common/files.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';

export interface Suppression {
  place: string;
  kind: string;
  /** Empty where it has none. */
  reason: string;
}

/** How each tool is told to be silent, and where the reason stands after it. */
const markers: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'NOPMD', pattern: /\/\/\s*NOPMD\b(?<reason>.*)$/ },
  {
    kind: 'eslint-disable',
    pattern: /(?:\/\/|\/\*|<!--)\s*eslint-disable(?:-next-line|-line)?\b(?<rest>.*?)(?:\*\/|-->|$)/,
  },
  { kind: '@SuppressWarnings', pattern: /@SuppressWarnings\s*\([^)]*\)(?<reason>.*)$/i },
  { kind: '@ts-expect-error', pattern: /(?:\/\/|\/\*)\s*@ts-(?:expect-error|ignore|nocheck)\b(?<reason>.*)$/ },
  {
    kind: 'prettier-ignore',
    pattern: /(?:\/\/|\/\*|<!--|#)\s*prettier-ignore(?:-start)?\b(?<reason>.*?)(?:\*\/|-->|$)/,
  },
  { kind: 'code-analyzer-suppress', pattern: /code-analyzer-suppress\b(?<reason>.*)$/ },
  { kind: 'coverage ignore', pattern: /(?:istanbul|c8|node:coverage) (?:ignore|disable)\b(?<reason>.*)$/ },
];

const sources = /\.(ts|mjs|js|cls|trigger|html|css|xml|yaml|yml|md)$/;

/** Every place that silences a tool, in what the project itself has written. */
export function findSuppressions(files: readonly SourceFile[]): Suppression[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) =>
      markers.flatMap(({ kind, pattern }) => {
        const groups = pattern.exec(line)?.groups;
        if (!groups) {
          return [];
        }
        // ESLint's own mark of a reason is two dashes; elsewhere it follows, or is a comment on the line above.
        const given = groups['rest'] === undefined ? groups['reason'] : groups['rest'].split(/\s--\s/)[1];
        const above = /^\s*(?:\/\/|\*|\/\*\*?)\s*(?<reason>[^@].*)$/.exec(lines[index - 1] ?? '')?.groups?.['reason'];
        const reason = cleaned(given ?? '') || (groups['rest'] === undefined ? cleaned(above ?? '') : '');
        return [{ place: `${path}:${index + 1}`, kind, reason }];
      }),
    );
  });
}

/** This file and its test write the markers without silencing anything. */
const isOwn = (path: string): boolean =>
  sources.test(path) && !path.startsWith('scripts/checks/suppressions') && !/\/lwc\/[^/]+\/[^/]+\.js$/.test(path);

export function projectSuppressions(): Suppression[] {
  return findSuppressions(['force-app', 'scripts', 'config'].flatMap((folder) => filesIn(folder, isOwn)));
}

export const suppressions: Check = {
  name: 'suppressions',
  title: 'Suppressions',
  run: () => {
    const found = projectSuppressions();
    const findings = found.filter(({ reason }) => reason === '').map(({ place, kind }) => `${place}: ${kind} without a reason`);
    return Promise.resolve(judged(findings, `${found.length}, each with its reason`));
  },
};

function cleaned(text: string): string {
  return text.replaceAll(/^[\s:,;.*/-]+|[\s*/-]+$/g, '');
}
