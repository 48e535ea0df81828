/** CustomField metadata -> FieldSchema (Metadata API Developer Guide, "CustomField"). */
import type { DisplayType, FieldSchema, PicklistEntry } from '../contracts/schema.ts';
import { field } from './field.ts';
import type { FieldParts } from './field.ts';
import { child, flag, integer, list, text } from './metadata/xml.ts';
import type { XmlElement } from './metadata/xml.ts';
import type { OwnNames } from './metadata/own-names.ts';

export type GlobalValueSets = ReadonlyMap<string, readonly PicklistEntry[]>;

export interface CustomFieldSource {
  readonly objectName: string;
  readonly file: string;
  readonly xml: XmlElement;
  readonly names: OwnNames;
  readonly valueSets: GlobalValueSets;
}

/** What a child relationship to the field's parents is called: `Items__r`; null when the metadata names none. */
export interface CustomField {
  readonly schemas: readonly FieldSchema[];
  readonly childRelationshipName: string | null;
}

const displayTypes: Readonly<Record<string, DisplayType>> = {
  AutoNumber: 'STRING',
  Lookup: 'REFERENCE',
  MasterDetail: 'REFERENCE',
  Hierarchy: 'REFERENCE',
  MetadataRelationship: 'REFERENCE',
  ExternalLookup: 'REFERENCE',
  IndirectLookup: 'REFERENCE',
  Checkbox: 'BOOLEAN',
  Currency: 'CURRENCY',
  Date: 'DATE',
  DateTime: 'DATETIME',
  Email: 'EMAIL',
  Location: 'LOCATION',
  Number: 'DOUBLE',
  Percent: 'PERCENT',
  Phone: 'PHONE',
  Picklist: 'PICKLIST',
  MultiselectPicklist: 'MULTIPICKLIST',
  Text: 'STRING',
  TextArea: 'TEXTAREA',
  LongTextArea: 'TEXTAREA',
  Html: 'TEXTAREA',
  EncryptedText: 'ENCRYPTEDSTRING',
  Url: 'URL',
  Time: 'TIME',
  Summary: 'DOUBLE',
  Address: 'ADDRESS',
};

/** A standard field that the metadata only adjusts (`Account.Industry` with tracking on) gives no schema. */
export function customField(source: CustomFieldSource): CustomField {
  const { xml, names } = source;
  const rawName = text(xml, 'fullName') ?? '';
  const declared = text(xml, 'type');
  if (!/__c$/i.test(rawName) || declared === null) return { schemas: [], childRelationshipName: null };
  const name = names.canonical(rawName);
  const type = displayTypes[declared];
  if (type === undefined) throw new Error(`${source.file}: the field type ${declared} is not supported by the local org`);
  const written = text(xml, 'formula');
  const formula = written === null ? null : names.formula(written);
  const schema = field({
    ...textParts(declared, xml),
    ...numberParts(declared, xml),
    ...(type === 'REFERENCE' ? referenceParts(source.objectName, declared, name, xml, names) : {}),
    ...(type === 'PICKLIST' || type === 'MULTIPICKLIST' ? picklistParts(source) : {}),
    name,
    type,
    label: text(xml, 'label') ?? name,
    isCustom: true,
    helpText: text(xml, 'inlineHelpText'),
    isUnique: flag(xml, 'unique'),
    isCaseSensitive: flag(xml, 'caseSensitive'),
    isExternalId: flag(xml, 'externalId'),
    isIdLookup: flag(xml, 'externalId'),
    ...requirement(declared, xml, names),
    ...computedParts(declared, formula, xml, names),
    isAutoNumber: declared === 'AutoNumber',
    autoNumberFormat: declared === 'AutoNumber' ? (text(xml, 'displayFormat') ?? '{0}') : null,
  });
  const relationship = text(xml, 'relationshipName');
  return {
    schemas: declared === 'Location' ? [schema, ...coordinates(schema)] : [schema],
    childRelationshipName: relationship === null || relationship === '' ? null : names.canonical(`${relationship}__r`),
  };
}

function textParts(declared: string, xml: XmlElement): Partial<FieldSchema> {
  const lengths: Readonly<Record<string, number>> = {
    Text: 255,
    LongTextArea: 32768,
    Html: 32768,
    EncryptedText: 175,
    TextArea: 255,
    AutoNumber: 30,
  };
  const fallback = lengths[declared];
  return fallback === undefined ? {} : { length: integer(xml, 'length', fallback), isHtml: declared === 'Html' };
}

function numberParts(declared: string, xml: XmlElement): Partial<FieldSchema> {
  if (!['Number', 'Currency', 'Percent', 'Summary', 'Location'].includes(declared)) return {};
  if (declared === 'Location') return { precision: 0, scale: integer(xml, 'scale', 5) };
  return { precision: integer(xml, 'precision', 18), scale: integer(xml, 'scale', declared === 'Summary' ? 2 : 0) };
}

