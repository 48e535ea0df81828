/** Describe results as the REST API gives them (REST API Developer Guide, "Describe Global", "sObject Describe"). */
import type { UserAccess } from '../../contracts/transaction.ts';
import type { DisplayType, FieldSchema, ObjectSchema, SchemaRegistry } from '../../contracts/schema.ts';
import { compoundFieldName, isAggregatable, isDefaultedOnCreate, isGroupable } from '../../platform/describe/field-describe.ts';
import { definite } from '../../values/definite.ts';

export interface DescribeSource {
  readonly schema: SchemaRegistry;
  readonly access: UserAccess;
  /** `v67.0` */
  readonly apiVersion: string;
}

export interface RecordTypeRow {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  readonly isMaster: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Objects that the user may not read are not listed. */
export function describeGlobalJson(source: DescribeSource): Json {
  const objects = source.schema.objectNames().map((name) => definite(source.schema.findObject(name), name));
  const visible = objects.filter(
    (object) => object.name !== 'Name' && object.name !== 'AggregateResult' && source.access.object(object.name).read,
  );
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: visible.map((object) => summary(object, source)) };
}

export function describeObjectJson(object: ObjectSchema, source: DescribeSource, recordTypes: readonly RecordTypeRow[]): Json {
  const visible = [...object.fields.values()].filter((field) => source.access.field(object.name, field.name).readable);
  return {
    actionOverrides: [],
    ...summary(object, source),
    childRelationships: object.childRelationships.map((row) => ({
      cascadeDelete: row.cascadeDelete,
      childSObject: row.childObject,
      deprecatedAndHidden: false,
      field: row.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: row.relationshipName,
      restrictedDelete: source.schema.findField(row.childObject, row.field)?.deleteConstraint === 'Restrict',
    })),
    compactLayoutable: object.kind === 'standard' || object.kind === 'custom',
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: visible.map((field) => fieldJson(object, field, source)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypes.map((type) => ({
      active: type.isActive,
      available: type.isActive,
      defaultRecordTypeMapping: type.isDefault,
      developerName: type.developerName,
      master: type.isMaster,
      name: type.name,
      recordTypeId: type.id,
      urls: { layout: `${urlOf(object, source)}/describe/layouts/${type.id}` },
    })),
    searchLayoutable: object.isUndeletable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: 'All', name: 'everything' },
      { label: 'My', name: 'mine' },
    ],
  };
}

function urlOf(object: ObjectSchema, { apiVersion }: DescribeSource): string {
  return `/services/data/${apiVersion}/sobjects/${object.name}`;
}

function summary(object: ObjectSchema, source: DescribeSource): Json {
  const may = source.access.object(object.name);
  const url = urlOf(object, source);
  return {
    activateable: false,
    associateEntityType: /(?:__)?(Share|History|Feed|ChangeEvent)$/.exec(object.name)?.[1] ?? null,
    associateParentEntity: object.fields.get('ParentId')?.referenceTo[0] ?? null,
    createable: object.isCreateable && may.create,
    custom: object.isCustom,
    customSetting: object.kind === 'customSetting',
    deepCloneable: false,
    deletable: object.isDeletable && may.delete,
    deprecatedAndHidden: false,
    feedEnabled: object.childRelationships.some((row) => row.relationshipName === 'Feeds'),
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.kind === 'virtual' ? null : object.keyPrefix,
    label: object.label,
    labelPlural: object.pluralLabel,
    layoutable: object.kind === 'standard' || object.kind === 'custom',
    mergeable: object.isMergeable,
    mruEnabled: object.fields.has('LastViewedDate'),
    name: object.name,
    queryable: object.isQueryable,
    replicateable: object.isQueryable && object.fields.has('SystemModstamp'),
    retrieveable: object.isQueryable,
    searchable: object.isUndeletable,
    triggerable: object.isTriggerable,
    undeletable: object.isUndeletable,
    updateable: object.isUpdateable && may.edit,
    urls: { rowTemplate: `${url}/{ID}`, describe: `${url}/describe`, sobject: url },
  };
}

const soapTypes: Readonly<Partial<Record<DisplayType, string>>> = {
  ADDRESS: 'urn:address',
  ANYTYPE: 'xsd:anyType',
  BASE64: 'xsd:base64Binary',
  BOOLEAN: 'xsd:boolean',
  CURRENCY: 'xsd:double',
  DATE: 'xsd:date',
  DATETIME: 'xsd:dateTime',
  DOUBLE: 'xsd:double',
  ID: 'tns:ID',
  INTEGER: 'xsd:int',
  LOCATION: 'urn:location',
  LONG: 'xsd:long',
  PERCENT: 'xsd:double',
  REFERENCE: 'tns:ID',
  TIME: 'xsd:time',
};

const lowerNames: Readonly<Partial<Record<DisplayType, string>>> = {
  INTEGER: 'int',
  ANYTYPE: 'anyType',
  ENCRYPTEDSTRING: 'encryptedstring',
  MULTIPICKLIST: 'multipicklist',
};

function extraTypeInfo(field: FieldSchema): string | null {
  if (field.isHtml) return 'richtextarea';
  if (field.type === 'TEXTAREA') return 'plaintextarea';
  return null;
}

function fieldJson(object: ObjectSchema, field: FieldSchema, { access }: DescribeSource): Json {
  const { editable } = access.field(object.name, field.name);
  return {
    aggregatable: isAggregatable(field),
    aiPredictionField: false,
    autoNumber: field.isAutoNumber,
    byteLength: soapTypes[field.type] === undefined ? field.length * 3 : field.length,
    calculated: field.formula !== null || field.summary !== null,
    calculatedFormula: field.formula,
    cascadeDelete: field.type === 'REFERENCE' && field.deleteConstraint === 'Cascade',
    caseSensitive: field.isCaseSensitive,
    compoundFieldName: compoundFieldName(object, field),
    controllerName: null,
    createable: field.isCreateable && editable,
    custom: field.isCustom,
    defaultValue: field.type === 'BOOLEAN' ? field.defaultValue === 'true' : null,
    defaultValueFormula: field.picklist === null && field.type !== 'BOOLEAN' ? field.defaultValue : null,
    defaultedOnCreate: isDefaultedOnCreate(field),
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'INTEGER' ? 9 : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'ENCRYPTEDSTRING',
    externalId: field.isExternalId,
    extraTypeInfo: extraTypeInfo(field),
    filterable: field.isFilterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formulaTreatsBlankAsZero,
    groupable: isGroupable(field),
    highScaleNumber: false,
    htmlFormatted: field.isHtml,
    idLookup: field.isIdLookup,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.isNameField,
    namePointing: field.referenceTo.length > 1,
    nillable: field.isNillable,
    permissionable: field.isNillable || field.formula !== null,
    picklistValues: (field.picklist ?? []).map((entry) => ({
      active: entry.isActive,
      defaultValue: entry.isDefault,
      label: entry.label,
      validFor: null,
      value: entry.value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: null,
    restrictedDelete: field.type === 'REFERENCE' && field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.isRestrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: field.isSortable,
    type: lowerNames[field.type] ?? field.type.toLowerCase(),
    unique: field.isUnique,
    updateable: field.isUpdateable && editable,
    writeRequiresMasterRead: false,
  };
}
