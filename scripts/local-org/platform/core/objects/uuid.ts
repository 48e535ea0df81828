/** Implements System.UUID: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm */
import { randomUUID } from 'node:crypto';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, requireArgument, stringHash } from '../../../values/index.ts';

export class UuidValue extends PlatformObject {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override apexToString(): string {
    return this.text;
  }

  toJson(): string {
    return this.text;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof UuidValue && other.text === this.text;
  }

  override apexKey(): string {
    return this.text;
  }
}
definePlatformClass(UuidValue, 'System.UUID');

function fromString(given: string | null): UuidValue {
  const text = requireArgument(given);
  if (!/^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text))
    throw apexException('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
  return new UuidValue(text.toLowerCase());
}

export const uuidTable: PlatformTypeTable = {
  name: 'System.UUID',
  javaScriptClass: UuidValue,
  members: {
    'equals(Object)': (uuid: UuidValue, other: unknown) => uuid.apexEquals(other),
    'hashCode()': (uuid: UuidValue) => stringHash(uuid.text),
    'toString()': (uuid: UuidValue) => uuid.text,
    'static fromString(String)': fromString,
    'static randomUUID()': () => new UuidValue(randomUUID()),
  },
};
