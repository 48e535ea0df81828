/**
 * Implements System.Pattern:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm
 */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexList } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { PatternValue, compilePattern, splitText } from './compile.ts';
import { MatcherValue } from './matcher.ts';

function split(pattern: PatternValue, text: string, limit = 0): ApexList<string> {
  return new ApexList(primitive('String'), splitText(text, pattern.compiled.pattern, limit));
}

/** java.util.regex.Pattern.quote */
function quote(text: string): string {
  return `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;
}

export const patternTable: PlatformTypeTable = {
  name: 'System.Pattern',
  javaScriptClass: PatternValue,
  members: {
    ...withoutNulls({
      'matcher(String)': (pattern: PatternValue, text: string) => new MatcherValue(pattern, text),
      'split(String)': split,
      'split(String, Integer)': split,
      'static compile(String)': (pattern: string) => new PatternValue(compilePattern(pattern)),
      'static matches(String, String)': (pattern: string, text: string) =>
        new MatcherValue(new PatternValue(compilePattern(pattern)), text).matches(),
      'static quote(String)': quote,
    }),
    'pattern()': (pattern: PatternValue) => pattern.compiled.pattern,
  },
};
