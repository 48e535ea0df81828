/** String methods that take a part: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
import type { PlatformFunction } from '../../../contracts/values.ts';
import { ApexList, apexException, requireArgument } from '../../../values/index.ts';
import { primitive } from '../../../contracts/types.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { splitText } from '../regex/compile.ts';

function abbreviate(text: string, width: number, offset = 0): string {
  if (width < 4) throw apexException('System.StringException', 'Minimum abbreviation width is 4');
  if (text.length <= width) return text;
  let start = Math.min(offset, text.length);
  if (text.length - start < width - 3) start = text.length - (width - 3);
  if (start <= 4) return `${text.slice(0, width - 3)}...`;
  if (width < 7) throw apexException('System.StringException', 'Minimum abbreviation width with offset is 7');
  if (start + width - 3 < text.length) return `...${abbreviate(text.slice(start), width - 3)}`;
  return `...${text.slice(text.length - (width - 3))}`;
}

function substring(text: string, start: number, end: number): string {
  if (start < 0) throw apexException('System.StringException', `Starting position out of bounds: ${start}`);
  if (start > text.length) throw apexException('System.StringException', `Starting position out of bounds: ${start}`);
  if (end > text.length || end < start) throw apexException('System.StringException', `Ending position out of bounds: ${end}`);
  return text.slice(start, end);
}

function substringBetween(text: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = text.indexOf(open);
  if (start < 0) return null;
  const end = text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

function substringBefore(text: string, separator: string | null, find: 'indexOf' | 'lastIndexOf'): string {
  if (separator === null || (separator === '' && find === 'lastIndexOf')) return text;
  if (separator === '') return '';
  const index = text[find](separator);
  return index < 0 ? text : text.slice(0, index);
}

function substringAfter(text: string, separator: string | null, find: 'indexOf' | 'lastIndexOf'): string {
  if (separator === null || (separator === '' && find === 'lastIndexOf')) return '';
  const index = text[find](separator);
  return index < 0 ? '' : text.slice(index + separator.length);
}

/** `java.lang.Character.getType` as far as splitting tells apart. */
function characterKind(character: string): string {
  const kinds = [
    'Lu',
    'Ll',
    'Lt',
    'Lm',
    'Lo',
    'Mn',
    'Me',
    'Mc',
    'Nd',
    'Nl',
    'No',
    'Zs',
    'Zl',
    'Zp',
    'Cc',
    'Cf',
    'Co',
    'Cs',
    'Pd',
    'Ps',
    'Pe',
    'Pc',
    'Po',
    'Sm',
    'Sc',
    'Sk',
    'So',
    'Pi',
    'Pf',
  ];
  return kinds.find((kind) => new RegExp(`\\p{${kind}}`, 'u').test(character)) ?? 'Cn';
}

function splitByCharacterType(text: string, isCamelCase: boolean): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let index = 1; index < text.length; index += 1) {
    const [previous, current] = [characterKind(text[index - 1] ?? ''), characterKind(text[index] ?? '')];
    if (previous === current) continue;
    // A capital before small letters belongs to them: `ASFLicense` is `ASF`, `License`.
    const cut = isCamelCase && previous === 'Lu' && current === 'Ll' ? index - 1 : index;
    if (cut !== start) pieces.push(text.slice(start, cut));
    start = cut;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

function stringList(items: string[]): ApexList<string> {
  return new ApexList(primitive('String'), items);
}

export const cutMembers: Readonly<Record<string, PlatformFunction>> = {
  ...withoutNulls({
    'abbreviate(Integer)': (text: string, width: number) => abbreviate(text, width),
    'abbreviate(Integer, Integer)': (text: string, width: number, offset: number) => abbreviate(text, width, offset),
    'left(Integer)': (text: string, length: number) => text.slice(0, Math.max(length, 0)),
    'right(Integer)': (text: string, length: number) => text.slice(Math.max(text.length - Math.max(length, 0), 0)),
    'mid(Integer, Integer)': (text: string, start: number, length: number) =>
      length < 0 ? '' : text.slice(Math.max(start, 0), Math.max(start, 0) + length),
    'substring(Integer)': (text: string, start: number) => substring(text, start, text.length),
    'substring(Integer, Integer)': substring,
    'split(String)': (text: string, pattern: string) => stringList(splitText(text, pattern, 0)),
    'split(String, Integer)': (text: string, pattern: string, limit: number) => stringList(splitText(text, pattern, limit)),
  }),
  'substringAfter(String)': (text: string, separator: string | null) => substringAfter(text, separator, 'indexOf'),
  'substringAfterLast(String)': (text: string, separator: string | null) => substringAfter(text, separator, 'lastIndexOf'),
  'substringBefore(String)': (text: string, separator: string | null) => substringBefore(text, separator, 'indexOf'),
  'substringBeforeLast(String)': (text: string, separator: string | null) => substringBefore(text, separator, 'lastIndexOf'),
  'substringBetween(String)': (text: string, tag: string | null) => substringBetween(text, tag, tag),
  'substringBetween(String, String)': substringBetween,
  'splitByCharacterType()': (text: string) => stringList(splitByCharacterType(text, false)),
  'splitByCharacterTypeCamelCase()': (text: string) => stringList(splitByCharacterType(text, true)),
  'static getCommonPrefix(List<String>)': (texts: ApexList<string | null>) => commonPrefix(requireArgument(texts).items),
};

function commonPrefix(texts: readonly (string | null)[]): string {
  const written = texts.map((text) => text ?? '');
  const [first = ''] = written;
  let { length } = first;
  for (const text of written) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
