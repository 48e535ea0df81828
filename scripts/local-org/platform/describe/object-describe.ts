/**
 * Implements Schema.DescribeSObjectResult:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject_describe.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { ApexList } from '../../values/apex-list.ts';
import { ApexMap } from '../../values/apex-map.ts';
import { PlatformObject, definePlatformClass, platformType } from '../../values/apex-object.ts';
import { platformEnum } from '../../values/apex-enum.ts';
import { sobjectFieldToken, sobjectTypeToken } from '../../values/schema-tokens.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ChildRelationshipValue } from './child-relationship.ts';
import { DescribeMap } from './describe-map.ts';
import { describeTable } from './describe-table.ts';
import { withoutNamespace } from './field-describe.ts';
import { FieldSet } from './field-set.ts';
import { recordTypeInfos } from './record-type-info.ts';
import type { RecordTypeFacts } from './record-type-info.ts';

export class DescribeSObjectResult extends PlatformObject {
  readonly object: ObjectSchema;

  constructor(object: ObjectSchema) {
    super();
    this.object = object;
  }
}
definePlatformClass(DescribeSObjectResult, 'Schema.DescribeSObjectResult');

export class SObjectTypeFields extends PlatformObject {
  readonly object: ObjectSchema;

  constructor(object: ObjectSchema) {
    super();
    this.object = object;
  }
}
definePlatformClass(SObjectTypeFields, 'Schema.SObjectTypeFields');

export class SObjectTypeFieldSets extends PlatformObject {
  readonly object: ObjectSchema;

  constructor(object: ObjectSchema) {
    super();
    this.object = object;
  }
}
definePlatformClass(SObjectTypeFieldSets, 'Schema.SObjectTypeFieldSets');

function infosBy(object: ObjectSchema, keyType: 'String' | 'Id', key: (facts: RecordTypeFacts) => string): unknown {
  return new ApexMap(
    { kind: 'primitive', name: keyType },
    platformType('Schema.RecordTypeInfo'),
    recordTypeInfos(object).map((info) => [key(info.facts), info] as const),
  );
}

const may = ({ object }: DescribeSObjectResult) => transaction().access.object(object.name);

export const describeSObjectTable = describeTable<DescribeSObjectResult>('Schema.DescribeSObjectResult', DescribeSObjectResult, {
  getAssociateEntityType: ({ object }) => /(?:__)?(Share|History|Feed|ChangeEvent)$/.exec(object.name)?.[1] ?? null,
  getAssociateParentEntity: ({ object }) => object.fields.get('ParentId')?.referenceTo[0] ?? null,
  getChildRelationships: ({ object }) =>
    new ApexList(
      platformType('Schema.ChildRelationship'),
      object.childRelationships.map((row) => new ChildRelationshipValue(row)),
    ),
  getDataTranslationEnabled: () => false,
  getDefaultImplementation: () => null,
  getFields: ({ object }) => new SObjectTypeFields(object),
  getFieldSets: ({ object }) => new SObjectTypeFieldSets(object),
  getHasSubtypes: () => false,
  getImplementedBy: () => null,
  getImplementsInterfaces: () => null,
  getIsInterface: () => false,
  getIsSubtype: () => false,
  // What has no records of its own has no prefix either.
  getKeyPrefix: ({ object }) => (object.kind === 'virtual' ? null : object.keyPrefix),
  getLabel: ({ object }) => object.label,
  getLabelPlural: ({ object }) => object.pluralLabel,
  getLocalName: ({ object }) => withoutNamespace(object.name),
  getName: ({ object }) => object.name,
  getRecordTypeInfos: ({ object }) => new ApexList(platformType('Schema.RecordTypeInfo'), [...recordTypeInfos(object)]),
  getRecordTypeInfosByDeveloperName: ({ object }) => infosBy(object, 'String', (facts) => facts.developerName),
  getRecordTypeInfosById: ({ object }) => infosBy(object, 'Id', (facts) => facts.id),
  getRecordTypeInfosByName: ({ object }) => infosBy(object, 'String', (facts) => facts.name),
  getSObjectDescribeOption: () => platformEnum('Schema.SObjectDescribeOptions', 'FULL'),
  getSObjectType: ({ object }) => sobjectTypeToken(object.name),
  isAccessible: (described) => may(described).read,
  isCreateable: (described) => described.object.isCreateable && may(described).create,
  isCustom: ({ object }) => object.isCustom,
  isCustomSetting: ({ object }) => object.kind === 'customSetting',
  isDeletable: (described) => described.object.isDeletable && may(described).delete,
  isDeprecatedAndHidden: () => false,
  isFeedEnabled: ({ object }) => object.childRelationships.some((row) => row.relationshipName === 'Feeds'),
  isMergeable: ({ object }) => object.isMergeable,
  isMruEnabled: ({ object }) => object.fields.has('LastViewedDate'),
  isQueryable: ({ object }) => object.isQueryable,
  isSearchable: ({ object }) => object.kind === 'custom' || (object.kind === 'standard' && object.isUndeletable),
  isUndeletable: ({ object }) => object.isUndeletable,
  isUpdateable: (described) => described.object.isUpdateable && may(described).edit,
});

const fieldMaps = new WeakMap<ObjectSchema, DescribeMap<unknown>>();

/** Describe results are cached by the platform too, so the same map is given each time. */
export function fieldMap(object: ObjectSchema): DescribeMap<unknown> {
  let map = fieldMaps.get(object);
  if (map === undefined) {
    map = new DescribeMap(
      platformType('Schema.SObjectField'),
      [...object.fields.keys()].map((name) => [name, sobjectFieldToken(object.name, name)] as const),
    );
    fieldMaps.set(object, map);
  }
  return map;
}

export const fieldsTable: PlatformTypeTable = {
  name: 'Schema.SObjectTypeFields',
  javaScriptClass: SObjectTypeFields,
  members: { 'getMap()': ({ object }: SObjectTypeFields) => fieldMap(object) },
};

export const fieldSetsTable: PlatformTypeTable = {
  name: 'Schema.SObjectTypeFieldSets',
  javaScriptClass: SObjectTypeFieldSets,
  members: {
    'getMap()': ({ object }: SObjectTypeFieldSets) =>
      new DescribeMap(
        platformType('Schema.FieldSet'),
        object.fieldSets.map((set) => [set.name, new FieldSet(object, set)] as const),
      ),
  },
};
