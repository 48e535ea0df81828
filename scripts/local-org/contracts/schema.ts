/** The org's objects and fields: what describe, SOQL, DML and the compiler read. Built by ../schema from the catalogue and a project's metadata. */

/** Schema.DisplayType in its own spelling. */
export type DisplayType =
  | 'ADDRESS'
  | 'ANYTYPE'
  | 'BASE64'
  | 'BOOLEAN'
  | 'COMBOBOX'
  | 'CURRENCY'
  | 'DATE'
  | 'DATETIME'
  | 'DOUBLE'
  | 'EMAIL'
  | 'ENCRYPTEDSTRING'
  | 'ID'
  | 'INTEGER'
  | 'LOCATION'
  | 'LONG'
  | 'MULTIPICKLIST'
  | 'PERCENT'
  | 'PHONE'
  | 'PICKLIST'
  | 'REFERENCE'
  | 'STRING'
  | 'TEXTAREA'
  | 'TIME'
  | 'URL';

export interface PicklistEntry {
  readonly value: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly isDefault: boolean;
}

export interface FieldSchema {
  /** Canonical API name, without the project's own namespace unless namespace mode is on. */
  readonly name: string;
  readonly label: string;
  readonly type: DisplayType;
  /** Characters for text; 0 otherwise. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly isCustom: boolean;
  /** False: a value is required (without default) on insert. */
  readonly isNillable: boolean;
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  readonly isUnique: boolean;
  readonly isCaseSensitive: boolean;
  readonly isExternalId: boolean;
  readonly isIdLookup: boolean;
  readonly isAutoNumber: boolean;
  readonly autoNumberFormat: string | null;
  /** Formula text for formula fields; they are computed on read. */
  readonly formula: string | null;
  readonly formulaTreatsBlankAsZero: boolean;
  readonly defaultValue: string | null; // formula text or picklist default
  readonly referenceTo: readonly string[];
  /** `Account` for AccountId, `Parent__r` for Parent__c; null when not a reference. */
  readonly relationshipName: string | null;
  /** Metadata relationships to FieldDefinition: the field of the same record that names the object (`LookupObject__c`). */
  readonly controllingField?: string | null;
  readonly isMasterDetail: boolean;
  readonly deleteConstraint: 'Cascade' | 'Restrict' | 'SetNull';
  readonly picklist: readonly PicklistEntry[] | null;
  readonly isRestrictedPicklist: boolean;
  readonly isNameField: boolean;
  readonly isFilterable: boolean;
  readonly isSortable: boolean;
  readonly isHtml: boolean;
  readonly helpText: string | null;
  readonly summary: {
    readonly operation: 'count' | 'sum' | 'min' | 'max';
    readonly summarizedField: string | null;
    readonly foreignKey: string;
    /** Only children that pass all of them count. */
    readonly filters?: readonly SummaryFilter[];
  } | null;
}

/** A FilterItem of the Metadata API: `Line__c.Kind__c` `equals` `A,B`. */
export interface SummaryFilter {
  readonly field: string;
  readonly operation: string;
  readonly value: string;
}

export interface ChildRelationship {
  /** `Contacts`, `Items__r`; null when the relationship has no name. */
  readonly relationshipName: string | null;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
}

export type ObjectKind = 'standard' | 'custom' | 'customSetting' | 'customMetadata' | 'platformEvent' | 'bigObject' | 'virtual';

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly keyPrefix: string;
  readonly kind: ObjectKind;
  readonly isCustom: boolean;
  /** A setting or metadata type that code outside of its package does not see. */
  readonly isProtected: boolean;
  /** 'List' | 'Hierarchy' for custom settings. */
  readonly customSettingType: 'List' | 'Hierarchy' | null;
  readonly publishBehavior: 'PublishAfterCommit' | 'PublishImmediately' | null;
  readonly isSetupObject: boolean; // mixed DML
  readonly isQueryable: boolean;
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  readonly isDeletable: boolean;
  readonly isUndeletable: boolean;
  readonly isMergeable: boolean;
  readonly isTriggerable: boolean;
  readonly sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  /** By canonical name, in describe order. Look up with `findField`. */
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly childRelationships: readonly ChildRelationship[];
  readonly validationRules: readonly ValidationRule[];
  readonly recordTypes: readonly {
    readonly developerName: string;
    readonly label: string;
    readonly isActive: boolean;
    readonly isDefault: boolean;
  }[];
  readonly fieldSets: readonly { readonly name: string; readonly label: string; readonly fields: readonly string[] }[];
}

export interface ValidationRule {
  readonly name: string;
  readonly isActive: boolean;
  readonly errorConditionFormula: string;
  readonly errorMessage: string;
  /** null: the error belongs to the page. */
  readonly errorDisplayField: string | null;
}

