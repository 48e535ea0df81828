/** Object schemas of the standard objects: the list of data/standard-objects.json completed by the catalogue. */
import { createRequire } from 'node:module';
import type { ChildRelationship, FieldSchema, ObjectKind, PicklistEntry } from '../contracts/schema.ts';
import { missingFeature, missingObjectFeature } from './catalogue/feature-fields.ts';
import * as facts from './catalogue/field-facts.ts';
import { typeFacts } from './catalogue/field-types.ts';
import { standardKeyPrefixes } from './catalogue/key-prefixes.ts';
import * as objectFacts from './catalogue/object-facts.ts';
import type { ListedObject } from './entries/object-entry.ts';
import { objectEntries } from './entries/index.ts';
import { fixedPicklistFields, picklistFields } from './catalogue/picklists.ts';
import * as relationships from './catalogue/relationships.ts';
import { standardValueSets } from './entries/value-sets.ts';
import { field, labelFromName } from './field.ts';
import type { KeyPrefixAllocation } from './key-prefix-allocation.ts';
import type { DraftObject } from './draft-object.ts';
import { definite } from '../values/definite.ts';

export type StandardValueSets = ReadonlyMap<string, readonly PicklistEntry[]>;

/** Drafts by name, child relationships included. `valueSets`: the project's own standard value sets, which replace the catalogue's. */
export function standardObjects(
  features: ReadonlySet<string>,
  prefixes: KeyPrefixAllocation,
  valueSets: StandardValueSets,
): Map<string, DraftObject> {
  const listed = listedObjects();
  const present = Object.entries(listed).filter(([name]) => missingObjectFeature(name, features) === null);
  for (const prefix of Object.values(standardKeyPrefixes)) prefixes.reserve(prefix);
  const drafts = new Map<string, DraftObject>();
  for (const [name, object] of present) drafts.set(name, draftOf(name, object, features, prefixes, valueSets));
  for (const [name, object] of present) addChildren(name, object, drafts);
  for (const { parent, relationshipName, child, field: fieldName } of relationships.additionalChildren)
    addChild(drafts, parent, relationshipName, child, fieldName);
  return drafts;
}

function listedObjects(): Readonly<Record<string, ListedObject>> {
  const listed = createRequire(import.meta.url)('./data/standard-objects.json') as Record<string, ListedObject>;
  const completed = Object.entries(relationships.additionalParents).map(([name, parents]): [string, ListedObject] => {
    const object = definite(listed[name], name);
    return [name, { ...object, parents: { ...object.parents, ...parents } }];
  });
  return { ...listed, ...Object.fromEntries(completed), ...objectEntries };
}

function draftOf(
  name: string,
  listed: ListedObject,
  features: ReadonlySet<string>,
  prefixes: KeyPrefixAllocation,
  valueSets: StandardValueSets,
): DraftObject {
  const fields = new Map<string, FieldSchema>();
  for (const [fieldName, apexType] of Object.entries(listed.fields)) {
    if (missingFeature(name, fieldName, features) === null)
      fields.set(fieldName, standardField(name, fieldName, apexType, listed.parents, valueSets));
  }
  for (const [relationship, target] of Object.entries(listed.parents)) {
    if (target === 'Address' && missingFeature(name, relationship, features) === null) {
      fields.set(relationship, field({ name: relationship, type: 'ADDRESS', isCreateable: false, isUpdateable: false }));
    }
  }
  const isEvent = objectFacts.standardPlatformEvents.has(name) || name.endsWith('ChangeEvent');
  const readOnly = objectFacts.readOnlyObjects.has(name);
  const partly = objectFacts.partlyWritable[name];
  const [label, pluralLabel] = objectFacts.labels[name] ?? [labelFromName(name), plural(labelFromName(name))];
  const kind: ObjectKind = objectFacts.virtualObjects.has(name) ? 'virtual' : isEvent ? 'platformEvent' : 'standard';
  const allows = (call: 'create' | 'update' | 'delete'): boolean => (partly === undefined ? !readOnly : (partly[call] ?? false));
  return {
    name,
    label,
    pluralLabel,
    kind,
    fields,
    keyPrefix: standardKeyPrefixes[name] ?? prefixes.allocate('0', name),
    isCustom: false,
    isProtected: false,
    customSettingType: null,
    publishBehavior: isEvent ? 'PublishAfterCommit' : null,
    isSetupObject: objectFacts.setupObjects.has(name),
    isQueryable: !isEvent && !objectFacts.unqueryableObjects.has(name),
    isCreateable: allows('create'),
    isUpdateable: allows('update') && !isEvent,
    isDeletable: allows('delete') && !isEvent,
    isUndeletable: fields.has('IsDeleted') && allows('delete') && !objectFacts.notUndeletable.has(name),
    isMergeable: objectFacts.mergeableObjects.has(name),
    isTriggerable: objectFacts.triggerableObjects.has(name),
    sharingModel: objectFacts.sharingModels[name] ?? 'ReadWrite',
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
  };
}

