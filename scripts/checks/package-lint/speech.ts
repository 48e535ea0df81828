import { children, textOf, xmlRoot } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/** What a label does not say, and what it says instead: docs/how-the-app-speaks.md. */
const avoided: readonly (readonly [RegExp, string])[] = [
  [/\bIds?\b/, 'Salesforce writes ID'],
  [/\bswitch(?:ed|es)? o(?:n|ff)\b/i, 'things are turned on and off'],
  [/\b(?:as|of|by) (?:whom|which)\b/i, 'say it in two sentences, or with "that"'],
  [/\bstands? still\b/i, 'a stream has stopped'],
  [/\bgo(?:es)? on\b/i, 'something continues'],
  [/\b(?:tick|cursor|dead letter|journal|link in the chain|generation|fence)s?\b/i, 'a word of the engine'],
  [/\bbecame of\b/i, 'what happened to it'],
  [/(?<!\bthere )\bis no(?:ne)?\b(?! (?:longer|such|of)\b)/i, 'it is not one'],
  [/\bmay not\b(?! be\b)/i, 'somebody cannot'],
  [/\byou may\b(?! (?:see\.|be\b))/i, 'somebody can, or does'],
  [/\bfor good\b/i, 'permanently'],
  [/\bplease\b|!(?!\w)/i, 'plain sentences need neither'],
  [/\bauthoris|\bsynchronis|\bbehaviour|\bcolour/i, 'labels are in American English'],
  [/ {2,}|\.\.\./, 'one space, and one character for an ellipsis'],
  [/\b(\p{L}+) \1\b/iu, 'a word stands there twice'],
];

/** A custom label holds up to 1,000 characters: Metadata API, CustomLabels. */
const mostCharacters = 1_000;

/** Labels are said as the guide says, in words that admins know. */
export const plainSpeech: PackageRule = {
  name: 'speech of labels',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('.labels-meta.xml'))
      .flatMap((file) =>
        children(xmlRoot(file).node, 'labels').flatMap((label) => {
          const text = textOf(label, 'value');
          const place = `${file.path}: ${textOf(label, 'fullName')}`;
          return [
            ...avoided.flatMap(([words, instead]) => {
              const found = words.exec(text)?.[0];
              return found === undefined ? [] : [`${place} says "${found}": ${instead}`];
            }),
            ...(text.length > mostCharacters ? [`${place} has ${text.length} characters of ${mostCharacters}`] : []),
            // Two sentences are text, and text ends as text does; a heading or a button is one phrase.
            ...(/\p{L}\. \p{Lu}/u.test(text) && !/[.:?)}]$/.test(text) ? [`${place} ends without a full stop`] : []),
          ];
        }),
      ),
};
