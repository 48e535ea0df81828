/** System.JSON: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { requireArgument } from '../../../values/index.ts';
import type { TypeToken } from '../../../values/index.ts';
import { Deserializer, toUntyped } from './deserialize.ts';
import { GeneratorValue } from './generator.ts';
import { parseJson } from './nodes.ts';
import { ParserValue } from './parser.ts';
import { serialize } from './serialize.ts';

function deserialize(text: string | null, type: TypeToken | null, isStrict: boolean): unknown {
  return new Deserializer(isStrict).read(parseJson(requireArgument(text)), requireArgument(type).named);
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
    'static serializePretty(Object, Boolean)': (value: unknown, suppressNulls: boolean | null) => serialize(value, true, suppressNulls === true),
  },
};
