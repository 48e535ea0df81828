/**
 * Where an org keeps its credentials, in its database: they commit and roll back with the transaction. Definitions, values and tokens lie
 * apart, because a copy of an org has the first without the others (Salesforce help, "Named Credentials Considerations": sandboxes).
 */
import type { Storage } from '../../contracts/transaction.ts';
import type { SystemRows } from '../../security/index.ts';
import type { ExternalCredentialDefinition, NamedCredentialDefinition } from './definitions.ts';
import type { SecretBox } from './secrets.ts';

export interface StoredValue {
  readonly isEncrypted: boolean;
  /** Sealed when encrypted. */
  readonly value: string;
}

export interface StoredCredential {
  readonly protocol: string | null;
  readonly variant: string | null;
  readonly values: Readonly<Record<string, StoredValue>>;
}

export interface Definitions<T> {
  all(): T[];
  find(name: string): T | null;
  /** Deleted ones count: the platform never gives a name twice. */
  isNameUsed(name: string): boolean;
  save(definition: T): void;
  remove(definition: T): void;
}

export interface CredentialStore {
  readonly named: Definitions<NamedCredentialDefinition>;
  readonly external: Definitions<ExternalCredentialDefinition>;
  newId(objectName: 'NamedCredential' | 'NamedCredentialParameter' | 'ExternalCredential' | 'ExternalCredentialParameter'): string;
  values(principalId: string): StoredCredential | null;
  saveValues(principalId: string, stored: StoredCredential | null): void;
  token(principalId: string): string | null;
  /** Null forgets it. */
  saveToken(principalId: string, sealed: string | null): void;
  readonly secrets: SecretBox;
}

