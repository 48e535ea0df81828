/** Brings the project's credentials into the org at each start, and keeps what Setup or Apex has changed since. */
import type { Storage } from '../../contracts/transaction.ts';
import type { CredentialParameter, ProjectMetadata, SchemaRegistry } from '../../contracts/schema.ts';
import { splitName } from '../../schema/index.ts';
import type { SystemRows } from '../../security/index.ts';
import type { CredentialStore, Definitions } from './credential-store.ts';
import {
  parameterKey,
  principalsOf,
  type ExternalCredentialDefinition,
  type NamedCredentialDefinition,
  type StoredParameter,
} from './definitions.ts';

export interface CredentialSeed {
  readonly storage: Storage;
  readonly rows: SystemRows;
  readonly store: CredentialStore;
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
}

/** New parameters get Ids, known ones keep theirs. */
export function withIds(
  store: CredentialStore,
  objectName: 'NamedCredentialParameter' | 'ExternalCredentialParameter',
  parameters: readonly CredentialParameter[],
  before: readonly StoredParameter[],
): StoredParameter[] {
  const known = new Map(before.map((parameter) => [parameterKey(parameter), parameter.id]));
  return parameters.map((parameter) => ({ ...parameter, id: known.get(parameterKey(parameter)) ?? store.newId(objectName) }));
}

function bring<T extends NamedCredentialDefinition | ExternalCredentialDefinition, Source extends { readonly name: string }>(
  definitions: Definitions<T>,
  sources: readonly Source[],
  made: (source: Source, before: T | null) => T,
): void {
  for (const source of sources) {
    const before = definitions.find(source.name);
    if (before?.isChangedInOrg !== true) definitions.save(made(source, before));
  }
  const present = new Set(sources.map(({ name }) => name.toLowerCase()));
  for (const definition of definitions.all()) {
    if (definition.origin === 'project' && !present.has(definition.name.toLowerCase())) definitions.remove(definition);
  }
}

export function seedCredentials(seed: CredentialSeed): void {
  const { store, metadata, schema } = seed;
  const origin = (name: string) => {
    const namespace = schema.isInstalled ? splitName(name, schema.namespace).namespacePrefix : null;
    return { origin: 'project' as const, createdByNamespace: namespace, isManaged: namespace !== null, isChangedInOrg: false };
  };
  bring(store.external, metadata.externalCredentials, (source, before) => ({
    ...source,
    ...origin(source.name),
    id: before?.id ?? store.newId('ExternalCredential'),
    parameters: withIds(store, 'ExternalCredentialParameter', source.parameters, before?.parameters ?? []),
  }));
  bring(store.named, metadata.namedCredentials, (source, before) => ({
    ...source,
    ...origin(source.name),
    id: before?.id ?? store.newId('NamedCredential'),
    parameters: withIds(store, 'NamedCredentialParameter', source.parameters, before?.parameters ?? []),
  }));
  for (const set of metadata.permissionSets) grantPrincipals(seed, set);
}

/** `Auth-Main` of a permission set becomes a row, as a deployment makes it; nothing takes rows away that were added in the org. */
function grantPrincipals({ storage, rows, store, schema }: CredentialSeed, set: ProjectMetadata['permissionSets'][number]): void {
  const { namespacePrefix, developerName } = splitName(set.name, schema.isInstalled ? schema.namespace : '');
  for (const grant of set.externalCredentialPrincipals) {
    const [external = '', principalName = ''] = grant.split(/-(.*)/s);
    const definition = store.external.find(external);
    const principal = definition && principalsOf(definition).find(({ name }) => name.toLowerCase() === principalName.toLowerCase());
    if (!principal) throw new Error(`Permission set ${set.name} grants ${grant}, but there is no such external credential principal`);
    const parentId = storage.get(
      'SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ? AND "NamespacePrefix" IS ? AND "IsOwnedByProfile" = 0',
      [developerName, namespacePrefix],
    )?.['id'];
    const known = storage.get('SELECT 1 AS known FROM "SetupEntityAccess" WHERE "ParentId" = ? AND "SetupEntityId" = ?', [
      parentId,
      principal.id,
    ]);
    if (known === undefined)
      rows.insert('SetupEntityAccess', { ParentId: parentId, SetupEntityId: principal.id, SetupEntityType: 'ExternalCredentialParameter' });
  }
}
