/** The forms in which the catalogue knows a standard object. */
import type { DisplayType } from '../../contracts/schema.ts';
import type { standardValueSets } from './value-sets.ts';

/** An object as data/standard-objects.json lists it. */
export interface ListedObject {
  /** Name -> Apex type. */
  readonly fields: Readonly<Record<string, string>>;
  /** Relationship -> object; `Name` where there are several. */
  readonly parents: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<string, string>>;
}

export interface TypeFacts {
  readonly type: DisplayType;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

/** What can be true of an object; each is explained where its table stands (../catalogue/object-facts.ts, ../../security/permissionable.ts). */
export type ObjectTrait =
  'readOnly' | 'setup' | 'unqueryable' | 'notUndeletable' | 'mergeable' | 'virtual' | 'triggerable' | 'platformEvent' | 'permissionable';

/** What can be true of a field; each is explained where its table stands (../catalogue/field-facts.ts, ../catalogue/relationships.ts). */
export type FieldTrait = 'readOnly' | 'createOnly' | 'unique' | 'idLookup' | 'cascading' | 'restricting' | 'masterDetail';

/**
 * All that there is to say of one object, in one place: this folder has one for each object that the list lacks, and the tables by topic take
 * their part of it. What is left out follows the rules for names and types.
 */
export interface ObjectEntry extends ListedObject {
  /** The first three characters of its Ids. */
  readonly keyPrefix?: string;
  /** Singular and plural. */
  readonly labels?: readonly [string, string];
  readonly is?: readonly ObjectTrait[];
  readonly sharing?: SharingModel;
  /** The field that names a record, where it is not `Name`. */
  readonly nameField?: string;
  /** Fields that must be given on insert. */
  readonly required?: readonly string[];
  readonly fieldsThatAre?: Readonly<Partial<Record<FieldTrait, readonly string[]>>>;
  /** By field, as the next four. */
  readonly types?: Readonly<Record<string, TypeFacts>>;
  readonly fieldLabels?: Readonly<Record<string, string>>;
  /** Such as `{00000000}`. */
  readonly autoNumbers?: Readonly<Record<string, string>>;
  /** Formula text. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** Picklists that an admin can change, by the standard value set that holds their values. */
  readonly valueSets?: Readonly<Record<string, keyof typeof standardValueSets>>;
  /** Picklists that the platform fixes: `First*|Second`, where `*` marks the default. */
  readonly picklists?: Readonly<Record<string, string>>;
  /** The child relationships of other objects that lead here. */
  readonly childOf?: readonly { readonly parent: string; readonly relationshipName: string; readonly field: string }[];
  /** The parent whose permissions it follows, where it has none of its own. */
  readonly controlledBy?: string;
  /** What standard users may: `cred` is create, read, edit and delete; `v` and `m` View All and Modify All. */
  readonly profileAccess?: string;
}
