/** What one emitted module refers to: helpers of the runtime, platform functions, types, classes of other modules. */
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { MethodSymbol, Sharing, Span, TypeSymbol } from '../../../contracts/symbols.ts';
import { platformAlias } from '../../symbols/method-keys.ts';
import { identifierOf } from './names.ts';

/** How the code of a type reads and writes records when it does not say. */
export interface AccessDefaults {
  readonly access: 'user' | 'system';
  /** 'caller': as the calling class (unstated before API 67); 'entry': as the caller, with sharing at an entry point (inherited). */
  readonly sharing: 'with' | 'without' | 'caller' | 'entry';
  readonly apiVersion: number;
}

export interface EmitOptions {
  /** Counts executed lines. */
  readonly coverage: boolean;
  /** False when no class of the project takes over its caller's sharing, so that nobody has to keep track. */
  readonly tracksSharing: boolean;
  /** Whose code it is, kept while it runs: a package's namespace, '' for the org's own; null where nothing is installed. */
  readonly namespace: string | null;
}

export type FrameLabel = (typeName: string, member: string) => string;

export class ModuleContext {
  readonly options: EmitOptions;
  readonly file: string;
  readonly executableLines = new Set<number>();
  readonly #helpers = new Map<string, string>();
  readonly #constants = new Map<string, { readonly name: string; readonly value: string }>();
  readonly #classes = new Map<string, string>();
  readonly #variables: string[] = [];
  readonly #staticsVariables = new Map<string, string>();

  /** The label of a frame in stack traces, from the type's name and the member's. */
  readonly frame: FrameLabel;

  constructor(file: string, options: EmitOptions, frame: FrameLabel) {
    this.file = file;
    this.options = options;
    this.frame = frame;
  }

  /** A function of the runtime, by its name there. */
  helper(name: string): string {
    let local = this.#helpers.get(name);
    if (local === undefined) {
      local = `$${name}`;
      this.#helpers.set(name, local);
    }
    return local;
  }

  #constant(prefix: string, key: string, value: () => string): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known.name;
    const made = { name: `${prefix}${this.#constants.size}`, value: value() };
    this.#constants.set(key, made);
    return made.name;
  }

  platform(key: string): string {
    return this.#constant('$p', `platform ${key}`, () => `$.platform(${JSON.stringify(key)})`);
  }

  type(type: ApexType): string {
    return this.#constant(
      '$t',
      `type ${type.kind === 'declared' ? type.origin : ''} ${typeName(type)}`,
      () => `$.type(${JSON.stringify(type)})`,
    );
  }

  enumConstant(type: ApexType, name: string): string {
    return this.#constant('$e', `enum ${typeName(type)} ${name}`, () => `$.enumConstant(${JSON.stringify(type)},${JSON.stringify(name)})`);
  }

  decimal(text: string): string {
    return this.#constant('$d', `decimal ${text}`, () => `$.decimal(${JSON.stringify(text)})`);
  }

  double(text: string): string {
    return this.#constant('$d', `double ${text}`, () => `$.double(${JSON.stringify(text)})`);
  }

  /** The JavaScript class of a project type, looked up on first use since modules refer to each other in circles. */
  classOf(name: string): string {
    const key = name.toLowerCase();
    let local = this.#classes.get(key);
    if (local === undefined) {
      local = `$c${this.#classes.size}`;
      this.#classes.set(key, local);
    }
    return `(${local}??=$.load(${JSON.stringify(name)}))`;
  }

  /** The name under which a class of the project overrides or implements a platform method, as a JavaScript string. */
  virtualName(method: MethodSymbol): string {
    return JSON.stringify(platformAlias(method.name, method.parameters.length));
  }

  /** The statics of a type of this very module. */
  staticsOf(typeName_: string): string | null {
    const variable = this.#staticsVariables.get(typeName_);
    return variable === undefined ? null : `(${variable}??${variable}_initialize())`;
  }

  /** Declares the variable that holds a type's statics, null until its first use in a transaction. */
  staticsVariable(typeName_: string): string {
    const known = this.#staticsVariables.get(typeName_);
    if (known !== undefined) return known;
    const name = this.variable('$s', typeName_);
    this.#staticsVariables.set(typeName_, name);
    return name;
  }

  /** A variable of the module, such as the statics of a class. */
  variable(prefix: string, typeName_: string): string {
    const name = `${prefix}${this.#variables.length}_${identifierOf(typeName_)}`;
    this.#variables.push(name);
    return name;
  }

  cover(span: Span): string {
    if (!this.options.coverage) return '';
    this.executableLines.add(span.line);
    return `$k[${span.line}]++;`;
  }

  prologue(): string {
    const lines: string[] = [];
    if (this.#helpers.size > 0) lines.push(`const{${[...this.#helpers].map(([name, local]) => `${name}:${local}`).join(',')}}=$;`);
    for (const { name, value } of this.#constants.values()) lines.push(`const ${name}=${value};`);
    const variables = [...this.#classes.values(), ...this.#variables];
    if (variables.length > 0) lines.push(`let ${variables.map((name) => `${name}=null`).join(',')};`);
    return lines.join('\n');
  }

  /** Statics live for one transaction. */
  reset(): string {
    return this.#variables.map((name) => `${name}=null;`).join('');
  }
}

const userModeByDefault = 67;

/**
 * Database operations run in user mode, and classes that state no sharing run with it, from API 67 on.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/versioned_behavior_changes.htm
 */
export function accessDefaults(symbol: { readonly sharing: Sharing; readonly apiVersion: number }): AccessDefaults {
  const isLate = symbol.apiVersion >= userModeByDefault;
  const sharing = { with: 'with', without: 'without', inherited: 'entry', unstated: isLate ? 'with' : 'caller' } as const;
  return { access: isLate ? 'user' : 'system', sharing: sharing[symbol.sharing], apiVersion: symbol.apiVersion };
}

export function takesCallersSharing(symbol: TypeSymbol): boolean {
  const { sharing } = accessDefaults(symbol);
  return sharing === 'caller' || sharing === 'entry';
}
