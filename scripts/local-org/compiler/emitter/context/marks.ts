/**
 * Marks source positions inside generated text. Emitting functions give plain strings, so a position is a mark in the string itself, taken
 * out again, and turned into the source map, once the whole module is put together.
 */
import { GenMapping, addMapping, toEncodedMap } from '@jridgewell/gen-mapping';
import type { Span } from '../../../contracts/symbols.ts';

const positionStart = '\u0001';
const labelStart = '\u0003';
const markEnd = '\u0002';
const marks = /([\u0001\u0003])([^\u0002]*)\u0002/g;

/** What follows comes from here. */
export function mark(span: Span): string {
  return `${positionStart}${span.line},${span.column}${markEnd}`;
}

/** What follows belongs to no Apex line: its frames are left out of stack traces. */
export const unmapped = `${positionStart}${markEnd}`;

/** What follows is the body of this Apex frame, as stack traces print it: `Class.Outer.Inner.method`. */
export function frameLabel(label: string): string {
  return `${labelStart}${label}${markEnd}`;
}

export interface MappedCode {
  readonly code: string;
  /** A version 3 source map; `names` are frame labels. */
  readonly map: string;
}

export function takeOutMarks(marked: string, file: string): MappedCode {
  const map = new GenMapping({ file });
  const parts: string[] = [];
  let generatedLine = 1;
  let generatedColumn = 0;
  let label = '';
  let last = 0;

  const append = (text: string): void => {
    parts.push(text);
    const newline = text.lastIndexOf('\n');
    if (newline < 0) {
      generatedColumn += text.length;
      return;
    }
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) generatedLine += 1;
    generatedColumn = text.length - newline - 1;
  };

  for (const found of marked.matchAll(marks)) {
    append(marked.slice(last, found.index));
    last = found.index + found[0].length;
    const content = found[2] ?? '';
    if (found[1] === labelStart) {
      label = content;
      continue;
    }
    const generated = { line: generatedLine, column: generatedColumn };
    if (content === '') {
      addMapping(map, { generated });
      continue;
    }
    const [line = '1', column = '1'] = content.split(',');
    addMapping(map, { generated, source: file, original: { line: Number(line), column: Number(column) - 1 }, name: label });
  }
  append(marked.slice(last));
  return { code: parts.join(''), map: JSON.stringify(toEncodedMap(map)) };
}
