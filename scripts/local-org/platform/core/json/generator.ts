/**
 * Implements System.JSONGenerator:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm
 */
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';
import { writeValue } from './serialize.ts';
import { TextWriter } from './writer.ts';

export class GeneratorValue extends PlatformObject {
  readonly #writer: TextWriter;
  isClosed = false;

  constructor(isPretty: boolean) {
    super();
    this.#writer = new TextWriter(isPretty);
  }

  get writer(): TextWriter {
    if (this.isClosed) throw apexException('System.JSONException', 'Can not write to a closed JSONGenerator');
    return this.#writer;
  }

  get text(): string {
    return this.#writer.text;
  }

  write(value: unknown): void {
    writeValue(this.writer, value, { suppressNulls: false });
  }

  writeField(name: string | null, value: unknown): void {
    this.writer.name(requireArgument(name));
    this.write(value);
  }

  end(isObject: boolean): void {
    if (this.writer.depth === 0 || this.writer.isInObject !== isObject) {
      throw apexException(
        'System.JSONException',
        `Current context not ${isObject ? 'an object' : 'an ARRAY'} but ${this.writer.depth === 0 ? 'ROOT' : isObject ? 'ARRAY' : 'OBJECT'}`,
      );
    }
    if (isObject) this.writer.endObject();
    else this.writer.endArray();
  }
}
definePlatformClass(GeneratorValue, 'System.JSONGenerator');

const written: readonly (readonly [name: string, types: readonly string[]])[] = [
  ['Blob', ['Blob']],
  ['Boolean', ['Boolean']],
  ['Date', ['Date']],
  ['DateTime', ['Datetime']],
  ['Id', ['Id']],
  ['Number', ['Decimal', 'Double', 'Integer', 'Long']],
  ['Object', ['Object']],
  ['String', ['String']],
  ['Time', ['Time']],
];

/** `writeDate(Date)` and `writeDateField(String, Date)`, for every type. */
function writeMembers(): Record<string, PlatformFunction> {
  const members: Record<string, PlatformFunction> = {};
  for (const [name, types] of written) {
    for (const type of types) {
      members[`write${name}(${type})`] = (generator: GeneratorValue, value: unknown) => generator.write(value);
      members[`write${name}Field(String, ${type})`] = (generator: GeneratorValue, field: string | null, value: unknown) =>
        generator.writeField(field, value);
    }
  }
  return members;
}

export const generatorTable: PlatformTypeTable = {
  name: 'System.JSONGenerator',
  javaScriptClass: GeneratorValue,
  members: {
    ...writeMembers(),
    'close()': (generator: GeneratorValue) => {
      generator.isClosed = true;
    },
    'getAsString()': (generator: GeneratorValue) => generator.text,
    'isClosed()': (generator: GeneratorValue) => generator.isClosed,
    'writeEndArray()': (generator: GeneratorValue) => generator.end(false),
    'writeEndObject()': (generator: GeneratorValue) => generator.end(true),
    'writeFieldName(String)': (generator: GeneratorValue, name: string | null) => generator.writer.name(requireArgument(name)),
    'writeNull()': (generator: GeneratorValue) => generator.write(null),
    'writeNullField(String)': (generator: GeneratorValue, name: string | null) => generator.writeField(name, null),
    'writeStartArray()': (generator: GeneratorValue) => generator.writer.startArray(),
    'writeStartObject()': (generator: GeneratorValue) => generator.writer.startObject(),
  },
};
