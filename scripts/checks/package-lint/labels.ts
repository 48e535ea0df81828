import { children, lineOf, textOf, xmlRoot } from '../common/files.ts';
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
