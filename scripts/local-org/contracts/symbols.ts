/** Declarations of the project and the platform, as the binder resolves them and the runtime registers them. */
import type { ApexType } from './types.ts';

export interface Span {
  /** Path of the source file as given to the compiler. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

export interface Parameter {
  readonly name: string;
  readonly type: ApexType;
}

export interface Annotation {
  /** Canonical lower case: `istest`, `auraenabled`, `future`, `invocablemethod`, `testsetup`, ... */
  readonly name: string;
  /** Lower-case keys; values as written (`true`, `label text`). */
  readonly parameters: Readonly<Record<string, string>>;
}

export type Sharing = 'with' | 'without' | 'inherited' | 'unstated';

export interface TypeSymbol {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly origin: 'project' | 'platform';
  /** `Outer`, `Outer.Inner`, `System.Http`. */
  readonly name: string;
  readonly typeParameters: readonly string[];
  readonly superType: ApexType | null;
  readonly interfaces: readonly ApexType[];
  readonly modifiers: readonly string[]; // lower case: public, global, virtual, abstract, ...
  readonly sharing: Sharing;
  /** From `<Class>.cls-meta.xml` (inner types: their outer's). 67 and later: database operations default to user mode, unstated sharing means with. */
  readonly apiVersion: number;
  readonly annotations: readonly Annotation[];
  readonly methods: readonly MethodSymbol[];
  readonly constructors: readonly MethodSymbol[];
  readonly fields: readonly FieldSymbol[];
  readonly enumValues: readonly string[];
  readonly span: Span | null;
}

export interface MethodSymbol {
  readonly owner: string;
  readonly ownerOrigin: 'project' | 'platform';
  readonly name: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly parameters: readonly Parameter[];
  readonly result: ApexType;
  readonly modifiers: readonly string[];
  readonly annotations: readonly Annotation[];
  /**
   * Project methods: the JavaScript member name, `<lower-case name>$<parameter type names joined by _, sanitised>`; an override
   * and an interface implementation has the name of what it implements as well (aliases).
   * Platform methods: the key in the implementation table, e.g. `System.String.length()` or `System.String.static valueOf(Object)`.
   */
  readonly key: string;
  /** Further JavaScript member names under which interface or base calls reach this method (generic interfaces). */
  readonly aliases: readonly string[];
  readonly span: Span | null;
}

export interface FieldSymbol {
  readonly owner: string;
  readonly ownerOrigin: 'project' | 'platform';
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  /** True when it has accessors (`{ get; set; }`), automatic or written. */
  readonly isProperty: boolean;
  readonly modifiers: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Project: JavaScript member name. Platform: table key without get/set, e.g. `System.PageReference.static x`. */
  readonly key: string;
  readonly span: Span | null;
}

export interface Diagnostic {
  readonly span: Span;
  readonly message: string;
  /** Set when the Apex is valid but the local org lacks something: its name, e.g. `System.Approval.process(...)`. */
  readonly unsupportedFeature?: string;
  /** The type runs all the same, and stops with the feature's name when it reaches this place. */
  readonly isDeferred?: boolean;
}
