/** The tree of a JSON text, which deserialize works on. Names keep their order, and the last of equal names wins. */
import { apexException } from '../../../values/index.ts';
import { Tokenizer } from './tokens.ts';
import type { Token } from './tokens.ts';

export type JsonNode =
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string' | 'integer' | 'decimal' | 'boolean' | 'null'; readonly text: string };

export interface TokenSource {
  next(): Token | null;
}

const scalarKinds = {
  VALUE_STRING: 'string',
  VALUE_NUMBER_INT: 'integer',
  VALUE_NUMBER_FLOAT: 'decimal',
  VALUE_TRUE: 'boolean',
  VALUE_FALSE: 'boolean',
  VALUE_NULL: 'null',
} as const;

/** The value that `first` starts. */
export function readNode(source: TokenSource, first: Token): JsonNode {
  if (first.kind === 'START_OBJECT') return { kind: 'object', entries: readEntries(source) };
  if (first.kind === 'START_ARRAY') return { kind: 'array', items: readItems(source) };
  if (first.kind === 'FIELD_NAME' || first.kind === 'END_OBJECT' || first.kind === 'END_ARRAY')
    throw apexException('System.JSONException', `Unexpected token: ${first.kind}`);
  return { kind: scalarKinds[first.kind], text: first.text };
}

function take(source: TokenSource): Token {
  const token = source.next();
  if (token === null) throw apexException('System.JSONException', 'Unexpected end-of-input');
  return token;
}

function readEntries(source: TokenSource): Map<string, JsonNode> {
  const entries = new Map<string, JsonNode>();
  for (let token = take(source); token.kind !== 'END_OBJECT'; token = take(source)) entries.set(token.text, readNode(source, take(source)));
  return entries;
}

function readItems(source: TokenSource): JsonNode[] {
  const items: JsonNode[] = [];
  for (let token = take(source); token.kind !== 'END_ARRAY'; token = take(source)) items.push(readNode(source, token));
  return items;
}

/** The one value of a text; what follows it is ignored, as the platform does. */
export function parseJson(text: string): JsonNode {
  const tokenizer = new Tokenizer(text);
  if (text.trim() === '') throw apexException('System.JSONException', 'No content to map to Object due to end of input');
  return readNode(tokenizer, take(tokenizer));
}
