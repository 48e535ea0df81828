/** Implements System.JSONParser: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm */
import { primitive } from '../../../contracts/types.ts';
import type { PrimitiveName } from '../../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, platformEnum, requireArgument } from '../../../values/index.ts';
import type { ApexEnum, TypeToken } from '../../../values/index.ts';
import { Deserializer } from './deserialize.ts';
import { readNode } from './nodes.ts';
import { Tokenizer } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Reads values through deserialize, so that both convert alike. */
export class ParserValue extends PlatformObject {
  readonly #tokenizer: Tokenizer;
  /** The name of the field that is being read, for every open object and array. */
  readonly #names: (string | null)[] = [null];
  current: Token | null = null;
  lastCleared: Token | null = null;

  constructor(text: string) {
    super();
    this.#tokenizer = new Tokenizer(text);
  }

  next(): Token | null {
    const token = this.#tokenizer.next();
    this.current = token;
    if (token?.kind === 'START_OBJECT' || token?.kind === 'START_ARRAY') this.#names.push(null);
    else if (token?.kind === 'END_OBJECT' || token?.kind === 'END_ARRAY') this.#names.pop();
    else if (token?.kind === 'FIELD_NAME') this.#names[this.#names.length - 1] = token.text;
    return token;
  }

  nextValue(): Token | null {
    const token = this.next();
    return token?.kind === 'FIELD_NAME' ? this.next() : token;
  }

  get currentName(): string | null {
    const isStart = this.current?.kind === 'START_OBJECT' || this.current?.kind === 'START_ARRAY';
    return this.#names[this.#names.length - (isStart ? 2 : 1)] ?? null;
  }

  skipChildren(): void {
    if (this.current?.kind !== 'START_OBJECT' && this.current?.kind !== 'START_ARRAY') return;
    const depth = this.#names.length;
    while (this.#names.length >= depth && this.next() !== null);
  }

  readAs(type: TypeToken | null, isStrict: boolean): unknown {
    const wanted = requireArgument(type).named;
    const first = this.current ?? this.next();
    if (first === null) throw apexException('System.JSONException', 'No content to map to Object due to end of input');
    const token = first.kind === 'FIELD_NAME' ? this.next() : first;
    return new Deserializer(isStrict).read(readNode(this, token as Token), wanted);
  }

  value(name: PrimitiveName): unknown {
    const token = this.current;
    const isScalar = token !== null && token.kind.startsWith('VALUE_');
    if (token === null || !isScalar)
      throw apexException('System.JSONException', `Current token (${token?.kind ?? 'null'}) can not be read as ${name}`);
    if (token.kind === 'VALUE_NULL') return null;
    return new Deserializer(false).read(readNode(this, token), primitive(name));
  }
}
definePlatformClass(ParserValue, 'System.JSONParser');

function tokenConstant(token: Token | null): ApexEnum | null {
  return token === null ? null : platformEnum('System.JSONToken', token.kind);
}

const readers: Readonly<Record<string, PrimitiveName>> = {
  Blob: 'Blob',
  Boolean: 'Boolean',
  DateTime: 'Datetime',
  Date: 'Date',
  Decimal: 'Decimal',
  Double: 'Double',
  Id: 'Id',
  Integer: 'Integer',
  Long: 'Long',
  Time: 'Time',
};

function valueMembers(): Record<string, PlatformFunction> {
  const entries = Object.entries(readers).map(([name, type]): [string, PlatformFunction] => [
    `get${name}Value()`,
    (parser: ParserValue) => parser.value(type),
  ]);
  return Object.fromEntries(entries);
}

export const parserTable: PlatformTypeTable = {
  name: 'System.JSONParser',
  javaScriptClass: ParserValue,
  members: {
    ...valueMembers(),
    'clearCurrentToken()': (parser: ParserValue) => {
      parser.lastCleared = parser.current;
      parser.current = null;
    },
    'getCurrentName()': (parser: ParserValue) => parser.currentName,
    'getCurrentToken()': (parser: ParserValue) => tokenConstant(parser.current),
    'getLastClearedToken()': (parser: ParserValue) => tokenConstant(parser.lastCleared),
    'getText()': (parser: ParserValue) => parser.current?.text ?? null,
    'hasCurrentToken()': (parser: ParserValue) => parser.current !== null,
    'nextToken()': (parser: ParserValue) => tokenConstant(parser.next()),
    'nextValue()': (parser: ParserValue) => tokenConstant(parser.nextValue()),
    'readValueAs(Type)': (parser: ParserValue, type: TypeToken | null) => parser.readAs(type, false),
    'readValueAsStrict(Type)': (parser: ParserValue, type: TypeToken | null) => parser.readAs(type, true),
    'skipChildren()': (parser: ParserValue) => parser.skipChildren(),
  },
};
