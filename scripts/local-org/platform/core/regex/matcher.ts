/**
 * Implements System.Matcher:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm
 */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';
import { replaceMatches } from './compile.ts';
import type { PatternValue } from './compile.ts';

/** Where a match and its groups lie; both -1 for a group that took no part. */
type Place = readonly [start: number, end: number];

export class MatcherValue extends PlatformObject {
  pattern: PatternValue;
  #text: string;
  #match: RegExpExecArray | null = null;
  /** Where the region's text starts within the whole. */
  #regionStart = 0;
  #regionEnd: number;
  #next = 0;

  constructor(pattern: PatternValue, text: string) {
    super();
    this.pattern = pattern;
    this.#text = text;
    this.#regionEnd = text.length;
  }

  get regionStart(): number {
    return this.#regionStart;
  }

  get regionEnd(): number {
    return this.#regionEnd;
  }

  get #region(): string {
    return this.#text.slice(this.#regionStart, this.#regionEnd);
  }

  reset(text: string = this.#text): this {
    this.#text = text;
    return this.region(0, text.length);
  }

  region(start: number, end: number): this {
    if (start < 0 || end > this.#text.length || start > end)
      throw apexException('System.StringException', `Region out of bounds: ${start}, ${end}`);
    this.#regionStart = start;
    this.#regionEnd = end;
    this.#next = 0;
    this.#match = null;
    return this;
  }

  #run(expression: RegExp, from: number): boolean {
    expression.lastIndex = from;
    this.#match = expression.exec(this.#region);
    if (this.#match === null) return false;
    const end = this.#match.index + this.#match[0].length;
    // A match of nothing would be found again and again.
    this.#next = this.#match[0] === '' ? end + 1 : end;
    return true;
  }

  find(): boolean {
    if (this.#next <= this.#region.length) return this.#run(this.pattern.compiled.search, this.#next);
    this.#match = null;
    return false;
  }

  findFrom(start: number): boolean {
    if (start < 0 || start > this.#text.length) throw apexException('System.StringException', `Index out of bounds: ${start}`);
    this.reset();
    return this.#run(this.pattern.compiled.search, start);
  }

  matches(): boolean {
    return this.#run(this.pattern.compiled.whole, 0);
  }

  lookingAt(): boolean {
    return this.#run(this.pattern.compiled.sticky, 0);
  }

  #found(): RegExpExecArray {
    if (this.#match === null) throw apexException('System.StringException', 'No match found');
    return this.#match;
  }

  #groupName(number: number): string {
    if (number < 0 || number > this.pattern.compiled.groupCount) throw apexException('System.StringException', `No group ${number}`);
    return `g${number}`;
  }

  group(number: number): string | null {
    const match = this.#found();
    return number === 0 ? match[0] : (match.groups?.[this.#groupName(number)] ?? null);
  }

  place(number: number): Place {
    const match = this.#found();
    const local = number === 0 ? match.indices?.[0] : match.indices?.groups?.[this.#groupName(number)];
    return local === undefined ? [-1, -1] : [local[0] + this.#regionStart, local[1] + this.#regionStart];
  }

  replace(replacement: string, isOnlyFirst: boolean): string {
    this.reset();
    return replaceMatches(this.#text, this.pattern.compiled, replacement, isOnlyFirst);
  }

  override apexToString(): string {
    return `java.util.regex.Matcher[pattern=${this.pattern.compiled.pattern} region=${this.#regionStart},${this.#regionEnd} lastmatch=${this.#match?.[0] ?? ''}]`;
  }
}
definePlatformClass(MatcherValue, 'System.Matcher');

/** The region is cut out of the text: its ends anchor and hide what lies outside. Only these defaults are supported. */
function requireDefault(isDefault: boolean, name: string): void {
  if (!isDefault)
    throw apexException('System.UnsupportedOperationException', `The local org does not support Matcher.${name} other than its default`);
}

export const matcherTable: PlatformTypeTable = {
  name: 'System.Matcher',
  javaScriptClass: MatcherValue,
  members: {
    'end()': (matcher: MatcherValue) => matcher.place(0)[1],
    'end(Integer)': (matcher: MatcherValue, group: number | null) => matcher.place(requireArgument(group))[1],
    'find()': (matcher: MatcherValue) => matcher.find(),
    'find(Integer)': (matcher: MatcherValue, start: number | null) => matcher.findFrom(requireArgument(start)),
    'group()': (matcher: MatcherValue) => matcher.group(0),
    'group(Integer)': (matcher: MatcherValue, group: number | null) => matcher.group(requireArgument(group)),
    'groupCount()': (matcher: MatcherValue) => matcher.pattern.compiled.groupCount,
    'hasAnchoringBounds()': () => true,
    'hasTransparentBounds()': () => false,
    'lookingAt()': (matcher: MatcherValue) => matcher.lookingAt(),
    'matches()': (matcher: MatcherValue) => matcher.matches(),
    'pattern()': (matcher: MatcherValue) => matcher.pattern,
    'region(Integer, Integer)': (matcher: MatcherValue, start: number | null, end: number | null) =>
      matcher.region(requireArgument(start), requireArgument(end)),
    'regionEnd()': (matcher: MatcherValue) => matcher.regionEnd,
    'regionStart()': (matcher: MatcherValue) => matcher.regionStart,
    'replaceAll(String)': (matcher: MatcherValue, replacement: string | null) => matcher.replace(requireArgument(replacement), false),
    'replaceFirst(String)': (matcher: MatcherValue, replacement: string | null) => matcher.replace(requireArgument(replacement), true),
    'reset()': (matcher: MatcherValue) => matcher.reset(),
    'reset(String)': (matcher: MatcherValue, text: string | null) => matcher.reset(requireArgument(text)),
    'start()': (matcher: MatcherValue) => matcher.place(0)[0],
    'start(Integer)': (matcher: MatcherValue, group: number | null) => matcher.place(requireArgument(group))[0],
    'useAnchoringBounds(Boolean)': (matcher: MatcherValue, isAnchoring: boolean) => {
      requireDefault(isAnchoring, 'useAnchoringBounds');
      return matcher;
    },
    'usePattern(Pattern)': (matcher: MatcherValue, pattern: PatternValue | null) => {
      matcher.pattern = requireArgument(pattern);
      return matcher;
    },
    'useTransparentBounds(Boolean)': (matcher: MatcherValue, isTransparent: boolean) => {
      requireDefault(!isTransparent, 'useTransparentBounds');
      return matcher;
    },
    'static quoteReplacement(String)': (text: string | null) => requireArgument(text).replace(/[\\$]/g, '\\$&'),
  },
};
