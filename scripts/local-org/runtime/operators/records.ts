/** Reads and sets fields, parents and children of records, and makes records. */
import { ApexException, SObjectValue, nullPointer } from '../../values/index.ts';
import type { ApexList } from '../../values/index.ts';

export const recordOperators = {
  readField(record: SObjectValue | null, name: string): unknown {
    if (record === null) throw nullPointer();
    return record.readField(name);
  },
  /** A parent that the row does not have reads as null, not as an error: `contact.Account.Name`. */
  readFieldOfParent(record: SObjectValue | null, name: string): unknown {
    return record === null ? null : record.readField(name);
  },
  writeField<T>(record: SObjectValue | null, name: string, value: T): T {
    if (record === null) throw nullPointer();
    record.writeField(name, value);
    return value;
  },
  readParent(record: SObjectValue | null, name: string): SObjectValue | null {
    if (record === null) throw nullPointer();
    return record.readParent(name);
  },
  readParentOfParent(record: SObjectValue | null, name: string): SObjectValue | null {
    return record === null ? null : record.readParent(name);
  },
  writeParent(record: SObjectValue | null, name: string, parent: SObjectValue | null): SObjectValue | null {
    if (record === null) throw nullPointer();
    record.writeParent(name, parent);
    return parent;
  },
  readChildren(record: SObjectValue | null, name: string): ApexList<SObjectValue> | null {
    if (record === null) throw nullPointer();
    return record.readChildren(name);
  },
  addFieldError(record: SObjectValue | null, fieldName: string, message: string | ApexException | null): void {
    if (record === null) throw nullPointer();
    record.addError(message instanceof ApexException ? message.getMessage() : (message ?? 'null'), [fieldName]);
  },
  /** `values`: names and values by turns. A dotted or relationship name holds a parent. */
  newSObject(objectName: string, values: readonly unknown[]): SObjectValue {
    const record = new SObjectValue(objectName);
    for (let index = 0; index < values.length; index += 2) {
      const name = values[index] as string;
      const value = values[index + 1];
      if (value instanceof SObjectValue) record.parents.set(name, value);
      else record.fields.set(name, value);
    }
    return record;
  },
};
