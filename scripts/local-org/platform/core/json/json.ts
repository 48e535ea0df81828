/** Implements System.JSON: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
import type { ApexType } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { apexException, requireArgument } from '../../../values/index.ts';
import type { TypeToken } from '../../../values/index.ts';
import { Deserializer, toUntyped } from './deserialize.ts';
import { GeneratorValue } from './generator.ts';
import { parseJson } from './nodes.ts';
import { ParserValue } from './parser.ts';
import { serialize } from './serialize.ts';

/** What a text must start with to be of a type; records may also stand in the rows of a query's result. */
function checkStart(text: string, type: ApexType): void {
  const first = text.trimStart()[0] ?? '';
  const isValue = /["\d\-tf{[]/.test(first);
  if ((type.kind === 'list' || type.kind === 'set') && isValue && first !== '[' && first !== '{')
    malformed("'[' at the beginning of List/Set");
  if ((type.kind === 'map' || type.kind === 'sobject') && isValue && first !== '{') malformed("'{' at the beginning of object");
}

function malformed(expected: string): never {
  throw apexException('System.JSONException', `Malformed JSON: Expected ${expected}`);
}

/** The platform reads token by token, so that a wrong start is told before a syntax error behind it. */
function deserialize(given: string | null, type: TypeToken | null, isStrict: boolean): unknown {
  const text = requireArgument(given);
  const { named } = requireArgument(type);
  checkStart(text, named);
  return new Deserializer(isStrict).read(parseJson(text), named);
}

export const jsonTable: PlatformTypeTable = {
  name: 'System.JSON',
  members: {
    'static createGenerator(Boolean)': (isPretty: boolean | null) => new GeneratorValue(requireArgument(isPretty)),
    'static createParser(String)': (text: string | null) => new ParserValue(requireArgument(text)),
    'static deserialize(String, Type)': (text: string | null, type: TypeToken | null) => deserialize(text, type, false),
    'static deserializeStrict(String, Type)': (text: string | null, type: TypeToken | null) => deserialize(text, type, true),
    'static deserializeUntyped(String)': (text: string | null) => toUntyped(parseJson(requireArgument(text))),
    'static serialize(Object)': (value: unknown) => serialize(value, false, false),
    'static serialize(Object, Boolean)': (value: unknown, suppressNulls: boolean | null) => serialize(value, false, suppressNulls === true),
    'static serializePretty(Object)': (value: unknown) => serialize(value, true, false),
    'static serializePretty(Object, Boolean)': (value: unknown, suppressNulls: boolean | null) =>
      serialize(value, true, suppressNulls === true),
  },
};
