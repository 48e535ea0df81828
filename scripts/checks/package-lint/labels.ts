import { children, lineOf, textOf, xmlRoot } from '../common/files.ts';
import type { SourceFile } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/** Attributes whose text a person sees or hears. */
const shown = [
  'label',
  'title',
  'alternative-text',
  'placeholder',
  'aria-label',
  'field-level-help',
  'help-text',
  'message',
  'alt',
  'icon-alternative-text',
  'button-label',
  'message-when-value-missing',
];
const shownAttribute = new RegExp(`\\s(${shown.join('|')})="([^"]*\\p{L}[^"]*)"`, 'giu');
const textBetweenTags = />([^<>]*)</g;

/** Every text of a component is a custom label, so that it can be translated. */
export const labelledTexts: PackageRule = {
  name: 'texts of components',
  inspect: (files) =>
    files
      .filter(({ path }) => /\/lwc\/[^/]+\/[^/]+\.html$/.test(path))
      .flatMap(({ path, text }) => {
        const visible = text.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
        const attributes = [...visible.matchAll(shownAttribute)].map(
          ({ index, 1: name, 2: value }) => `${path}:${lineOf(visible, index)}: ${name}="${value}" is not a custom label`,
        );
        const texts = [...visible.matchAll(textBetweenTags)]
          .map(({ index, 1: between = '' }) => ({ index, literal: between.replaceAll(/\{[^}]*\}/g, '').trim() }))
          .filter(({ literal }) => /\p{L}/u.test(literal))
          .map(({ index, literal }) => `${path}:${lineOf(visible, index)}: "${literal}" is not a custom label`);
        return [...attributes, ...texts];
      }),
};

/** Of labels and their translations. */
interface LabelText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

function labelTexts(files: readonly SourceFile[]): LabelText[] {
  const inElements = (suffix: string, element: string, name: string, text: string): LabelText[] =>
    files
      .filter(({ path }) => path.endsWith(suffix))
      .flatMap((file) =>
        children(xmlRoot(file).node, element).map((node) => ({ path: file.path, name: textOf(node, name), text: textOf(node, text) })),
      );
  return [
    ...inElements('.labels-meta.xml', 'labels', 'fullName', 'value'),
    ...inElements('.translation-meta.xml', 'customLabels', 'name', 'label'),
  ];
}

const ofApex = /\bLabel\.(\w+)/g;
const ofComponents = /@salesforce\/label\/c\.(\w+)/g;
const formatsTemplates = /\bString\.format\(\s*(?!(?:System\.)?Label\.)/i;
const placeholder = /\{\d+\}/;

/**
 * String.format is java.text.MessageFormat: an apostrophe quotes, so that it is gone, and so is what follows it up to the next one as a
 * placeholder. What Apex formats doubles it; components do not, so that what both show has none. As formatted counts what Apex names and has a
 * placeholder, and whatever is named by a class that formats texts out of variables.
 */
export const quotedApostrophes: PackageRule = {
  name: 'apostrophes in formatted labels',
  inspect: (files) => {
    const classes = files.filter(({ path }) => path.endsWith('.cls'));
    const byApex = namesIn(classes, ofApex);
    const byTemplates = namesIn(
      classes.filter(({ text }) => formatsTemplates.test(text)),
      ofApex,
    );
    const byComponents = namesIn(
      files.filter(({ path }) => path.endsWith('.ts')),
      ofComponents,
    );
    return labelTexts(files)
      .filter(({ name, text }) => byTemplates.has(name) || (byApex.has(name) && placeholder.test(text)))
      .filter(({ name, text }) => (byComponents.has(name) ? text : text.replaceAll("''", '')).includes("'"))
      .map(({ path, name }) =>
        byComponents.has(name)
          ? `${path}: ${name} is formatted by Apex and shown by components, which treat an apostrophe in different ways`
          : `${path}: String.format drops the apostrophe of ${name}; two of them stand for one`,
      );
  },
};

function namesIn(files: readonly SourceFile[], pattern: RegExp): ReadonlySet<string> {
  return new Set(files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = '']) => name)));
}

/** A label that is imported exists, and one that exists is used. */
export const knownLabels: PackageRule = {
  name: 'custom labels',
  inspect: (files) => {
    const defined = new Map(
      files
        .filter(({ path }) => path.endsWith('.labels-meta.xml'))
        .flatMap((file) => children(xmlRoot(file).node, 'labels').map((label) => [textOf(label, 'fullName'), file.path] as const)),
    );
    const code = files.filter(({ path }) => /\.(cls|trigger|ts|html)$/.test(path));
    const imported = code.flatMap(({ path, text }) =>
      [...text.matchAll(/@salesforce\/label\/c\.(\w+)/g)].map((match) => ({
        label: match[1] ?? '',
        place: `${path}:${lineOf(text, match.index)}`,
      })),
    );
    const everything = files
      .filter(({ path }) => !path.endsWith('.labels-meta.xml'))
      .map(({ text }) => text)
      .join('\n');
    return [
      ...imported.filter(({ label }) => !defined.has(label)).map(({ label, place }) => `${place}: there is no custom label ${label}`),
      ...[...defined]
        .filter(([label]) => !new RegExp(`\\b${label}\\b`).test(everything))
        .map(([label, path]) => `${path}: nothing uses the custom label ${label}`),
    ];
  },
};
