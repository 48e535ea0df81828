/**
 * Implements Schema.FieldSet and FieldSetMember:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_FieldSet.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { platformEnum } from '../../values/apex-enum.ts';
import { ApexList } from '../../values/apex-list.ts';
import { PlatformObject, definePlatformClass, platformType } from '../../values/apex-object.ts';
import { sobjectFieldToken, sobjectTypeToken } from '../../values/schema-tokens.ts';
import { describeTable } from './describe-table.ts';

export class FieldSet extends PlatformObject {
  readonly object: ObjectSchema;
  readonly set: ObjectSchema['fieldSets'][number];

  constructor(object: ObjectSchema, set: ObjectSchema['fieldSets'][number]) {
    super();
    this.object = object;
    this.set = set;
  }
}
definePlatformClass(FieldSet, 'Schema.FieldSet');

export class FieldSetMember extends PlatformObject {
  readonly path: string;
  readonly objectName: string;
  readonly field: FieldSchema;

  constructor(path: string, objectName: string, field: FieldSchema) {
    super();
    this.path = path;
    this.objectName = objectName;
    this.field = field;
  }
}
definePlatformClass(FieldSetMember, 'Schema.FieldSetMember');

function membersOf({ object, set }: FieldSet): ApexList<FieldSetMember> {
  return new ApexList(
    platformType('Schema.FieldSetMember'),
    set.fields.flatMap((path) => memberOf(object, path)),
  );
}

/** `Name`, `Account.Owner.Name` or `Parent__r.Name`; a field that is gone is left out, as the platform does. */
function memberOf(object: ObjectSchema, path: string): FieldSetMember[] {
  const { schema } = transaction();
  const parts = path.split('.');
  let objectName: string | undefined = object.name;
  for (const relationship of parts.slice(0, -1))
    objectName = objectName === undefined ? undefined : schema.findParentRelationship(objectName, relationship)?.referenceTo[0];
  const field = objectName === undefined ? null : schema.findField(objectName, parts.at(-1) ?? '');
  return objectName === undefined || field === null ? [] : [new FieldSetMember(path, objectName, field)];
}

export const fieldSetTable = describeTable<FieldSet>('Schema.FieldSet', FieldSet, {
  getDescription: () => null,
  getFields: membersOf,
  getLabel: ({ set }) => set.label,
  getName: ({ set }) => set.name,
  getNameSpace: () => (transaction().schema.namespace === '' ? null : transaction().schema.namespace),
  getSObjectType: ({ object }) => sobjectTypeToken(object.name),
});

export const fieldSetMemberTable = describeTable<FieldSetMember>('Schema.FieldSetMember', FieldSetMember, {
  getDbRequired: ({ field }) => !field.isNillable && field.isCreateable && field.type !== 'BOOLEAN',
  getFieldPath: ({ path }) => path,
  getLabel: ({ field }) => field.label,
  getRequired: () => false,
  getType: ({ field }) => platformEnum('Schema.DisplayType', field.type),
  getSObjectField: ({ objectName, field }) => sobjectFieldToken(objectName, field.name),
});
