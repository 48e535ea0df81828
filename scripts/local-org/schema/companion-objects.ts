/** Objects that come with a custom object: `X__Share`, `X__History`, `X__Feed`, `X__ChangeEvent` (Object Reference, "Overview: StandardObjectName..."). */
import type { FieldSchema } from '../contracts/schema.ts';
import type { DraftObject } from './draft-object.ts';
import { field } from './field.ts';
import type { KeyPrefixAllocation } from './key-prefix-allocation.ts';

const system = { isNillable: false, isCreateable: false, isUpdateable: false } as const;

function reference(name: string, referenceTo: readonly string[], parts: Partial<FieldSchema> = {}): FieldSchema {
  return field({ name, type: 'REFERENCE', referenceTo, relationshipName: name.replace(/Id$/, ''), ...parts });
}

function parent(owner: DraftObject): FieldSchema {
  return reference('ParentId', [owner.name], { isNillable: false, isUpdateable: false, deleteConstraint: 'Cascade' });
}

const id = field({ name: 'Id', type: 'ID', length: 18, isIdLookup: true, ...system });
const deleted = field({ name: 'IsDeleted', label: 'Deleted', type: 'BOOLEAN', ...system });
const created = [field({ name: 'CreatedDate', type: 'DATETIME', ...system }), reference('CreatedById', ['User'], system)];
const modified = [field({ name: 'LastModifiedDate', type: 'DATETIME', ...system }), reference('LastModifiedById', ['User'], system)];
const stamp = field({ name: 'SystemModstamp', type: 'DATETIME', ...system });

function picklist(name: string, values: readonly string[], parts: Partial<FieldSchema> = {}): FieldSchema {
  return field({
    name,
    type: 'PICKLIST',
    length: 40,
    picklist: values.map((value) => ({ value, label: value, isActive: true, isDefault: false })),
    isRestrictedPicklist: true,
    ...parts,
  });
}

interface Companion {
  readonly suffix: string;
  readonly relationshipName: string | null;
  readonly wanted: (owner: DraftObject, features: CompanionFeatures) => boolean;
  readonly fields: (owner: DraftObject) => readonly FieldSchema[];
}

export interface CompanionFeatures {
  readonly history: boolean;
  readonly feed: boolean;
}

const companions: readonly Companion[] = [
  {
    suffix: '__Share',
    relationshipName: 'Shares',
    // Without an owner, or with everyone allowed to edit, there is nothing to share.
    wanted: (owner) => owner.kind === 'custom' && owner.fields.has('OwnerId') && owner.sharingModel !== 'ReadWrite',
    fields: (owner) => [
      id,
      parent(owner),
      picklist('AccessLevel', ['Read', 'Edit', 'All'], { isNillable: false }),
      reference('UserOrGroupId', ['Group', 'User'], { isNillable: false, isUpdateable: false, relationshipName: 'UserOrGroup' }),
      picklist('RowCause', ['Owner', 'Manual', 'Rule'], { isUpdateable: false, defaultValue: 'Manual', isRestrictedPicklist: false }),
      ...modified,
      deleted,
    ],
  },
  {
    suffix: '__History',
    relationshipName: 'Histories',
    wanted: (owner, features) => owner.kind === 'custom' && features.history,
    fields: (owner) => [
      id,
      deleted,
      parent(owner),
      ...created,
      field({ name: 'Field', type: 'PICKLIST', picklist: [], isCreateable: false, isUpdateable: false }),
      field({ name: 'DataType', type: 'STRING', isCreateable: false, isUpdateable: false }),
      field({ name: 'OldValue', type: 'ANYTYPE', isCreateable: false, isUpdateable: false }),
      field({ name: 'NewValue', type: 'ANYTYPE', isCreateable: false, isUpdateable: false }),
    ],
  },
  {
    suffix: '__Feed',
    relationshipName: 'Feeds',
    wanted: (owner, features) => owner.kind === 'custom' && features.feed,
    fields: (owner) => [
      id,
      parent(owner),
      picklist('Type', ['TrackedChange', 'TextPost', 'LinkPost', 'ContentPost']),
      ...created,
      ...modified,
      stamp,
      deleted,
      field({ name: 'Title', type: 'STRING' }),
      field({ name: 'Body', type: 'TEXTAREA', length: 10000 }),
      field({ name: 'LinkUrl', type: 'URL', length: 1000 }),
      field({ name: 'CommentCount', type: 'INTEGER' }),
      field({ name: 'LikeCount', type: 'INTEGER' }),
    ],
  },
  {
    suffix: '__ChangeEvent',
    relationshipName: null,
    wanted: (owner) => owner.kind === 'custom',
    fields: (owner) => [
      field({ name: 'ReplayId', type: 'STRING', length: 1000, ...system, isNillable: true }),
      field({ name: 'ChangeEventHeader', type: 'ANYTYPE', ...system, isNillable: true }),
      ...[...owner.fields.values()]
        .filter(
          (candidate) =>
            candidate.formula === null &&
            candidate.summary === null &&
            !['Id', 'IsDeleted', 'SystemModstamp', 'LastViewedDate', 'LastReferencedDate', 'LastActivityDate'].includes(candidate.name),
        )
        .map((candidate) => ({ ...candidate, isNillable: true })),
    ],
  },
];

export function companionObjects(
  owner: DraftObject,
  features: CompanionFeatures,
  prefixes: KeyPrefixAllocation,
): readonly { readonly draft: DraftObject; readonly relationshipName: string | null }[] {
  return companions
    .filter((companion) => companion.wanted(owner, features))
    .map((companion) => {
      const isEvent = companion.suffix === '__ChangeEvent';
      const isShare = companion.suffix === '__Share';
      const name = owner.name.replace(/__c$/i, companion.suffix);
      const draft: DraftObject = {
        name,
        label: `${companion.suffix.slice(2)}: ${owner.label}`,
        pluralLabel: `${companion.suffix.slice(2)}: ${owner.label}`,
        keyPrefix: prefixes.allocate('0', name),
        kind: isEvent ? 'platformEvent' : 'standard',
        isCustom: false,
        isProtected: false,
        customSettingType: null,
        publishBehavior: isEvent ? 'PublishAfterCommit' : null,
        isSetupObject: false,
        isQueryable: !isEvent,
        isCreateable: isShare,
        isUpdateable: isShare,
        isDeletable: isShare || companion.suffix === '__Feed',
        isUndeletable: false,
        isMergeable: false,
        isTriggerable: isEvent,
        sharingModel: 'ControlledByParent',
        fields: new Map(companion.fields(owner).map((schema) => [schema.name, schema])),
        childRelationships: [],
        validationRules: [],
        recordTypes: [],
        fieldSets: [],
      };
      return { draft, relationshipName: companion.relationshipName };
    });
}
