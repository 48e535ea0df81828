import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { projectFolder } from '../../suites/process.ts';

export interface SourceFile {
  /** From the project's folder, with slashes. */
  path: string;
  text: string;
}

const ignored = new Set(['node_modules', '.git', '.local', 'reports', 'coverage', '.sf', '.sfdx']);

/** The files under a folder whose path fits. */
export function filesIn(folder: string, fits: (path: string) => boolean): SourceFile[] {
  return pathsIn(join(projectFolder, folder))
    .map((path) => relative(projectFolder, path).replaceAll('\\', '/'))
    .filter(fits)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(projectFolder, path), 'utf8') }));
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ignored.has(entry.name) ? [] : pathsIn(path);
    }
    return entry.isFile() ? [path] : [];
  });
}

export type XmlNode = Record<string, unknown>;

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** The root element of a metadata file. */
export function xmlRoot(file: SourceFile): { type: string; node: XmlNode } {
  const document = parser.parse(file.text) as XmlNode;
  const type = Object.keys(document).find((name) => !name.startsWith('?')) ?? '';
  const node = document[type];
  return { type, node: typeof node === 'object' && node !== null ? (node as XmlNode) : {} };
}

/** A repeated element, however often it occurs. */
export function children(node: XmlNode, name: string): XmlNode[] {
  const value = node[name];
  const values = value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
  return values.filter((child): child is XmlNode => typeof child === 'object' && child !== null);
}

export function textOf(node: XmlNode, name: string): string {
  const value = node[name];
  return typeof value === 'string' ? value : '';
}

/** The line of the first occurrence of a text, from 1. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, Math.max(index, 0)).split('\n').length;
}