function standardField(
  objectName: string,
  name: string,
  apexType: string,
  parents: Readonly<Record<string, string>>,
  valueSets: StandardValueSets,
): FieldSchema {
  const key = `${objectName}.${name}`;
  const label = objectFacts.fieldLabels[key] ?? objectFacts.systemFieldLabels[name] ?? labelFromName(name);
  if (name === 'Id')
    return field({
      name,
      label,
      type: 'ID',
      length: 18,
      isNillable: false,
      isCreateable: false,
      isUpdateable: false,
      isIdLookup: true,
      isCaseSensitive: true,
    });
  const known = typeFacts(objectName, name, apexType);
  const picklist = picklistOf(key, valueSets);
  const type = picklist !== null && known.type === 'STRING' ? 'PICKLIST' : known.type;
  const isNumbered = facts.autoNumbers[key] !== undefined;
  const isReadOnly = facts.systemFields.has(name) || facts.readOnlyFields.has(key) || isNumbered;
  const isFixed = facts.createOnlyFields.has(key) || relationships.masterDetailFields.has(key);
  const isRequired = facts.requiredFields[objectName]?.includes(name) ?? false;
  return field({
    ...known,
    name,
    label,
    type,
    isNillable: !(isRequired || type === 'BOOLEAN' || facts.alwaysSetFields.has(name) || isNumbered),
    isCreateable: !isReadOnly,
    isUpdateable: !isReadOnly && !isFixed,
    isUnique: facts.uniqueFields.has(key),
    isIdLookup: facts.idLookupFields.has(key),
    isAutoNumber: isNumbered,
    autoNumberFormat: facts.autoNumbers[key] ?? null,
    defaultValue: facts.defaultValues[key] ?? (type === 'BOOLEAN' ? 'false' : (picklist?.find((entry) => entry.isDefault)?.value ?? null)),
    picklist: picklist ?? (type === 'PICKLIST' ? [] : null),
    isRestrictedPicklist: fixedPicklistFields[key] !== undefined,
    isNameField: (facts.nameFields[objectName] ?? 'Name') === name,
    // Definitions are referred to by their durable id, which is text (`EntityDefinitionId`).
    ...(apexType === 'Id' || isDefinition(parents[name.slice(0, -2)]) ? referenceParts(objectName, name, parents) : {}),
  });
}

function isDefinition(target: string | undefined): boolean {
  return target !== undefined && /Definition$/.test(target);
}

function referenceParts(objectName: string, name: string, parents: Readonly<Record<string, string>>): Partial<FieldSchema> {
  const relationshipName = name.endsWith('Id') ? name.slice(0, -2) : name;
  const target = parents[relationshipName];
  const key = `${objectName}.${name}`;
  return {
    relationshipName: target === undefined ? null : relationshipName,
    referenceTo: target === undefined ? [] : referenceTargets(objectName, relationshipName, target),
    isMasterDetail: relationships.masterDetailFields.has(key),
    deleteConstraint: relationships.cascadingFields.has(key)
      ? 'Cascade'
      : relationships.restrictingFields.has(key)
        ? 'Restrict'
        : 'SetNull',
  };
}

