/** CustomObject metadata -> a draft with the platform's own fields (Metadata API Developer Guide, "CustomObject"; Object Reference, "Custom Objects"). */
import type { FieldSchema, ObjectKind, ObjectSchema } from '../contracts/schema.ts';
import type { DraftObject } from './draft-object.ts';
import { field } from './field.ts';
import type { KeyPrefixAllocation, PrefixFamily } from './key-prefix-allocation.ts';
import { child, flag, text } from './metadata/xml.ts';
import type { XmlElement } from './metadata/xml.ts';

export function kindOf(objectName: string, xml: XmlElement): ObjectKind {
  if (/__mdt$/i.test(objectName)) return 'customMetadata';
  if (/__e$/i.test(objectName)) return 'platformEvent';
  if (/__b$/i.test(objectName)) return 'bigObject';
  return text(xml, 'customSettingsType') === null ? 'custom' : 'customSetting';
}

const families: Partial<Record<ObjectKind, PrefixFamily>> = { customMetadata: 'm', platformEvent: 'e', bigObject: 'x' };

const sharingModels: Readonly<Record<string, ObjectSchema['sharingModel']>> = {
  Private: 'Private',
  Read: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWrite',
  FullAccess: 'ReadWrite',
  ControlledByParent: 'ControlledByParent',
};

export function sharingModelOf(xml: XmlElement): ObjectSchema['sharingModel'] | null {
  return sharingModels[text(xml, 'sharingModel') ?? ''] ?? null;
}

/** `isDetail`: the object has a master-detail field, so it has no owner. */
export function customObject(name: string, xml: XmlElement, isDetail: boolean, prefixes: KeyPrefixAllocation): DraftObject {
  const kind = kindOf(name, xml);
  const settingType = text(xml, 'customSettingsType');
  const fields = new Map(platformFields(kind, settingType, xml, isDetail).map((schema) => [schema.name, schema]));
  const label = text(xml, 'label') ?? name;
  const isData = kind === 'custom';
  return {
    name,
    label,
    kind,
    fields,
    pluralLabel: text(xml, 'pluralLabel') ?? label,
    keyPrefix: prefixes.allocate(families[kind] ?? 'a', name),
    isCustom: true,
    isProtected: text(xml, 'visibility') === 'Protected',
    customSettingType: settingType === 'List' || settingType === 'Hierarchy' ? settingType : null,
    publishBehavior:
      kind === 'platformEvent'
        ? text(xml, 'publishBehavior') === 'PublishImmediately'
          ? 'PublishImmediately'
          : 'PublishAfterCommit'
        : null,
    isSetupObject: false,
    isQueryable: kind !== 'platformEvent',
    isCreateable: kind !== 'customMetadata',
    isUpdateable: isData || kind === 'customSetting',
    isDeletable: isData || kind === 'customSetting',
    isUndeletable: isData,
    isMergeable: false,
    isTriggerable: isData || kind === 'platformEvent',
    sharingModel: isDetail ? 'ControlledByParent' : (sharingModelOf(xml) ?? 'ReadWrite'),
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
  };
}

const system = { isNillable: false, isCreateable: false, isUpdateable: false } as const;
const id = field({ name: 'Id', type: 'ID', length: 18, isIdLookup: true, isCaseSensitive: true, ...system });
const userReference = (name: string, label: string): FieldSchema =>
  field({ name, label, type: 'REFERENCE', referenceTo: ['User'], relationshipName: name.slice(0, -2), ...system });

const audit: readonly FieldSchema[] = [
  field({ name: 'CreatedDate', type: 'DATETIME', ...system }),
  userReference('CreatedById', 'Created By ID'),
  field({ name: 'LastModifiedDate', type: 'DATETIME', ...system }),
  userReference('LastModifiedById', 'Last Modified By ID'),
  field({ name: 'SystemModstamp', type: 'DATETIME', ...system }),
];

const deleted = field({ name: 'IsDeleted', label: 'Deleted', type: 'BOOLEAN', ...system });

