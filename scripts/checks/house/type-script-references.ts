/** Which TypeScript file uses which: by its imports, of types too, and by the threads that it starts. */
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';
import { lineOf } from '../common/files.ts';
import type { SourceFile } from '../common/files.ts';
import type { Reference } from './house.ts';

const thread = /new URL\('(?<path>[^']+\.ts)', import\.meta\.url\)/g;

/**
 * Imports by path, and of components by their name (`c/figures`, `shell/api`), which is the path of a folder and of the
 * file in it. A component's template uses what its tags name.
 */
export function typeScriptReferences(files: readonly SourceFile[]): Reference[] {
  const paths = new Set(files.map(({ path }) => path));
  const components = new Map<string, string>(files.flatMap(({ path }) => componentIn(path)));
  return files.flatMap(({ path, text }) =>
    mentionsIn(path, text).flatMap(({ name, index }) => {
      const to = name.startsWith('.') ? normalize(join(dirname(path), name)) : components.get(name);
      return to !== undefined && to !== path && paths.has(to) ? [{ from: path, line: lineOf(text, index), to }] : [];
    }),
  );
}

function mentionsIn(path: string, text: string): { name: string; index: number }[] {
  if (path.endsWith('.html'))
    return [...text.matchAll(/<([a-z]+-[a-z-]+)/g)].map(({ 1: tag = '', index }) => ({ name: componentOf(tag), index }));
  return [
    ...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({ name: fileName, index: pos })),
    ...[...text.matchAll(thread)].map(({ groups, index }) => ({ name: join('.', groups?.['path'] ?? '').replace(/^(?!\.)/, './'), index })),
  ];
}

/** `shell-field-value`: the component shell/fieldValue. */
function componentOf(tag: string): string {
  const [namespace = '', ...words] = tag.split('-');
  return `${namespace}/${words.map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join('')}`;
}

/** The component that a file is the code of, by name. */
function componentIn(path: string): [string, string][] {
  const [, namespace, name] = /\/(\w+)\/(\w+)\/\2\.ts$/.exec(path) ?? [];
  return name === undefined ? [] : [[`${namespace === 'lwc' ? 'c' : namespace}/${name}`, path]];
}
