/** Objects whose rows are the org's own description: filled into temporary tables of the connection on first use. */
import { transaction } from '../../contracts/transaction.ts';
import type { Storage } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../../contracts/schema.ts';
import { to18 } from '../../values/identifiers.ts';
import { encodeValue, tableLayout } from '../../storage/index.ts';
import type { QueryEnvironment } from './context.ts';
import { noSuchObject, unsupported } from './errors.ts';
import { definite } from '../../values/definite.ts';

type Values = Readonly<Record<string, unknown>>;

const builders: Readonly<Record<string, (schema: SchemaRegistry) => readonly Values[]>> = {
  EntityDefinition: (schema) => describedObjects(schema).map((object) => entityDefinition(object, schema)),
  FieldDefinition: (schema) =>
    describedObjects(schema).flatMap((object) => [...object.fields.values()].map((field) => fieldDefinition(object, field, schema))),
  FlowDefinitionView: (schema) => flowRows(schema).map(({ definition }) => definition),
  FlowVersionView: (schema) => flowRows(schema).map(({ version }) => version),
};

const rowsPerStatement = 50;

/** Looked for each time, since rolling a transaction back takes its temporary tables along. */
function isPrepared(storage: Storage, name: string): boolean {
  return storage.all("SELECT 1 AS found FROM temp.sqlite_master WHERE type = 'table' AND name = ?", [name]).length > 0;
}

export function prepareVirtualObject({ storage, schema }: QueryEnvironment, object: ObjectSchema): void {
  if (object.kind !== 'virtual' || isPrepared(storage, object.name)) return;
  const build = builders[object.name];
  if (build === undefined) throw object.isQueryable ? unsupported(`a query of ${object.name}`) : noSuchObject(object.name, null);
  const columns = [...tableLayout(object).columns.values()];
  storage.run(`CREATE TEMP TABLE "${object.name}" (${columns.map(({ field, definition }) => `"${field.name}" ${definition}`).join(', ')})`);
  const names = columns.map(({ field }) => `"${field.name}"`).join(', ');
  const place = `(${columns.map(() => '?').join(', ')})`;
  const rows = build(schema);
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const chunk = rows.slice(start, start + rowsPerStatement);
    storage.run(
      `INSERT INTO temp."${object.name}" (${names}) VALUES ${chunk.map(() => place).join(', ')}`,
      chunk.flatMap((row) => columns.map(({ field }) => encodeValue(field, row[field.name]))),
    );
  }
  for (const column of ['QualifiedApiName', 'DurableId'].filter((name) => object.fields.has(name)))
    storage.run(`CREATE INDEX temp."${object.name}_by_${column}" ON "${object.name}" ("${column}")`);
}

function describedObjects(schema: SchemaRegistry): readonly ObjectSchema[] {
  return schema
    .objectNames()
    .map((name) => definite(schema.findObject(name), name))
    .filter((object) => !(schema.isInstalled && object.isProtected))
    .filter((object) => object.name !== 'AggregateResult' && object.name !== 'Name');
}

function developerName(apiName: string): string {
  return apiName.replace(/__[a-z]+$/i, '').replace(/^[A-Za-z]\w*?__(?=[A-Za-z])/, '');
}

/** What other records refer to this one by. */
export function recordKey(object: ObjectSchema): 'Id' | 'DurableId' {
  return object.fields.has('DurableId') ? 'DurableId' : 'Id';
}

/** Standard objects are known by their name, custom ones by an Id of the definition (Object Reference, "EntityDefinition": DurableId). */
export function durableId(object: ObjectSchema): string {
  return object.name;
}

function namespacePrefix(name: string, schema: SchemaRegistry): string | null {
  return schema.namespace !== '' && name.toLowerCase().startsWith(`${schema.namespace.toLowerCase()}__`) ? schema.namespace : null;
}

function entityDefinition(object: ObjectSchema, schema: SchemaRegistry): Values {
  return {
    DurableId: durableId(object),
    QualifiedApiName: object.name,
    DeveloperName: developerName(object.name),
    Label: object.label,
    MasterLabel: object.label,
    PluralLabel: object.pluralLabel,
    KeyPrefix: object.keyPrefix,
    NamespacePrefix: namespacePrefix(object.name, schema),
    IsCustomizable: object.isCustom || object.isTriggerable,
    IsApexTriggerable: object.isTriggerable,
    IsTriggerable: object.isTriggerable,
    IsQueryable: object.isQueryable,
    IsCustomSetting: object.kind === 'customSetting',
    IsEverCreatable: object.isCreateable,
    IsEverUpdatable: object.isUpdateable,
    IsEverDeletable: object.isDeletable,
    IsRetrieveable: object.isQueryable,
    IsIdEnabled: true,
    IsSearchable: object.kind === 'standard' || object.kind === 'custom',
    IsLayoutable: object.kind === 'standard' || object.kind === 'custom',
    IsReplicateable: object.isQueryable,
    IsDeprecatedAndHidden: false,
    InternalSharingModel: object.sharingModel,
    ExternalSharingModel: 'Private',
    DeploymentStatus: 'Deployed',
    PublisherId: object.isCustom ? '<local>' : 'System',
  };
}