/** Made with the org's other tables (org-tables.ts). */
export const credentialTables: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS org_credential (
    kind TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, content TEXT, PRIMARY KEY (kind, name))`,
  'CREATE TABLE IF NOT EXISTS org_credential_value (principal_id TEXT PRIMARY KEY, content TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS org_credential_token (principal_id TEXT PRIMARY KEY, content TEXT NOT NULL)',
];

/** What a copy of an org must lose: values and tokens. URLs and parameters stay. */
export function forgetCredentialValues(storage: Storage): void {
  storage.beginWrite();
  storage.run('DELETE FROM org_credential_value');
  storage.run('DELETE FROM org_credential_token');
}

/** Rows that SOQL and references see, besides the definition. */
interface Mirror<T> {
  write(definition: T, before: T | null): void;
  remove(definition: T): void;
}

function definitions<T extends { readonly name: string }>(storage: Storage, kind: string, mirror: Mirror<T>): Definitions<T> {
  const contentOf = (name: string): string | null | undefined =>
    storage.get('SELECT content FROM org_credential WHERE kind = ? AND name = ?', [kind, name])?.['content'] as string | null | undefined;
  const find = (name: string): T | null => {
    const content = contentOf(name);
    return typeof content === 'string' ? (JSON.parse(content) as T) : null;
  };
  const write = (name: string, content: string | null): void =>
    void storage.run('INSERT INTO org_credential VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET content = excluded.content', [
      kind,
      name,
      content,
    ]);
  return {
    all: () =>
      storage
        .all('SELECT content FROM org_credential WHERE kind = ? AND content IS NOT NULL ORDER BY name', [kind])
        .map((row) => JSON.parse(String(row['content'])) as T),
    find,
    isNameUsed: (name) => contentOf(name) !== undefined,
    save(definition) {
      storage.beginWrite();
      const before = find(definition.name);
      write(definition.name, JSON.stringify(definition));
      mirror.write(definition, before);
    },
    remove(definition) {
      storage.beginWrite();
      write(definition.name, null);
      mirror.remove(definition);
    },
  };
}

/** `syncline__Destination` is Destination of syncline. */
function parts(name: string): { readonly DeveloperName: string; readonly NamespacePrefix: string | null } {
  const [, namespace = null, developerName = name] = /^(\w+?)__(\w+)$/.exec(name) ?? [];
  return { DeveloperName: developerName, NamespacePrefix: namespace };
}

function namedMirror(rows: SystemRows): Mirror<NamedCredentialDefinition> {
  return {
    write(definition, before) {
      const values = {
        ...parts(definition.name),
        MasterLabel: definition.label,
        Language: 'en_US',
        Description: definition.description,
        Endpoint: definition.url,
        CalloutOptionsGenerateAuthorizationHeader: definition.options.generateAuthorizationHeader,
        CalloutOptionsAllowMergeFieldsInHeader: definition.options.allowMergeFieldsInHeader,
        CalloutOptionsAllowMergeFieldsInBody: definition.options.allowMergeFieldsInBody,
      };
      if (before === null) rows.insert('NamedCredential', { Id: definition.id, ...values });
      else rows.update('NamedCredential', definition.id, values);
    },
    remove: ({ id }) => rows.delete('NamedCredential', id),
  };
}

/** A principal that is gone takes along who may use it and what was entered for it. */
function removeParameter(storage: Storage, rows: SystemRows, id: string): void {
  rows.delete('ExternalCredentialParameter', id);
  storage.run('DELETE FROM "SetupEntityAccess" WHERE "SetupEntityId" = ?', [id]);
  storage.run('DELETE FROM org_credential_value WHERE principal_id = ?', [id]);
  storage.run('DELETE FROM org_credential_token WHERE principal_id = ?', [id]);
}

function externalMirror(storage: Storage, rows: SystemRows): Mirror<ExternalCredentialDefinition> {
  return {
    write(definition, before) {
      const values = { ...parts(definition.name), MasterLabel: definition.label, AuthenticationProtocol: definition.protocol };
      if (before === null) rows.insert('ExternalCredential', { Id: definition.id, ...values });
      else rows.update('ExternalCredential', definition.id, values);
      const kept = new Set(definition.parameters.map(({ id }) => id));
      const known = new Set((before?.parameters ?? []).map(({ id }) => id));
      for (const id of known) if (!kept.has(id)) removeParameter(storage, rows, id);
      for (const { id, name, type, group } of definition.parameters) {
        const row = { ExternalCredentialId: definition.id, ParameterName: name, ParameterType: type, ParameterGroup: group };
        if (known.has(id)) rows.update('ExternalCredentialParameter', id, row);
        else rows.insert('ExternalCredentialParameter', { Id: id, ...row });
      }
    },
    remove(definition) {
      for (const { id } of definition.parameters) removeParameter(storage, rows, id);
      rows.delete('ExternalCredential', definition.id);
    },
  };
}

export function createCredentialStore(storage: Storage, rows: SystemRows, secrets: SecretBox): CredentialStore {
  const contentOf = (table: string, principalId: string): string | null =>
    (storage.get(`SELECT content FROM ${table} WHERE principal_id = ?`, [principalId])?.['content'] as string | undefined) ?? null;
  const write = (table: string, principalId: string, content: string | null): void => {
    storage.beginWrite();
    if (content === null) storage.run(`DELETE FROM ${table} WHERE principal_id = ?`, [principalId]);
    else storage.run(`INSERT OR REPLACE INTO ${table} VALUES (?, ?)`, [principalId, content]);
  };
  return {
    named: definitions(storage, 'named', namedMirror(rows)),
    external: definitions(storage, 'external', externalMirror(storage, rows)),
    newId: (objectName) => rows.newId(objectName),
    values(principalId) {
      const content = contentOf('org_credential_value', principalId);
      return content === null ? null : (JSON.parse(content) as StoredCredential);
    },
    saveValues: (principalId, stored) => write('org_credential_value', principalId, stored === null ? null : JSON.stringify(stored)),
    token: (principalId) => contentOf('org_credential_token', principalId),
    saveToken: (principalId, sealed) => write('org_credential_token', principalId, sealed),
    secrets,
  };
}
