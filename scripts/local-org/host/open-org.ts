/** Opens an org on this thread: a project's schema and Apex over a database file, set up for its first use. */
import type { Clock } from '../contracts/transaction.ts';
import { createDatabase } from '../database/index.ts';
import { openStorage, prepareTables, type SqliteStorage } from '../storage/index.ts';
import { loadProject, type LoadOptions, type LoadedOrgProject } from '../runtime/load-project.ts';
import { createSystemRows, createUserAccess, findUser, seedSetup, type SeedOptions } from '../security/index.ts';
import { createCredentialStore, createSecretBox, seedCredentials } from '../org/credentials/index.ts';
import { createOrgRuntime, type OrgRuntime, type OrgRuntimeOptions } from '../org/transaction/org-runtime.ts';
import { systemClock } from '../org/transaction/clock.ts';
import { prepareOrgTables } from '../org/transaction/org-tables.ts';

export interface OpenOrgOptions extends Omit<OrgRuntimeOptions, 'parts' | 'organization'> {
  readonly project: LoadOptions;
  /** A project that is loaded already, in place of loading it. */
  readonly loaded?: LoadedOrgProject;
  /** null: in memory. */
  readonly databaseFile: string | null;
  /** Brings tables and setup rows up to date; one thread of an org does it, before the others open. */
  readonly prepares: boolean;
  readonly administrator?: SeedOptions['administrator'];
  /** Permission sets come from a package, which drops what packaging drops (`distribution_perm_sets_profile_settings`). */
  readonly isPackaged?: SeedOptions['isPackaged'];
}

export interface OpenedOrg {
  readonly org: OrgRuntime;
  readonly loaded: LoadedOrgProject;
  readonly administratorId: string;
  close(): Promise<void>;
}

interface SetupIds {
  readonly administratorId: string;
  readonly automatedProcessId: string;
}

function idWhere(storage: SqliteStorage, where: string): string {
  const id = storage.get(`SELECT "Id" AS "id" FROM "User" WHERE ${where} ORDER BY "Id" LIMIT 1`)?.['id'];
  if (typeof id !== 'string') throw new Error('The org has no setup rows: it was opened before it was prepared');
  return id;
}

function prepare(storage: SqliteStorage, loaded: LoadedOrgProject, clock: Clock, options: OpenOrgOptions): SetupIds {
  const { schema, metadata, files } = loaded;
  prepareTables(storage, schema);
  const classes = files.sources
    .filter(({ kind }) => kind === 'class')
    .map(({ name, namespace, apiVersion, text }) => ({ name, namespace, apiVersion, body: text }));
  const seeded = seedSetup({
    storage,
    schema,
    metadata,
    clock,
    classes,
    ...(options.administrator === undefined ? {} : { administrator: options.administrator }),
    ...(options.isPackaged === undefined ? {} : { isPackaged: options.isPackaged }),
  });
  prepareOrgTables(storage);
  const rows = createSystemRows(storage, schema, clock, seeded.administratorId);
  const store = createCredentialStore(storage, rows, createSecretBox(null));
  seedCredentials({ storage, rows, store, schema, metadata });
  storage.commit();
  return seeded;
}

/** Of the top-level class: `syncline.Outer` for `syncline.Outer.Inner`. */
function findClassId(ids: ReadonlyMap<string, string>, name: string): string | null {
  const dot = name.lastIndexOf('.');
  return ids.get(name) ?? (dot < 0 ? null : findClassId(ids, name.slice(0, dot)));
}

export function openOrg(options: OpenOrgOptions): OpenedOrg {
  const clock = options.clock ?? systemClock;
  const loaded = options.loaded ?? loadProject(options.project);
  const { schema, metadata, project, files } = loaded;
  const storage = openStorage(options.databaseFile);
  const ids = options.prepares
    ? prepare(storage, loaded, clock, options)
    : {
        administratorId: idWhere(storage, `"UserType" = 'Standard'`),
        automatedProcessId: idWhere(storage, `"UserType" = 'AutomatedProcess'`),
      };
  const organization = storage.get('SELECT "Id" AS "id", "Name" AS "name", "OrganizationType" AS "type" FROM "Organization"');
  const classIds = new Map(
    storage
      .all(`SELECT "Id" AS "id", coalesce("NamespacePrefix" || '.', '') || "Name" AS "name" FROM "ApexClass"`)
      .map((row) => [String(row['name']).toLowerCase(), String(row['id'])]),
  );
  const org = createOrgRuntime({
    ...options,
    clock,
    organization: {
      id: String(organization?.['id']),
      name: String(organization?.['name']),
      isDeveloperOrTrial: organization?.['type'] === 'Developer Edition',
    },
    parts: {
      schema,
      metadata,
      project,
      storage,
      database: createDatabase(),
      apiVersion: files.apiVersion,
      findUser: (id) => findUser(storage, id),
      automatedProcessUser: () => {
        const user = findUser(storage, ids.automatedProcessId);
        if (user === null) throw new Error('The org has no Automated Process user');
        return user;
      },
      accessOf: (user) => createUserAccess({ storage, schema, metadata }, user),
      systemRows: createSystemRows(storage, schema, clock, ids.automatedProcessId),
      findClassId: (name) => findClassId(classIds, name.toLowerCase()),
    },
  });
  return {
    org,
    loaded,
    administratorId: ids.administratorId,
    async close() {
      await org.close();
      storage.close();
    },
  };
}
