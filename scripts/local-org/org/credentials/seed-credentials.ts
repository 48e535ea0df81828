/** Brings the project's credentials into the org at each start, and keeps what Setup or Apex has changed since. */
import type { Storage } from '../../contracts/transaction.ts';
import type { CredentialParameter, ProjectMetadata } from '../../contracts/schema.ts';
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
  readonly metadata: ProjectMetadata;
  /** The package's namespace where the project is installed, '' where it is source. */
  readonly namespace: string;
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

function bring<T extends NamedCredentialDefinition | ExternalCredentialDefinition>(
  definitions: Definitions<T>,
  names: readonly string[],
  made: (name: string, before: T | null, index: number) => T,
): void {
  names.forEach((name, index) => {
    const before = definitions.find(name);
    if (before?.isChangedInOrg !== true) definitions.save(made(name, before, index));
  });
  const present = new Set(names.map((name) => name.toLowerCase()));
  for (const definition of definitions.all()) {
    if (definition.origin === 'project' && !present.has(definition.name.toLowerCase())) definitions.remove(definition);
  }
}

export function seedCredentials({ storage, rows, store, metadata, namespace }: CredentialSeed): void {
  const qualified = (name: string): string => (namespace === '' ? name : `${namespace}__${name}`);
  const origin = {
    origin: 'project' as const,
    createdByNamespace: namespace === '' ? null : namespace,
    isManaged: namespace !== '',
    isChangedInOrg: false,
  };
  bring(
    store.external,
    metadata.externalCredentials.map(({ name }) => qualified(name)),
    (name, before, index) => {
      const { label, protocol, parameters } = metadata.externalCredentials[index] as ProjectMetadata['externalCredentials'][number];
      return {
        ...origin,
        id: before?.id ?? store.newId('ExternalCredential'),
        name,
        label,
        protocol,
        parameters: withIds(store, 'ExternalCredentialParameter', parameters, before?.parameters ?? []),
      };
    },
  );
  bring(
    store.named,
    metadata.namedCredentials.map(({ name }) => qualified(name)),
    (name, before, index) => {
      const source = metadata.namedCredentials[index] as ProjectMetadata['namedCredentials'][number];
      return {
        ...origin,
        id: before?.id ?? store.newId('NamedCredential'),
        name,
        label: source.label,
        description: source.description,
        url: source.url,
        externalCredential: source.externalCredential === null ? null : qualified(source.externalCredential),
        options: source.options,
        calloutStatus: source.calloutStatus,
        parameters: withIds(store, 'NamedCredentialParameter', source.parameters, before?.parameters ?? []),
      };
    },
  );
  for (const set of metadata.permissionSets) grantPrincipals(storage, rows, store, set, qualified);
}

/** `Auth-Main` of a permission set becomes a row, as a deployment makes it; nothing takes rows away that were added in the org. */
function grantPrincipals(
  storage: Storage,
  rows: SystemRows,
  store: CredentialStore,
  set: ProjectMetadata['permissionSets'][number],
  qualified: (name: string) => string,
): void {
  for (const grant of set.externalCredentialPrincipals) {
    const [external = '', principalName = ''] = grant.split(/-(.*)/s);
    const definition = store.external.find(qualified(external));
    const principal = definition && principalsOf(definition).find(({ name }) => name.toLowerCase() === principalName.toLowerCase());
    if (!principal) throw new Error(`Permission set ${set.name} grants ${grant}, but there is no such external credential principal`);
    const parentId = storage.get('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ? AND "IsOwnedByProfile" = 0', [set.name])?.['id'];
    const known = storage.get('SELECT 1 AS known FROM "SetupEntityAccess" WHERE "ParentId" = ? AND "SetupEntityId" = ?', [
      parentId,
      principal.id,
    ]);
    if (known === undefined)
      rows.insert('SetupEntityAccess', { ParentId: parentId, SetupEntityId: principal.id, SetupEntityType: 'ExternalCredentialParameter' });
  }
}