const dataTypes: Readonly<Record<string, (field: FieldSchema) => string>> = {
  STRING: (field) => `Text(${field.length})`,
  TEXTAREA: (field) => (field.length > 255 ? `Long Text Area(${field.length})` : 'Text Area'),
  REFERENCE: (field) => `${field.isMasterDetail ? 'Master-Detail' : 'Lookup'}(${field.referenceTo.join(',')})`,
  BOOLEAN: () => 'Checkbox',
  DATETIME: () => 'Date/Time',
  DATE: () => 'Date',
  TIME: () => 'Time',
  DOUBLE: (field) => `Number(${field.precision - field.scale}, ${field.scale})`,
  CURRENCY: (field) => `Currency(${field.precision - field.scale}, ${field.scale})`,
  PERCENT: (field) => `Percent(${field.precision - field.scale}, ${field.scale})`,
  PICKLIST: () => 'Picklist',
  MULTIPICKLIST: () => 'Picklist (Multi-Select)',
  EMAIL: () => 'Email',
  PHONE: () => 'Phone',
  URL: (field) => `URL(${field.length})`,
  INTEGER: () => 'Number(9, 0)',
  ID: () => 'ID',
  BASE64: () => 'Base64',
};

function fieldDefinition(object: ObjectSchema, field: FieldSchema, schema: SchemaRegistry): Values {
  const dataType = dataTypes[field.type]?.(field) ?? field.type;
  return {
    DurableId: `${durableId(object)}.${field.name}`,
    QualifiedApiName: field.name,
    DeveloperName: developerName(field.name),
    EntityDefinitionId: durableId(object),
    Label: field.label,
    MasterLabel: field.label,
    NamespacePrefix: namespacePrefix(field.name, schema),
    DataType: field.formula === null ? dataType : `Formula (${dataType})`,
    ValueTypeId: field.type.toLowerCase(),
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    RelationshipName: field.relationshipName,
    IsNillable: field.isNillable,
    IsNameField: field.isNameField,
    IsCalculated: field.formula !== null,
    IsHtmlFormatted: field.isHtml,
    IsCompound: field.type === 'ADDRESS' || field.type === 'LOCATION',
    IsApiFilterable: field.isFilterable,
    IsApiSortable: field.isSortable,
    IsApiGroupable: field.isSortable,
    IsPolymorphicForeignKey: field.referenceTo.length > 1,
    IsIndexed: field.isUnique || field.isExternalId || field.type === 'REFERENCE' || field.type === 'ID',
    IsFieldHistoryTracked: false,
    Description: field.helpText,
  };
}

/** Ids of FlowDefinition and Flow, which the Tooling API owns. */
const flowPrefixes = { definition: '300', version: '301' } as const;

function flowId(kind: keyof typeof flowPrefixes, index: number): string {
  return to18(`${flowPrefixes[kind]}${String(index + 1).padStart(12, '0')}`);
}

/** Each deployed flow has one version, the definition in the project. */
function flowRows(schema: SchemaRegistry): readonly { readonly definition: Values; readonly version: Values }[] {
  const { metadata, user } = transaction();
  return (metadata.flows ?? []).map((flow, index) => {
    const shared = {
      Label: flow.label,
      Description: flow.description,
      ProcessType: flow.processType,
      NamespacePrefix: schema.namespace === '' ? null : schema.namespace,
      IsTemplate: false,
      VersionNumber: 1,
    };
    const version = flowId('version', index);
    const definition = flowId('definition', index);
    const target = flow.triggerObject === null ? null : schema.findObject(flow.triggerObject);
    return {
      definition: {
        ...shared,
        ApiName: flow.name,
        DurableId: definition,
        ActiveVersionId: flow.isActive ? version : null,
        LatestVersionId: version,
        IsActive: flow.isActive,
        ManageableState: 'unmanaged',
        LastModifiedBy: user.name,
        ApiVersion: flow.apiVersion === null ? null : Number.parseInt(flow.apiVersion, 10),
        TriggerType: flow.triggerType,
        RecordTriggerType: flow.recordTriggerType,
        TriggerOrder: flow.triggerOrder,
        TriggerObjectOrEventId: target === null ? null : durableId(target),
        TriggerObjectOrEventLabel: target?.label ?? null,
      },
      version: {
        ...shared,
        DurableId: version,
        FlowDefinitionViewId: definition,
        Status: flow.isActive ? 'Active' : 'Draft',
        ApiVersionRuntime: flow.apiVersion === null ? null : Number.parseInt(flow.apiVersion, 10),
      },
    };
  });
}
