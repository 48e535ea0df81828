/** Reads a declaration's modifiers as lower-case words, and its annotations. */
import type { AnnotationContext, ModifierContext } from '@apexdevtools/apex-parser';
import type { Annotation, Sharing } from '../../contracts/symbols.ts';
import { stringValue } from './literals.ts';
import { optional } from './optional.ts';

export interface Modifiers {
  readonly words: readonly string[];
  readonly annotations: readonly Annotation[];
}

export const NO_MODIFIERS: Modifiers = { words: [], annotations: [] };

export function readModifiers(nodes: readonly ModifierContext[]): Modifiers {
  if (nodes.length === 0) return NO_MODIFIERS;
  const words: string[] = [];
  const annotations: Annotation[] = [];
  for (const node of nodes) {
    const annotation = node.annotation() as AnnotationContext | null;
    if (annotation !== null) annotations.push(readAnnotation(annotation));
    else words.push(modifierWord(node));
  }
  // `testMethod` is the old spelling of @IsTest.
  if (words.includes('testmethod')) annotations.push({ name: 'istest', parameters: {} });
  return { words, annotations };
}

/** `withsharing` -> `with sharing`: the text of a node has no white space. */
function modifierWord(node: ModifierContext): string {
  return node
    .getText()
    .toLowerCase()
    .replace(/^(with|without|inherited)sharing$/, '$1 sharing');
}

function readAnnotation(node: AnnotationContext): Annotation {
  const name = node.id().getText().toLowerCase();
  const parameters: Record<string, string> = {};
  for (const pair of optional(node.elementValuePairs())?.elementValuePair_list() ?? []) {
    parameters[pair.id().getText().toLowerCase()] = annotationValue(pair.elementValue().getText());
  }
  const single = optional(node.elementValue());
  if (single !== null) parameters['value'] = annotationValue(single.getText());
  return { name, parameters };
}

function annotationValue(text: string): string {
  return text.startsWith("'") ? stringValue(text) : text;
}

const SHARING: Readonly<Record<string, Sharing>> = {
  'with sharing': 'with',
  'without sharing': 'without',
  'inherited sharing': 'inherited',
};

export function sharingOf(words: readonly string[]): Sharing {
  for (const word of words) {
    const sharing = SHARING[word];
    if (sharing !== undefined) return sharing;
  }
  return 'unstated';
}
