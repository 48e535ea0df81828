/** Adds the project's objects, and its fields on standard objects, to the drafts. Source format and metadata format alike. */
import { basename, dirname } from 'node:path';
import type { PicklistEntry } from '../contracts/schema.ts';
import { companionObjects } from './companion-objects.ts';
import { customField } from './custom-field.ts';
import { customObject, recordTypeField, sharingModelOf } from './custom-object.ts';
import type { DraftObject } from './draft-object.ts';
import type { KeyPrefixAllocation } from './key-prefix-allocation.ts';
import type { SourceFiles } from './metadata/source-files.ts';
import { flag, list, readXml, text } from './metadata/xml.ts';
import type { XmlElement } from './metadata/xml.ts';
import type { OwnNames } from './metadata/own-names.ts';
import { addChild } from './standard-objects.ts';

export interface ProjectSources {
  readonly files: SourceFiles;
  readonly names: OwnNames;
  readonly prefixes: KeyPrefixAllocation;
  readonly drafts: Map<string, DraftObject>;
  readonly valueSets: ReadonlyMap<string, readonly PicklistEntry[]>;
}

/** Everything that the package directories say about one object, whichever files it is spread over. */
interface ObjectSource {
  object: { readonly xml: XmlElement; readonly file: string } | null;
  readonly fields: Part[];
  readonly validationRules: Part[];
  readonly recordTypes: Part[];
  readonly fieldSets: Part[];
}

interface Part {
  readonly xml: XmlElement;
  readonly file: string;
}

export function addProjectObjects(project: ProjectSources): void {
  const sources = [...collect(project)];
  for (const [name, source] of sources) ensureDraft(name, source, project);
  for (const [name, source] of sources) {
    // Custom fields of activities are kept on Activity and shown on Task and Event (Object Reference, "Activity").
    for (const objectName of name === 'Activity' ? ['Task', 'Event'] : [name]) addParts(objectName, source, project);
  }
  for (const draft of project.drafts.values()) typeSummaries(draft, project);
  for (const [name, source] of sources) addCompanions(name, source, project);
}

/** A sum, a minimum or a maximum is of the summarized field's kind; a count is a number. */
function typeSummaries(draft: DraftObject, { drafts }: ProjectSources): void {
  for (const schema of draft.fields.values()) {
    const [child = '', summarized = ''] = schema.summary?.summarizedField?.split('.') ?? [];
    const source = schema.summary?.operation === 'count' ? undefined : drafts.get(child)?.fields.get(summarized);
    if (source !== undefined)
      draft.fields.set(schema.name, { ...schema, type: source.type, precision: source.precision, scale: source.scale });
  }
}

function collect(project: ProjectSources): ReadonlyMap<string, ObjectSource> {
  const sources = new Map<string, ObjectSource>();
  const sourceOf = (name: string): ObjectSource => {
    const canonical = project.names.canonical(name);
    const existing = sources.get(canonical);
    if (existing !== undefined) return existing;
    const created: ObjectSource = { object: null, fields: [], validationRules: [], recordTypes: [], fieldSets: [] };
    sources.set(canonical, created);
    return created;
  };
  for (const file of project.files.ofType('object')) {
    const xml = readXml(file.path);
    const source = sourceOf(file.name);
    source.object = { xml, file: file.path };
    for (const [part, element] of inlineParts) source[part].push(...list(xml, element).map((item) => ({ xml: item, file: file.path })));
  }
  for (const [part, suffix] of decomposedParts) {
    // objects/Account/fields/Score__c.field-meta.xml
    for (const file of project.files.ofType(suffix))
      sourceOf(basename(dirname(dirname(file.path))))[part].push({ xml: readXml(file.path), file: file.path });
  }
  return sources;
}

const inlineParts = [
  ['fields', 'fields'],
  ['validationRules', 'validationRules'],
  ['recordTypes', 'recordTypes'],
  ['fieldSets', 'fieldSets'],
] as const;
const decomposedParts = [
  ['fields', 'field'],
  ['validationRules', 'validationRule'],
  ['recordTypes', 'recordType'],
  ['fieldSets', 'fieldSet'],
] as const;

