/**
 * Implements Security.stripInaccessible:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import {
  ApexList,
  ApexMap,
  ApexSet,
  PlatformObject,
  SObjectValue,
  apexException,
  definePlatformClass,
  nullPointer,
} from '../../values/index.ts';
import type { ApexEnum } from '../../values/index.ts';

class AccessDecision extends PlatformObject {
  readonly records: ApexList<SObjectValue>;
  readonly removed = new Map<string, Set<string>>();
  readonly modified = new Set<number>();

  constructor(records: ApexList<SObjectValue>) {
    super();
    this.records = records;
  }
}
definePlatformClass(AccessDecision, 'System.SObjectAccessDecision');

type Check = (objectName: string, fieldName: string, record: SObjectValue) => boolean;

/** READABLE asks for reading; the others for writing, and the record's Id tells an update from an insert in UPSERTABLE. */
const checks: Readonly<Record<string, Check>> = {
  READABLE: (objectName, fieldName) => transaction().access.field(objectName, fieldName).readable,
  CREATABLE: (objectName, fieldName) => isWriteable(objectName, fieldName, 'isCreateable'),
  UPDATABLE: (objectName, fieldName) => isWriteable(objectName, fieldName, 'isUpdateable'),
  UPSERTABLE: (objectName, fieldName, record) => isWriteable(objectName, fieldName, record.id === null ? 'isCreateable' : 'isUpdateable'),
};

function isWriteable(objectName: string, fieldName: string, flag: 'isCreateable' | 'isUpdateable'): boolean {
  return (
    transaction().schema.findField(objectName, fieldName)?.[flag] === true && transaction().access.field(objectName, fieldName).editable
  );
}

const objectPermissions: Readonly<Record<string, readonly ('read' | 'create' | 'edit')[]>> = {
  READABLE: ['read'],
  CREATABLE: ['create'],
  UPDATABLE: ['edit'],
  UPSERTABLE: ['create', 'edit'],
};

function stripInaccessible(
  accessType: ApexEnum | null,
  source: ApexList<SObjectValue | null> | null,
  enforceRoot: boolean | string | null = true,
): AccessDecision {
  if (accessType === null || source === null) throw nullPointer();
  if (typeof enforceRoot === 'string')
    throw apexException(
      'System.UnsupportedOperationException',
      'Security.stripInaccessible with a permission set Id is not supported by the local org',
    );
  const records = source.items.filter((record) => record !== null);
  if (records.length < source.items.length) throw nullPointer();
  // "The sourceRecords parameter doesn't support AggregateResult" (Apex Reference Guide, "Security Class").
  if (records.some((record) => record.objectName === 'AggregateResult'))
    throw apexException('System.UnsupportedOperationException', 'AggregateResult SObject types are not supported');
  if (enforceRoot !== false) checkObjects(accessType.name, records);
  const decision = new AccessDecision(new ApexList(source.elementType));
  records.forEach((record, index) => decision.records.items.push(strip(record, accessType.name, decision, index)));
  return decision;
}

function allowsObject(objectName: string, accessType: string): boolean {
  const access = transaction().access.object(objectName);
  return (objectPermissions[accessType] ?? []).every((permission) => access[permission]);
}

function checkObjects(accessType: string, records: readonly SObjectValue[]): void {
  for (const name of new Set(records.map((record) => record.objectName))) {
    if (!allowsObject(name, accessType)) throw apexException('System.NoAccessException', `No access to entity: ${name}`);
  }
}

function strip(record: SObjectValue, accessType: string, decision: AccessDecision, index: number): SObjectValue {
  const copy = new SObjectValue(record.objectName, [], record.queried);
  const allows = checks[accessType] ?? (() => false);
  const remove = (name: string): void => {
    decision.removed.set(record.objectName, (decision.removed.get(record.objectName) ?? new Set()).add(name));
    decision.modified.add(index);
  };
  for (const [name, value] of record.fields) {
    if (name === 'Id' || allows(record.objectName, name, record)) copy.fields.set(name, value);
    else remove(name);
  }
  for (const [name, parent] of record.parents) {
    const reference = transaction().schema.findParentRelationship(record.objectName, name);
    if (reference !== null && allows(record.objectName, reference.name, record))
      copy.parents.set(name, parent === null ? null : strip(parent, accessType, decision, index));
    else if (reference !== null) remove(reference.name);
  }
  for (const [name, rows] of record.children) {
    // Without access to the child object nothing of its relationship stays.
    const child = transaction().schema.findChildRelationship(record.objectName, name)?.childObject;
    if (child !== undefined && !allowsObject(child, accessType)) {
      remove(name);
      continue;
    }
    copy.children.set(
      name,
      new ApexList(
        rows.elementType,
        rows.items.map((row) => strip(row, accessType, decision, index)),
      ),
    );
  }
  return copy;
}

export const securityTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Security',
    members: {
      'static stripInaccessible(AccessType, List<SObject>)': stripInaccessible,
      'static stripInaccessible(AccessType, List<SObject>, Boolean)': stripInaccessible,
      'static stripInaccessible(AccessType, List<SObject>, Id)': stripInaccessible,
    },
  },
  {
    name: 'System.SObjectAccessDecision',
    javaScriptClass: AccessDecision,
    members: {
      'getRecords()': (decision: AccessDecision) => decision.records,
      'getModifiedIndexes()': (decision: AccessDecision) => new ApexSet(primitive('Integer'), decision.modified),
      'getRemovedFields()': (decision: AccessDecision) =>
        new ApexMap<string, unknown>(
          primitive('String'),
          { kind: 'set', element: primitive('String') },
          [...decision.removed].map(([name, fields]) => [name, new ApexSet(primitive('String'), fields)] as const),
        ),
    },
  },
];