function referenceTargets(objectName: string, relationshipName: string, target: string): readonly string[] {
  const ofField = relationships.targetsOfField[`${objectName}.${relationshipName}`];
  if (ofField !== undefined) return ofField;
  if (target !== 'Name' && target !== 'SObject') return [target];
  if (relationshipName === 'Owner' && relationships.userOnlyOwners.has(objectName)) return ['User'];
  return relationships.polymorphicTargets[relationshipName] ?? [];
}

function picklistOf(key: string, valueSets: StandardValueSets): readonly PicklistEntry[] | null {
  const setName = picklistFields[key];
  if (setName !== undefined) return valueSets.get(setName) ?? entriesOf(standardValueSets[setName]);
  const fixed = fixedPicklistFields[key];
  return fixed === undefined ? null : entriesOf(fixed);
}

function entriesOf(values: string): readonly PicklistEntry[] {
  return values.split('|').map((text) => {
    const isDefault = text.endsWith('*');
    const value = isDefault ? text.slice(0, -1) : text;
    return { value, label: value, isActive: true, isDefault };
  });
}

function addChildren(parent: string, listed: ListedObject, drafts: Map<string, DraftObject>): void {
  for (const [relationshipName, child] of Object.entries(listed.children)) {
    const childDraft = drafts.get(child);
    if (childDraft === undefined) continue;
    const fieldName = relationships.childRelationshipField(parent, relationshipName) ?? onlyCandidate(parent, childDraft);
    // Relationships of features that are off (`PersonContacts`) have no field here, and describe has no row for them.
    if (fieldName !== null && childDraft.fields.has(fieldName) && !(parent === 'Account' && relationshipName.startsWith('Person')))
      addChild(drafts, parent, relationshipName, child, fieldName);
  }
}

function onlyCandidate(parent: string, child: DraftObject): string | null {
  const references = [...child.fields.values()].filter(
    (candidate) => candidate.type === 'REFERENCE' && !facts.systemFields.has(candidate.name),
  );
  const direct = references.filter((candidate) => candidate.referenceTo.includes(parent) && candidate.name !== 'OwnerId');
  if (direct.length === 1) return direct[0]?.name ?? null;
  const polymorphic = references.filter(
    (candidate) => candidate.relationshipName !== null && candidate.referenceTo.length !== 1 && candidate.name !== 'OwnerId',
  );
  return direct.length === 0 && polymorphic.length === 1 ? (polymorphic[0]?.name ?? null) : null;
}

/** Adds the row to the parent and makes sure that the field refers to it. */
export function addChild(
  drafts: ReadonlyMap<string, DraftObject>,
  parent: string,
  relationshipName: string | null,
  childObject: string,
  fieldName: string,
): void {
  const child = drafts.get(childObject);
  const reference = child?.fields.get(fieldName);
  const owner = drafts.get(parent);
  if (child === undefined || reference === undefined || owner === undefined) return;
  if (!reference.referenceTo.includes(parent))
    child.fields.set(fieldName, { ...reference, referenceTo: [...reference.referenceTo, parent].sort() });
  const row: ChildRelationship = {
    relationshipName,
    childObject,
    field: fieldName,
    cascadeDelete: reference.deleteConstraint === 'Cascade',
  };
  if (relationshipName === null || !owner.childRelationships.some((other) => other.relationshipName === relationshipName))
    owner.childRelationships.push(row);
}

function plural(label: string): string {
  return label.endsWith('s') ? label : label.endsWith('y') ? `${label.slice(0, -1)}ies` : `${label}s`;
}
