/** What exists on the platform: the shape of platform/signatures/platform-signatures.json, namespace -> type -> signatures. */

export interface TypeSignatures {
  readonly kind: 'class' | 'interface' | 'enum';
  /** `K,V`, or `T> implements Iterable<T` where the JSON holds the rest of the header. */
  readonly typeParameters?: string;
  readonly extends?: string;
  readonly implements?: string | readonly string[];
  readonly constructors?: readonly string[];
  readonly properties?: readonly string[];
  readonly methods?: readonly string[];
  readonly values?: readonly string[];
}

export type PlatformSignatures = Readonly<Record<string, Readonly<Record<string, TypeSignatures>>>>;
