/** The project's custom metadata, static resources and notification types as rows of a fresh org. */
import { readFileSync, statSync } from 'node:fs';
import type { FieldSchema, ObjectSchema, ProjectMetadata } from '../contracts/schema.ts';
import { splitName } from '../schema/index.ts';
import { ApexBlob } from '../values/apex-blob.ts';
import { setupName } from './seed-permission-sets.ts';
import { valueFromText } from './seed-values.ts';
import type { Seeder } from './seeder.ts';

/** They are deployed, not saved: no trigger and no validation rule sees them. */
export function seedMetadataRows(seeder: Seeder, metadata: ProjectMetadata): void {
  for (const record of metadata.customMetadataRecords) {
    const object = seeder.schema.findObject(record.objectName);
    if (object !== null) seedCustomMetadata(seeder, object, record);
  }
  resolveMetadataRelationships(seeder, new Set(metadata.customMetadataRecords.map((record) => record.objectName)));
  for (const record of metadata.customMetadataRecords) linkCustomMetadata(seeder, record);
  for (const [name, resource] of metadata.staticResources) {
    const bytes = readResource(resource.file);
    seeder.ensure('StaticResource', setupName(seeder, 'Name', name), {
      ContentType: resource.contentType,
      Body: new ApexBlob(bytes),
      BodyLength: bytes.length,
      CacheControl: 'Private',
    });
  }
  for (const type of metadata.notificationTypes)
    seeder.ensure('CustomNotificationType', setupName(seeder, 'DeveloperName', type.name), {
      MasterLabel: type.label,
      CustomNotifTypeName: type.label,
    });
}

function seedCustomMetadata(seeder: Seeder, object: ObjectSchema, record: ProjectMetadata['customMetadataRecords'][number]): void {
  const values: Record<string, unknown> = {
    MasterLabel: record.label,
    Label: record.label,
    QualifiedApiName: record.developerName,
    Language: 'en_US',
    IsProtected: record.isProtected,
  };
  for (const [name, text] of Object.entries(record.values)) {
    const field = seeder.schema.findField(object.name, name);
    if (field !== null && !isMetadataRelationship(field))
      values[field.name] = valueFromText(field, namedInSchema(seeder, record, field, text));
  }
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => seeder.schema.findField(object.name, name) !== null));
  seeder.ensure(object.name, setupName(seeder, 'DeveloperName', record.developerName), known);
}

/** Names of objects and fields in whatever case the file has them. */
function namedInSchema(
  { schema }: Seeder,
  record: ProjectMetadata['customMetadataRecords'][number],
  field: FieldSchema,
  text: string | null,
): string | null {
  if (text === null) return null;
  if (field.referenceTo[0] === 'EntityDefinition') return schema.findObject(text)?.name ?? text;
  if (field.referenceTo[0] !== 'FieldDefinition') return text;
  const controlling = Object.entries(record.values).find(([name]) => name.toLowerCase() === field.controllingField?.toLowerCase());
  return schema.findField(controlling?.[1] ?? '', text)?.name ?? text;
}

function isMetadataRelationship(field: FieldSchema): boolean {
  return field.referenceTo.some((name) => name.endsWith('__mdt'));
}

/** Relationships between records are written by name and stored by Id, so they wait until all records are there. */
function linkCustomMetadata(seeder: Seeder, record: ProjectMetadata['customMetadataRecords'][number]): void {
  const object = seeder.schema.findObject(record.objectName);
  if (object === null) return;
  for (const [name, text] of Object.entries(record.values)) {
    const field = seeder.schema.findField(object.name, name);
    if (field === null || !isMetadataRelationship(field)) continue;
    const target =
      text === null
        ? null
        : seeder.find(field.referenceTo[0] ?? '', { DeveloperName: splitName(text, seeder.schema.namespace).developerName });
    seeder.ensure(object.name, setupName(seeder, 'DeveloperName', record.developerName), { [field.name]: target });
  }
}

/** A metadata relationship names the other record's developer name in its file, and holds its Id in the org. */
function resolveMetadataRelationships({ schema, storage }: Seeder, objectNames: ReadonlySet<string>): void {
  for (const name of objectNames) {
    const object = schema.findObject(name);
    if (object === null) continue;
    for (const field of object.fields.values()) {
      const target = schema.findObject(field.referenceTo[0] ?? '');
      if (target?.kind !== 'customMetadata') continue;
      storage.run(
        `UPDATE "${object.name}" SET "${field.name}" = (SELECT "Id" FROM "${target.name}" AS "target" WHERE "target"."DeveloperName" = "${object.name}"."${field.name}") WHERE EXISTS (SELECT 1 FROM "${target.name}" AS "target" WHERE "target"."DeveloperName" = "${object.name}"."${field.name}")`,
      );
    }
  }
}

/** A resource that is kept as a folder is deployed as an archive of it, whose bytes the local org does not make. */
function readResource(file: string): Uint8Array {
  return statSync(file).isDirectory() ? new Uint8Array() : readFileSync(file);
}