export interface SchemaRegistry {
  /** Case-insensitive. Without installation also accepts the name with the project's namespace prefix; with it names are exact. */
  findObject(name: string): ObjectSchema | null;
  objectNames(): readonly string[];
  /** Case-insensitive. `Account.ownerid` -> OwnerId's schema. */
  findField(objectName: string, fieldName: string): FieldSchema | null;
  /** The reference field whose relationship name is given (`Owner` -> OwnerId), case-insensitive. */
  findParentRelationship(objectName: string, relationshipName: string): FieldSchema | null;
  findChildRelationship(objectName: string, relationshipName: string): ChildRelationship | null;
  /** From an Id's first three characters. */
  findObjectByKeyPrefix(keyPrefix: string): ObjectSchema | null;
  /** The project's namespace ('' when none). */
  readonly namespace: string;
  /** The project is an installed package: its names carry the prefix. */
  readonly isInstalled: boolean;
  /** Names as code of a namespace means them: a package's own first, then the org's; '' sees no protected object. */
  seenFrom(namespace: string): SchemaRegistry;
}

/** A project's metadata other than objects, as read from its package directories. */
export interface ProjectMetadata {
  readonly permissionSets: readonly PermissionSetMetadata[];
  readonly permissionSetGroups: readonly { readonly name: string; readonly label: string; readonly permissionSets: readonly string[] }[];
  readonly customPermissions: readonly { readonly name: string; readonly label: string }[];
  readonly labels: ReadonlyMap<string, string>;
  /** Names of labels that only their own package may use. */
  readonly protectedLabels: ReadonlySet<string>;
  readonly customMetadataRecords: readonly {
    readonly objectName: string;
    readonly developerName: string;
    readonly label: string;
    readonly isProtected: boolean;
    readonly values: Readonly<Record<string, string | null>>;
  }[];
  readonly namedCredentials: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string | null;
    readonly url: string;
    readonly externalCredential: string | null;
    readonly calloutStatus: 'Enabled' | 'Disabled';
    readonly options: {
      readonly generateAuthorizationHeader: boolean;
      readonly allowMergeFieldsInHeader: boolean;
      readonly allowMergeFieldsInBody: boolean;
    };
    readonly parameters: readonly CredentialParameter[];
  }[];
  readonly externalCredentials: readonly {
    readonly name: string;
    readonly label: string;
    readonly protocol: string;
    readonly parameters: readonly CredentialParameter[];
  }[];
  readonly remoteSites: readonly { readonly name: string; readonly url: string; readonly isActive: boolean }[];
  readonly applications: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string;
    readonly tabs: readonly string[];
    readonly utilityBar: string | null;
  }[];
  readonly tabs: readonly {
    readonly name: string;
    readonly label: string;
    readonly icon: string | null;
    readonly content: { readonly kind: 'lwc' | 'flexipage' | 'object'; readonly name: string };
  }[];
  readonly flexiPages: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: string;
    readonly objectName: string | null;
    readonly xml: string;
  }[];
  readonly staticResources: ReadonlyMap<string, { readonly file: string; readonly contentType: string }>;
  readonly notificationTypes: readonly { readonly name: string; readonly label: string }[];
  readonly cachePartitions: readonly { readonly name: string; readonly isDefault: boolean }[];
  readonly flows?: readonly FlowMetadata[];
}

export interface FlowMetadata {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  /** `AutoLaunchedFlow`, `Flow` (a screen flow), `Workflow`, ... */
  readonly processType: string;
  readonly isActive: boolean;
  readonly apiVersion: string | null;
  /** What starts it, as the start element tells: object or platform event, `RecordAfterSave`, `CreateAndUpdate`. */
  readonly triggerObject: string | null;
  readonly triggerType: string | null;
  readonly recordTriggerType: string | null;
  readonly triggerOrder: number | null;
}

export interface CredentialParameter {
  readonly group: string | null;
  readonly name: string;
  readonly type: string;
  readonly value: string | null;
  readonly externalCredential: string | null;
  readonly sequence: number | null;
}

export interface PermissionSetMetadata {
  readonly name: string;
  readonly label: string;
  readonly objectPermissions: readonly {
    readonly object: string;
    readonly read: boolean;
    readonly create: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
    readonly viewAllFields: boolean;
  }[];
  readonly fieldPermissions: readonly { readonly field: string; readonly readable: boolean; readonly editable: boolean }[];
  readonly classAccesses: readonly string[];
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly applications: readonly string[];
  readonly tabs: readonly { readonly name: string; readonly visibility: string }[];
  readonly customMetadataAccesses: readonly string[];
  readonly customSettingAccesses: readonly string[];
  readonly externalCredentialPrincipals: readonly string[]; // `Auth-Main`
}
