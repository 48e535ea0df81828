/** Platform classes that only carry values: a property per name, read and written as Apex does. */
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import { registerPlatformState } from '../../../org/jobs/job-state.ts';
import { ApexMap, PlatformObject, definePlatformClass, toApexString } from '../../../values/index.ts';
import type { ApexType } from '../../../contracts/types.ts';

const textType: ApexType = { kind: 'primitive', name: 'String' };
const objectType: ApexType = { kind: 'primitive', name: 'Object' };

export class ValueObject extends PlatformObject {
  readonly values = new Map<string, unknown>();
  /** Properties that no text shows, so that no log does. */
  secretProperties: readonly string[] = [];

  get<T = unknown>(name: string): T | null {
    return (this.values.get(name) ?? null) as T | null;
  }

  set(name: string, value: unknown): this {
    this.values.set(name, value);
    return this;
  }

  override apexToString(): string {
    const name = this.apexType.kind === 'declared' ? this.apexType.name : '';
    return `${name}[${[...this.values].map(([key, value]) => `${key}=${this.shown(key, value)}`).join(', ')}]`;
  }

  private shown(key: string, value: unknown): string {
    return value !== null && this.secretProperties.includes(key) ? '********' : toApexString(value);
  }
}

class SerializableValueObject extends ValueObject {
  toJson(): ApexMap {
    return new ApexMap<string, unknown>(textType, objectType, this.values);
  }
}

export interface ValueClass {
  readonly table: PlatformTypeTable;
  create(values?: Readonly<Record<string, unknown>>): ValueObject;
}

export interface ValueClassOptions {
  readonly properties: readonly string[];
  readonly secrets?: readonly string[];
  readonly defaults?: () => Readonly<Record<string, unknown>>;
  readonly members?: Readonly<Record<string, PlatformFunction>>;
  readonly interfaces?: readonly ApexType[];
  /** JSON.serialize writes the properties. */
  readonly isSerializable?: boolean;
  readonly extends?: abstract new () => ValueObject;
  /** Types that the signatures lack. */
  readonly additions?: readonly string[];
}

export function valueClass(name: string, options: ValueClassOptions): ValueClass {
  const javaScriptClass = options.isSerializable === true ? class extends SerializableValueObject {} : class extends ValueObject {};
  definePlatformClass(javaScriptClass, name, options.interfaces ?? []);
  const create = (values: Readonly<Record<string, unknown>> = {}): ValueObject => {
    const made = new javaScriptClass();
    if (options.secrets !== undefined) made.secretProperties = options.secrets;
    for (const [key, value] of Object.entries({ ...options.defaults?.(), ...values })) made.set(key, value);
    return made;
  };
  registerPlatformState({
    name,
    write: (value) => new ApexMap(textType, objectType, (value as ValueObject).values),
    read: (written) => create(Object.fromEntries((written as ApexMap<string>).entries())),
  });
  const members: Record<string, PlatformFunction> = { 'new ()': () => create() };
  for (const property of options.properties) {
    members[`get ${property}`] = (target: ValueObject) => target.get(property);
    members[`set ${property}`] = (target: ValueObject, value: unknown) => void target.set(property, value);
  }
  return {
    table: {
      name,
      members: { ...members, ...options.members },
      javaScriptClass,
      ...(options.additions === undefined ? {} : { additions: options.additions }),
    },
    create,
  };
}
