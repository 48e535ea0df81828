/**
 * Implements Schema.DescribeFieldResult:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { DisplayType, FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { hasFieldPermissions } from '../../security/permissionable.ts';
import { ApexList } from '../../values/apex-list.ts';
import { PlatformObject, definePlatformClass, platformType } from '../../values/apex-object.ts';
import { platformEnum } from '../../values/apex-enum.ts';
import { sobjectFieldToken, sobjectTypeToken } from '../../values/schema-tokens.ts';
import { describeTable } from './describe-table.ts';
import { picklistEntryOf } from './picklist-entry.ts';

export class DescribeFieldResult extends PlatformObject {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;

  constructor(object: ObjectSchema, field: FieldSchema) {
    super();
    this.object = object;
    this.field = field;
  }
}
definePlatformClass(DescribeFieldResult, 'Schema.DescribeFieldResult');

const soapTypes: Readonly<Partial<Record<DisplayType, string>>> = {
  ADDRESS: 'ADDRESS',
  ANYTYPE: 'ANYTYPE',
  BASE64: 'BASE64BINARY',
  BOOLEAN: 'BOOLEAN',
  CURRENCY: 'DOUBLE',
  DATE: 'DATE',
  DATETIME: 'DATETIME',
  DOUBLE: 'DOUBLE',
  ID: 'ID',
  INTEGER: 'INTEGER',
  LOCATION: 'LOCATION',
  LONG: 'LONG',
  PERCENT: 'DOUBLE',
  REFERENCE: 'ID',
  TIME: 'TIME',
};

/** Bytes of a text field: three for each character. */
const bytesPerCharacter = 3;

const notGroupable: ReadonlySet<DisplayType> = new Set([
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'CURRENCY',
  'DATETIME',
  'DOUBLE',
  'ENCRYPTEDSTRING',
  'LOCATION',
  'MULTIPICKLIST',
  'PERCENT',
  'TIME',
]);

export function isGroupable(field: FieldSchema): boolean {
  return field.isSortable && !notGroupable.has(field.type);
}

export function isAggregatable(field: FieldSchema): boolean {
  return field.isSortable && field.type !== 'BOOLEAN';
}

/** The compound field that a part belongs to: `BillingCity` -> `BillingAddress`, `FirstName` -> `Name`. */
export function compoundFieldName(object: ObjectSchema, field: FieldSchema): string | null {
  const coordinate = /^(\w+)__(?:Latitude|Longitude)__s$/i.exec(field.name);
  if (coordinate !== null) return `${coordinate[1]}__c`;
  const part = /^(\w*?)(?:Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/.exec(field.name);
  if (part !== null && object.fields.get(`${part[1]}Address`)?.type === 'ADDRESS') return `${part[1]}Address`;
  if (
    ['FirstName', 'LastName', 'Salutation', 'MiddleName', 'Suffix'].includes(field.name) &&
    object.fields.has('LastName') &&
    object.fields.has('Name')
  )
    return 'Name';
  return null;
}

export function isDefaultedOnCreate(field: FieldSchema): boolean {
  return (
    field.type === 'BOOLEAN' ||
    field.name === 'OwnerId' ||
    field.defaultValue !== null ||
    field.isAutoNumber ||
    ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'Id'].includes(field.name)
  );
}

const isReference = (field: FieldSchema): boolean => field.type === 'REFERENCE';

function access({ object, field }: DescribeFieldResult): { readonly readable: boolean; readonly editable: boolean } {
  return transaction().access.field(object.name, field.name);
}