function ensureDraft(name: string, source: ObjectSource, project: ProjectSources): void {
  const isCustom = /__(c|mdt|e|b|x)$/i.test(name);
  const existing = project.drafts.get(name);
  if (existing !== undefined || name === 'Activity') {
    if (existing !== undefined && source.object !== null)
      existing.sharingModel = sharingModelOf(source.object.xml) ?? existing.sharingModel;
    return;
  }
  const file = source.object?.file ?? source.fields[0]?.file ?? name;
  if (!isCustom) throw new Error(`${file}: the standard object ${name} is not in the local org's catalogue`);
  if (/__x$/i.test(name)) throw new Error(`${file}: external objects are not supported by the local org`);
  const isDetail = source.fields.some((part) => text(part.xml, 'type') === 'MasterDetail');
  project.drafts.set(name, customObject(name, source.object?.xml ?? {}, isDetail, project.prefixes));
}

function addParts(objectName: string, source: ObjectSource, project: ProjectSources): void {
  const draft = project.drafts.get(objectName);
  if (draft === undefined) return;
  for (const part of source.fields) {
    const { schemas, childRelationshipName } = customField({
      objectName,
      file: part.file,
      xml: part.xml,
      names: project.names,
      valueSets: project.valueSets,
    });
    for (const schema of schemas) {
      draft.fields.set(schema.name, schema);
      for (const target of schema.type === 'REFERENCE' ? schema.referenceTo : [])
        addChild(project.drafts, target, childRelationshipName, objectName, schema.name);
    }
  }
  draft.validationRules.push(...source.validationRules.map(({ xml }) => validationRule(xml, project.names)));
  draft.recordTypes.push(
    ...source.recordTypes.map(({ xml }) => ({
      developerName: text(xml, 'fullName') ?? '',
      label: text(xml, 'label') ?? '',
      isActive: flag(xml, 'active', true),
      isDefault: false,
    })),
  );
  draft.fieldSets.push(
    ...source.fieldSets.map(({ xml }) => ({
      name: project.names.qualified(text(xml, 'fullName') ?? ''),
      label: text(xml, 'label') ?? '',
      fields: list(xml, 'displayedFields').map((item) => project.names.canonical(text(item, 'field') ?? '')),
    })),
  );
  if (draft.recordTypes.length > 0 && !draft.fields.has('RecordTypeId')) draft.fields.set('RecordTypeId', recordTypeField);
}

function validationRule(xml: XmlElement, names: OwnNames) {
  const displayField = text(xml, 'errorDisplayField');
  return {
    name: text(xml, 'fullName') ?? '',
    isActive: flag(xml, 'active'),
    errorConditionFormula: names.formula(text(xml, 'errorConditionFormula') ?? ''),
    errorMessage: text(xml, 'errorMessage') ?? '',
    errorDisplayField: displayField === null || displayField === '' ? null : names.canonical(displayField),
  };
}

function addCompanions(name: string, source: ObjectSource, project: ProjectSources): void {
  const owner = project.drafts.get(name);
  if (owner === undefined || !owner.isCustom) return;
  const xml = source.object?.xml ?? {};
  // An object of another project, to which this one only adds fields, has its companions.
  if (source.object === null) return;
  for (const { draft, relationshipName } of companionObjects(
    owner,
    { history: flag(xml, 'enableHistory'), feed: flag(xml, 'enableFeeds') },
    project.prefixes,
  )) {
    project.drafts.set(draft.name, draft);
    addChild(project.drafts, owner.name, relationshipName, draft.name, 'ParentId');
  }
  if (owner.kind !== 'custom') return;
  for (const { relationshipName, child, field } of commonChildren) addChild(project.drafts, owner.name, relationshipName, child, field);
  if (flag(xml, 'enableActivities'))
    for (const { relationshipName, child, field } of activityChildren) addChild(project.drafts, owner.name, relationshipName, child, field);
}

/** Standard children that every custom object has. */
const commonChildren = [
  { relationshipName: 'Attachments', child: 'Attachment', field: 'ParentId' },
  { relationshipName: 'Notes', child: 'Note', field: 'ParentId' },
  { relationshipName: 'ContentDocumentLinks', child: 'ContentDocumentLink', field: 'LinkedEntityId' },
  { relationshipName: 'TopicAssignments', child: 'TopicAssignment', field: 'EntityId' },
  { relationshipName: 'ProcessInstances', child: 'ProcessInstance', field: 'TargetObjectId' },
  { relationshipName: 'ProcessSteps', child: 'ProcessInstanceHistory', field: 'TargetObjectId' },
  { relationshipName: 'Emails', child: 'EmailMessage', field: 'RelatedToId' },
] as const;

const activityChildren = [
  { relationshipName: 'Tasks', child: 'Task', field: 'WhatId' },
  { relationshipName: 'Events', child: 'Event', field: 'WhatId' },
  { relationshipName: 'OpenActivities', child: 'OpenActivity', field: 'WhatId' },
] as const;
