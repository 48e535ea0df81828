/**
 * Adds what every type has by the language itself, which platform-signatures.json therefore lacks. The implementation tables hold them
 * under `System.Object` and `System.Enum` with the receiver first; for the static `values` and `valueOf` of an enum the receiver is the
 * System.Type of the enum.
 */
import type { PlatformSignatures, TypeSignatures } from '../../contracts/platform-signatures.ts';

export const OBJECT_TYPE = 'System.Object';
export const ENUM_TYPE = 'System.Enum';

export const LANGUAGE_SIGNATURES: PlatformSignatures = {
  System: {
    Object: {
      kind: 'class',
      methods: ['clone(): Object', 'equals(Object): Boolean', 'hashCode(): Integer', 'toString(): String'],
    },
    Enum: {
      kind: 'class',
      methods: [
        'name(): String',
        'ordinal(): Integer',
        'equals(Object): Boolean',
        'hashCode(): Integer',
        'toString(): String',
        'values(): List<Object>',
        'valueOf(String): Object',
      ],
    },
  },
};

/** Headers that the published signatures leave out (Apex Reference, Cache Namespace: "Contains ... from the Partition class"). */
export const MISSING_HEADERS: Readonly<Record<string, Pick<TypeSignatures, 'extends' | 'implements'>>> = {
  'cache.OrgPartition': { extends: 'cache.Partition' },
  'cache.SessionPartition': { extends: 'cache.Partition' },
};