export const describeFieldTable = describeTable<DescribeFieldResult>('Schema.DescribeFieldResult', DescribeFieldResult, {
  getByteLength: ({ field }) =>
    ['STRING', 'TEXTAREA', 'URL', 'EMAIL', 'PHONE', 'PICKLIST', 'MULTIPICKLIST', 'COMBOBOX', 'ENCRYPTEDSTRING'].includes(field.type)
      ? field.length * bytesPerCharacter
      : field.length,
  getCalculatedFormula: ({ field }) => field.formula,
  getCompoundFieldName: ({ object, field }) => compoundFieldName(object, field),
  getController: () => null,
  getDefaultValue: ({ field }) => (field.type === 'BOOLEAN' ? field.defaultValue === 'true' : null),
  getDefaultValueFormula: ({ field }) => (field.picklist === null && field.type !== 'BOOLEAN' ? field.defaultValue : null),
  getDigits: ({ field }) => (field.type === 'INTEGER' ? 9 : 0),
  getFilteredLookupInfo: () => null,
  getInlineHelpText: ({ field }) => field.helpText,
  getLabel: ({ field }) => field.label,
  getLength: ({ field }) => field.length,
  getLocalName: ({ field }) => withoutNamespace(field.name),
  getMask: () => null,
  getMaskType: () => null,
  getName: ({ field }) => field.name,
  getPicklistValues: ({ field }) =>
    new ApexList(platformType('Schema.PicklistEntry'), (field.picklist ?? []).filter((entry) => entry.isActive).map(picklistEntryOf)),
  getPrecision: ({ field }) => field.precision,
  getReferenceTargetField: () => null,
  getReferenceTo: ({ field }) => new ApexList(platformType('Schema.SObjectType'), field.referenceTo.map(sobjectTypeToken)),
  getRelationshipName: ({ field }) => field.relationshipName,
  getRelationshipOrder: ({ object, field }) =>
    field.isMasterDetail && object.isCustom ? [...object.fields.values()].filter((other) => other.isMasterDetail).indexOf(field) : null,
  getScale: ({ field }) => field.scale,
  getSoapType: ({ field }) => platformEnum('Schema.SoapType', soapTypes[field.type] ?? 'STRING'),
  getSObjectType: ({ object }) => sobjectTypeToken(object.name),
  getSobjectField: ({ object, field }) => sobjectFieldToken(object.name, field.name),
  getType: ({ field }) => platformEnum('Schema.DisplayType', field.type),
  isAccessible: (described) => access(described).readable,
  isAggregatable: ({ field }) => isAggregatable(field),
  isAiPredictionField: () => false,
  isAutoNumber: ({ field }) => field.isAutoNumber,
  isCalculated: ({ field }) => field.formula !== null || field.summary !== null,
  isCascadeDelete: ({ field }) => isReference(field) && field.deleteConstraint === 'Cascade',
  isCaseSensitive: ({ field }) => field.isCaseSensitive,
  isCreateable: (described) =>
    described.field.isCreateable && access(described).editable && transaction().access.object(described.object.name).create,
  isCustom: ({ field }) => field.isCustom,
  isDefaultedOnCreate: ({ field }) => isDefaultedOnCreate(field),
  isDependentPicklist: () => false,
  isDeprecatedAndHidden: () => false,
  isDisplayLocationInDecimal: () => false,
  isEncrypted: ({ field }) => field.type === 'ENCRYPTEDSTRING',
  isExternalId: ({ field }) => field.isExternalId,
  isFilterable: ({ field }) => field.isFilterable,
  isFormulaTreatNullNumberAsZero: ({ field }) => field.formulaTreatsBlankAsZero,
  isGroupable: ({ field }) => isGroupable(field),
  isHighScaleNumber: () => false,
  isHtmlFormatted: ({ field }) => field.isHtml,
  isIdLookup: ({ field }) => field.isIdLookup,
  isNameField: ({ field }) => field.isNameField,
  isNamePointing: ({ field }) => field.referenceTo.length > 1,
  isNillable: ({ field }) => field.isNillable,
  isPermissionable: ({ object, field }) => hasFieldPermissions(object, field),
  isQueryByDistance: ({ field }) => field.type === 'LOCATION' || field.type === 'ADDRESS',
  isRestrictedDelete: ({ field }) => isReference(field) && field.deleteConstraint === 'Restrict',
  isRestrictedPicklist: ({ field }) => field.isRestrictedPicklist,
  isSearchPrefilterable: () => false,
  isSortable: ({ field }) => field.isSortable,
  isUnique: ({ field }) => field.isUnique,
  isUpdateable: (described) =>
    described.field.isUpdateable && access(described).editable && transaction().access.object(described.object.name).edit,
  isWriteRequiresMasterRead: () => false,
});

export function withoutNamespace(name: string): string {
  const prefix = `${transaction().schema.namespace}__`;
  return prefix.length > 2 && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