function referenceParts(objectName: string, declared: string, name: string, xml: XmlElement, names: OwnNames): Partial<FieldSchema> {
  const target = declared === 'Hierarchy' ? objectName : text(xml, 'referenceTo');
  const constraints: Readonly<Record<string, FieldSchema['deleteConstraint']>> = {
    Cascade: 'Cascade',
    Restrict: 'Restrict',
    SetNull: 'SetNull',
  };
  return {
    referenceTo: target === null ? [] : [names.canonical(target)],
    relationshipName: name.replace(/__c$/i, '__r'),
    controllingField: names.canonical(text(xml, 'metadataRelationshipControllingField')?.split('.').at(-1) ?? '') || null,
    isMasterDetail: declared === 'MasterDetail',
    deleteConstraint: declared === 'MasterDetail' ? 'Cascade' : (constraints[text(xml, 'deleteConstraint') ?? 'SetNull'] ?? 'SetNull'),
  };
}

/** A master-detail field is set on insert and fixed unless reparenting is allowed; a formula, roll-up or auto number is never written. */
function requirement(declared: string, xml: XmlElement, names: OwnNames): Partial<FieldSchema> {
  if (declared === 'MasterDetail') return { isNillable: false, isUpdateable: flag(xml, 'reparentableMasterDetail') };
  if (declared === 'Checkbox') return { isNillable: false, defaultValue: text(xml, 'defaultValue') ?? 'false' };
  if (declared === 'AutoNumber') return { isNillable: false, isCreateable: false, isUpdateable: false };
  const defaultValue = text(xml, 'defaultValue');
  return { isNillable: !flag(xml, 'required'), ...(defaultValue === null ? {} : { defaultValue: names.formula(defaultValue) }) };
}

function computedParts(declared: string, formula: string | null, xml: XmlElement, names: OwnNames): Partial<FieldSchema> {
  if (formula !== null) {
    return {
      formula,
      formulaTreatsBlankAsZero: text(xml, 'formulaTreatBlanksAs') === 'BlankAsZero',
      isCreateable: false,
      isUpdateable: false,
      isNillable: declared !== 'Checkbox',
      defaultValue: null,
    };
  }
  if (declared !== 'Summary') return {};
  const operation = text(xml, 'summaryOperation') as NonNullable<FieldSchema['summary']>['operation'];
  const summarized = text(xml, 'summarizedField');
  return {
    isCreateable: false,
    isUpdateable: false,
    summary: {
      operation,
      summarizedField: summarized === null ? null : names.canonical(summarized),
      foreignKey: names.canonical(text(xml, 'summaryForeignKey') ?? ''),
      filters: list(xml, 'summaryFilterItems').map((item) => ({
        field: names.canonical(text(item, 'field') ?? ''),
        operation: text(item, 'operation') ?? 'equals',
        value: text(item, 'value') ?? '',
      })),
    },
    ...(operation === 'count' ? { precision: 18, scale: 0 } : {}),
  };
}

function picklistParts(source: CustomFieldSource): Partial<FieldSchema> {
  const valueSet = child(source.xml, 'valueSet');
  const legacy = child(source.xml, 'picklist');
  if (valueSet === null)
    return legacy === null ? { picklist: [] } : withDefault(entries(list(legacy, 'picklistValues')), flag(legacy, 'restrictedPicklist'));
  const globalName = text(valueSet, 'valueSetName');
  if (globalName !== null) {
    const values = source.valueSets.get(globalName);
    if (values === undefined) throw new Error(`${source.file}: the global value set ${globalName} is not in the project`);
    return withDefault(values, true);
  }
  const definition = child(valueSet, 'valueSetDefinition');
  return withDefault(definition === null ? [] : entries(list(definition, 'value')), flag(valueSet, 'restricted'));
}

function withDefault(picklist: readonly PicklistEntry[], isRestrictedPicklist: boolean): Partial<FieldSchema> {
  return { picklist, isRestrictedPicklist, defaultValue: picklist.find((entry) => entry.isDefault)?.value ?? null };
}

export function entries(values: readonly XmlElement[]): readonly PicklistEntry[] {
  return values.map((value) => {
    const name = text(value, 'fullName') ?? '';
    return { value: name, label: text(value, 'label') ?? name, isActive: flag(value, 'isActive', true), isDefault: flag(value, 'default') };
  });
}

/** A geolocation field stores two numbers of its own: `Place__Latitude__s`, `Place__Longitude__s`. */
function coordinates(location: FieldSchema): readonly FieldSchema[] {
  const stem = location.name.replace(/__c$/i, '');
  return ['Latitude', 'Longitude'].map((axis): FieldSchema => {
    const parts: FieldParts = {
      name: `${stem}__${axis}__s`,
      label: `${location.label} (${axis})`,
      type: 'DOUBLE',
      precision: 18,
      scale: 15,
      isCustom: true,
    };
    return field(parts);
  });
}
