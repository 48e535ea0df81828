/** What every value answers: equals, hashCode and toString, of Object; name and ordinal, of enums. */
import { hasTransaction, transaction } from '../../../contracts/runtime.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexEnum, ApexObject, equalValues, hashCode, toApexString } from '../../../values/index.ts';

function equals(receiver: unknown, other: unknown): unknown {
  if (receiver instanceof ApexObject && hasTransaction() && transaction().project.hasMethod(receiver, 'equals', 1)) {
    return transaction().project.invokeByName(receiver, 'equals', [other]);
  }
  return equalValues(receiver, other);
}

/** Apex Developer Guide, "Object Class": members that each class inherits. */
export const objectTable: PlatformTypeTable = {
  name: 'System.Object',
  kind: 'class',
  additions: ['equals(Object): Boolean', 'hashCode(): Integer', 'toString(): String'],
  members: { 'equals(Object)': equals, 'hashCode()': hashCode, 'toString()': toApexString },
};

/** Apex Developer Guide, "Enums": values() and valueOf(String) depend on the enum and are the compiler's. */
export const enumTable: PlatformTypeTable = {
  name: 'System.Enum',
  kind: 'class',
  additions: ['name(): String', 'ordinal(): Integer', 'equals(Object): Boolean', 'hashCode(): Integer', 'toString(): String'],
  members: {
    'name()': (constant: ApexEnum) => constant.name,
    'ordinal()': (constant: ApexEnum) => constant.ordinal,
    'equals(Object)': (constant: ApexEnum, other: unknown) => constant === other,
    'hashCode()': (constant: ApexEnum) => hashCode(constant.name),
    'toString()': (constant: ApexEnum) => constant.name,
  },
};
