/** What every value answers: equals, hashCode and toString, of Object; name and ordinal, of enums. */
import { hasTransaction, transaction } from '../../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexList,
  ApexObject,
  apexException,
  enumConstants,
  enumValueOf,
  equalValues,
  hashCode,
  toApexString,
} from '../../../values/index.ts';
import type { ApexEnum, TypeToken } from '../../../values/index.ts';

function equals(receiver: unknown, other: unknown): unknown {
  if (receiver instanceof ApexObject && hasTransaction() && transaction().project.hasMethod(receiver, 'equals', 1)) {
    return transaction().project.invokeByName(receiver, 'equals', [other]);
  }
  return equalValues(receiver, other);
}

/** A shallow copy: the fields refer to the same objects. */
function clone(receiver: ApexObject): unknown {
  const copy: unknown = Object.create(Object.getPrototypeOf(receiver) as object, Object.getOwnPropertyDescriptors(receiver));
  return copy;
}

function constants(type: TypeToken): ApexList<ApexEnum> {
  const found = enumConstants(type.named);
  if (found === null) throw apexException('System.TypeException', `Not an enum: ${toApexString(type)}`);
  return new ApexList(type.named, [...found]);
}

/** Apex Developer Guide, "Object Class": members that each class inherits. */
export const objectTable: PlatformTypeTable = {
  name: 'System.Object',
  kind: 'class',
  additions: ['clone(): Object', 'equals(Object): Boolean', 'hashCode(): Integer', 'toString(): String'],
  members: { 'clone()': clone, 'equals(Object)': equals, 'hashCode()': hashCode, 'toString()': toApexString },
};

/** Apex Developer Guide, "Enums". The receiver of the two static methods is the enum's System.Type. */
export const enumTable: PlatformTypeTable = {
  name: 'System.Enum',
  kind: 'class',
  additions: [
    'name(): String',
    'ordinal(): Integer',
    'equals(Object): Boolean',
    'hashCode(): Integer',
    'toString(): String',
    'values(): List<Object>',
    'valueOf(String): Object',
  ],
  members: {
    'name()': (constant: ApexEnum) => constant.name,
    'ordinal()': (constant: ApexEnum) => constant.ordinal,
    'equals(Object)': (constant: ApexEnum, other: unknown) => constant === other,
    'hashCode()': (constant: ApexEnum) => hashCode(constant.name),
    'toString()': (constant: ApexEnum) => constant.name,
    'values()': constants,
    'valueOf(String)': (type: TypeToken, name: string | null) => enumValueOf(type.named, name),
  },
};