function platformFields(kind: ObjectKind, settingType: string | null, xml: XmlElement, isDetail: boolean): readonly FieldSchema[] {
  const shapes: Readonly<Partial<Record<ObjectKind, () => readonly FieldSchema[]>>> = {
    customMetadata: () => customMetadataFields,
    platformEvent: () => eventFields,
    bigObject: () => [id],
    customSetting: () => [id, deleted, settingName(settingType), setupOwner(settingType), ...audit],
  };
  return shapes[kind]?.() ?? dataFields(xml, isDetail);
}

function dataFields(xml: XmlElement, isDetail: boolean): readonly FieldSchema[] {
  const owner = field({
    name: 'OwnerId',
    label: 'Owner ID',
    type: 'REFERENCE',
    referenceTo: ['Group', 'User'],
    relationshipName: 'Owner',
    isNillable: false,
  });
  return [
    id,
    ...(isDetail ? [] : [owner]),
    deleted,
    nameField(child(xml, 'nameField')),
    ...audit,
    ...(flag(xml, 'enableActivities') ? [field({ name: 'LastActivityDate', type: 'DATE', ...system, isNillable: true })] : []),
    field({ name: 'LastViewedDate', type: 'DATETIME', ...system, isNillable: true }),
    field({ name: 'LastReferencedDate', type: 'DATETIME', ...system, isNillable: true }),
  ];
}

/** A text name is optional: it falls back to the record's Id. */
function nameField(xml: XmlElement | null): FieldSchema {
  const isAutoNumber = xml !== null && text(xml, 'type') === 'AutoNumber';
  return field({
    name: 'Name',
    type: 'STRING',
    length: 80,
    isNameField: true,
    isIdLookup: true,
    label: (xml === null ? null : text(xml, 'label')) ?? 'Name',
    ...(isAutoNumber ? { ...system, isAutoNumber: true, autoNumberFormat: text(xml, 'displayFormat') ?? '{0}' } : {}),
  });
}

function settingName(settingType: string | null): FieldSchema {
  return field({
    name: 'Name',
    type: 'STRING',
    length: settingType === 'List' ? 38 : 80,
    isNameField: true,
    isUnique: settingType === 'List',
    isNillable: settingType !== 'List',
  });
}

function setupOwner(settingType: string | null): FieldSchema {
  return field({
    name: 'SetupOwnerId',
    label: 'Location',
    type: 'REFERENCE',
    referenceTo: ['Organization', 'Profile', 'User'],
    relationshipName: 'SetupOwner',
    isNillable: false,
    isUpdateable: false,
    isUnique: settingType === 'Hierarchy',
    deleteConstraint: 'Cascade',
  });
}

const customMetadataFields: readonly FieldSchema[] = [
  id,
  field({
    name: 'DeveloperName',
    label: 'Custom Metadata Record Name',
    type: 'STRING',
    length: 40,
    ...system,
    isCreateable: true,
    isNameField: true,
  }),
  field({ name: 'MasterLabel', label: 'Label', type: 'STRING', length: 40, ...system, isCreateable: true }),
  field({ name: 'Language', label: 'Master Language', type: 'PICKLIST', length: 40, ...system, picklist: [] }),
  field({ name: 'NamespacePrefix', type: 'STRING', length: 15, ...system, isNillable: true }),
  field({ name: 'Label', type: 'STRING', length: 40, ...system }),
  field({ name: 'QualifiedApiName', type: 'STRING', length: 70, ...system }),
  field({ name: 'SystemModstamp', type: 'DATETIME', ...system }),
];

const eventFields: readonly FieldSchema[] = [
  field({ name: 'ReplayId', label: 'Replay ID', type: 'STRING', length: 1000, ...system, isNillable: true }),
  field({ name: 'EventUuid', label: 'Event UUID', type: 'STRING', length: 36, ...system, isNillable: true }),
  field({ name: 'CreatedDate', type: 'DATETIME', ...system }),
  userReference('CreatedById', 'Created By ID'),
];

/** Fields that appear once an object has record types. */
export const recordTypeField = field({
  name: 'RecordTypeId',
  label: 'Record Type ID',
  type: 'REFERENCE',
  referenceTo: ['RecordType'],
  relationshipName: 'RecordType',
});
