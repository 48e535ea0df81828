/** A record: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm */
import { hasTransaction, namedSchema, transaction } from '../contracts/transaction.ts';
import type { FieldSchema } from '../contracts/schema.ts';
import type { ApexType } from '../contracts/types.ts';
import type { SObjectShape } from '../contracts/values.ts';
import { apexException } from './apex-exception.ts';
import { ApexList } from './apex-list.ts';
import { toFieldValue } from './field-types.ts';

/** What addError left, for DML to report. */
export interface RecordError {
  readonly message: string;
  /** Empty: the error belongs to the record. */
  readonly fields: readonly string[];
  readonly statusCode: string;
}

export interface CloneOptions {
  readonly preserveId: boolean;
  readonly isDeep: boolean;
  readonly preserveReadonlyTimestamps: boolean;
  readonly preserveAutonumber: boolean;
}

const systemFields = new Set(['Id', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'IsDeleted']);

export class SObjectValue implements SObjectShape {
  readonly objectName: string;
  readonly fields = new Map<string, unknown>();
  readonly parents = new Map<string, SObjectValue | null>();
  readonly children = new Map<string, ApexList<SObjectValue>>();
  queried: boolean;
  /** Set on Trigger.old and, after the save, on Trigger.new. */
  isReadOnly = false;
  errors: RecordError[] = [];
  /** Database.DMLOptions given with setOptions. */
  options: unknown = null;
  cloneSourceId: string | null = null;
  isClone = false;

  constructor(objectName: string, values: Iterable<readonly [string, unknown]> = [], queried = false) {
    this.objectName = objectName;
    this.queried = queried;
    for (const [name, value] of values) this.fields.set(name, value);
  }

  get apexType(): ApexType {
    return { kind: 'sobject', name: this.objectName };
  }

  get id(): string | null {
    return (this.fields.get('Id') as string | null | undefined) ?? null;
  }

  #checkWritable(): void {
    if (this.isReadOnly) throw apexException('System.FinalException', 'Record is read-only');
  }

  /** `record.Name`: the name is canonical and the field exists. */
  readField(name: string): unknown {
    const value = this.fields.get(name);
    if (value !== undefined) return value;
    if (this.queried && name !== 'Id') {
      throw apexException(
        'System.SObjectException',
        `SObject row was retrieved via SOQL without querying the requested field: ${this.objectName}.${name}`,
      );
    }
    return this.#isCheckbox(name) ? false : null;
  }

  /** A checkbox is never null: it reads as false until it is set. */
  #isCheckbox(name: string): boolean {
    return hasTransaction() && transaction().schema.findField(this.objectName, name)?.type === 'BOOLEAN';
  }

  /** `record.Name = value`: the compiler has converted the value. */
  writeField(name: string, value: unknown): void {
    this.#checkWritable();
    this.fields.set(name, value);
  }

  readParent(relationshipName: string): SObjectValue | null {
    const parent = this.parents.get(relationshipName);
    if (parent !== undefined) return parent;
    if (this.queried) {
      throw apexException(
        'System.SObjectException',
        `SObject row was retrieved via SOQL without querying the requested field: ${this.objectName}.${relationshipName}`,
      );
    }
    return null;
  }

  writeParent(relationshipName: string, parent: SObjectValue | null): void {
    this.#checkWritable();
    this.parents.set(relationshipName, parent);
  }

  /** A record that did not come from SOQL has an empty list. */
  readChildren(relationshipName: string): ApexList<SObjectValue> | null {
    const rows = this.children.get(relationshipName);
    if (rows !== undefined) return rows;
    if (this.queried) {
      throw apexException(
        'System.SObjectException',
        `SObject row was retrieved via SOQL without querying the requested field: ${this.objectName}.${relationshipName}`,
      );
    }
    const child = hasTransaction() ? transaction().schema.findChildRelationship(this.objectName, relationshipName)?.childObject : undefined;
    return new ApexList<SObjectValue>({ kind: 'sobject', name: child ?? 'SObject' });
  }

  /** Any spelling; SObjectException when the object has no such field. */
  fieldNamed(name: string): FieldSchema {
    const field = namedSchema().findField(this.objectName, name);
    if (field === null) throw apexException('System.SObjectException', `Invalid field ${name} for ${this.objectName}`);
    return field;
  }

  /** SObject.get: by name, with the same rule about fields that were not queried. */
  get(name: string): unknown {
    if (this.objectName === 'AggregateResult') return this.#aggregate(name);
    return this.readField(this.fieldNamed(name).name);
  }

  #aggregate(alias: string): unknown {
    const found = [...this.fields].find(([name]) => name.toLowerCase() === alias.toLowerCase());
    if (found === undefined) throw apexException('System.SObjectException', `Invalid field ${alias} for AggregateResult`);
    return found[1];
  }

  /** SObject.put: gives the value that was there before. */
  put(name: string, value: unknown): unknown {
    const field = this.fieldNamed(name);
    const previous = this.fields.get(field.name) ?? null;
    this.writeField(field.name, toFieldValue(field, value));
    return previous;
  }

  addError(message: string, fields: readonly string[] = [], statusCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION'): void {
    this.errors.push({ message, fields, statusCode });
  }

  /** By field values; a null field counts as an absent one. */
  collectionKey(keyOf: (part: unknown) => string): string {
    const present = [...this.fields].filter(([, value]) => value !== null);
    const parts = present.map(([name, value]) => `${name}=${keyOf(value)}`);
    return `sobject:${this.objectName}(${parts.sort().join(';')})`;
  }

  clone(options: CloneOptions): SObjectValue {
    const copy = new SObjectValue(this.objectName);
    copy.isClone = true;
    copy.cloneSourceId = this.id;
    for (const [name, value] of this.fields) if (this.#isCloned(name, options)) copy.fields.set(name, value);
    for (const [name, parent] of this.parents) {
      copy.parents.set(name, options.isDeep && parent !== null ? parent.clone({ ...options, preserveId: true }) : parent);
    }
    if (options.isDeep) for (const [name, rows] of this.children) copy.children.set(name, rows.clone());
    // A clone of a queried record still knows which fields were read.
    copy.queried = this.queried;
    return copy;
  }

  #isCloned(name: string, options: CloneOptions): boolean {
    if (name === 'Id') return options.preserveId;
    if (systemFields.has(name)) return options.preserveReadonlyTimestamps;
    if (options.preserveAutonumber || !hasTransaction()) return true;
    return transaction().schema.findField(this.objectName, name)?.isAutoNumber !== true;
  }
}
