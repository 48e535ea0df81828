/** An org in memory with the package as installed sets leave it, and a person for each permission set. */
import type { OrgRequest, OrgResponse } from '../local-org/contracts/org-service.ts';
import { handleRequest, openOrg } from '../local-org/index.ts';
import { cacheFolder } from '../local-org/runtime/cache-folder.ts';
import { prepareProject } from '../lab/project.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What came of a request: a refusal of access is told from every other failure. */
export interface Outcome {
  readonly isAllowed: boolean;
  readonly value: unknown;
  /** Empty where it was allowed. */
  readonly refusal: string;
}

export interface Person {
  readonly id: string;
  query(soql: string): Outcome;
  save(operation: 'insert' | 'update' | 'delete', object: string, values: Values): Outcome;
  call(className: string, method: string, parameters: Values, cacheable?: boolean): Outcome;
  act(className: string, inputs: readonly Values[]): Outcome;
  /** A POST to a class of Apex REST. */
  post(path: string, body: Values): Outcome;
}

export interface PermissionOrg {
  readonly administrator: Person;
  /** Of a profile that reads accounts and nothing of the package, with rights of Setup; null: without any set. */
  personWith(setName: string | null): Person;
  /** Whoever comes to a site without logging in: of a profile that reads nothing, without any right of Setup. */
  guest(): Person;
  /** Values for all fields that a record of the object must have. */
  requiredValues(object: string): Values;
  sampleValue(object: string, field: string): unknown;
  /** Puts a value into a field of a row, past what anybody may. */
  put(object: string, id: string, field: string, value: string): void;
  /** As an administrator does it in Setup. */
  enableCallouts(credentialName: string): void;
  close(): Promise<void>;
}

interface SavedRow {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

function outcomeOf(response: OrgResponse): Outcome {
  if (!response.ok) {
    const refusal = response.errors.map(({ errorCode, message }) => `${errorCode}: ${message}`).join(' ');
    return { isAllowed: false, value: null, refusal };
  }
  return { isAllowed: true, value: response.value, refusal: '' };
}

function savedOutcome(response: OrgResponse): Outcome {
  const outcome = outcomeOf(response);
  const [row] = outcome.isAllowed ? (outcome.value as readonly SavedRow[]) : [];
  if (row === undefined || row.success) return { ...outcome, value: row?.id ?? null };
  const refusal = row.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join(' ');
  return { isAllowed: false, value: null, refusal };
}

function postedOutcome(response: OrgResponse): Outcome {
  const outcome = outcomeOf(response);
  const { status, body } = (outcome.value ?? {}) as { readonly status?: number; readonly body?: string };
  return status === undefined || status < 400 ? outcome : { isAllowed: false, value: null, refusal: body ?? '' };
}

/** What validation rules of the package demand beside the fields that are required: a letter waits, and is open, where nobody says otherwise. */
const demandedByRules: Readonly<Record<string, Values>> = { SynclineDeadLetter__c: { NextAttemptMillis__c: 1, OpenStream__c: 'stream' } };

const setupRights = 'SetupRights';

export function openPermissionOrg(): PermissionOrg {
  const opened = openOrg({
    project: { directory: prepareProject(), cacheFolder: cacheFolder('compiled') },
    databaseFile: null,
    prepares: true,
    isPackaged: () => true,
  });
  const { org } = opened;
  const { schema, storage } = org.parts;

  function person(id: string): Person {
    const ask = (request: OrgRequest): OrgResponse => handleRequest(org, id, request);
    return {
      id,
      query: (soql) => outcomeOf(ask({ kind: 'query', soql })),
      save: (operation, object, values) => savedOutcome(ask({ kind: 'dml', operation, object, records: [values], allOrNone: false })),
      call: (className, method, parameters, cacheable = false) =>
        outcomeOf(ask({ kind: 'aura', className, method, parameters, cacheable })),
      act: (className, inputs) => outcomeOf(ask({ kind: 'action', className, inputs })),
      post: (path, body) => postedOutcome(ask({ kind: 'rest', method: 'POST', path, headers: {}, body: JSON.stringify(body) })),
    };
  }

  const administrator = person(opened.administratorId);
  const idOf = (table: string, name: string): string =>
    String(storage.get(`SELECT "Id" AS "id" FROM "${table}" WHERE "Name" = ?`, [name])?.['id']);

  function made(object: string, values: Values): string {
    const { value, refusal } = administrator.save('insert', object, values);
    if (typeof value !== 'string') throw new Error(`${object}: ${refusal}`);
    return value;
  }

  let count = 0;
  const parents = new Map<string, string>();

  function parentOf(object: string): string {
    const known = parents.get(object);
    if (known !== undefined) return known;
    const id = made(object, requiredValues(object));
    parents.set(object, id);
    return id;
  }

  function sampleValue(objectName: string, fieldName: string): unknown {
    const field = schema.findField(objectName, fieldName);
    if (field === null) throw new Error(`There is no field ${objectName}.${fieldName}`);
    count += 1;
    switch (field.type) {
      case 'REFERENCE':
        return field.referenceTo[0] === 'User' ? administrator.id : parentOf(field.referenceTo[0] ?? '');
      case 'PICKLIST':
        return field.picklist?.[0]?.value;
      case 'BOOLEAN':
        return false;
      case 'STRING':
        return `v${count}`;
      case 'DOUBLE':
        return 1;
      default:
        return null;
    }
  }

  function requiredValues(objectName: string): Values {
    const object = schema.findObject(objectName);
    const fields = [...(object?.fields.values() ?? [])].filter(
      (field) => !field.isNillable && field.isCreateable && field.type !== 'BOOLEAN' && field.name !== 'OwnerId',
    );
    const name = object?.fields.get('Name')?.isCreateable === true ? { Name: `Row ${(count += 1)}` } : {};
    const values = Object.fromEntries(fields.map((field) => [field.name, sampleValue(objectName, field.name)]));
    return { ...name, ...values, ...demandedByRules[objectName] };
  }

  function personWith(setName: string | null): Person {
    const userId = newUser(setName ?? 'Nobody', 'Standard User');
    if (setName !== null) assign(userId, setName);
    assign(userId, setupRights);
    return person(userId);
  }

  /** The local org has no sites, and so no licence for their guests: the least that it has stands for it. */
  function guest(): Person {
    const userId = newUser('Guest', 'Chatter Free User');
    storage.run(`UPDATE "User" SET "UserType" = 'Guest' WHERE "Id" = ?`, [userId]);
    storage.commit();
    return person(userId);
  }

  function newUser(lastName: string, profile: string): string {
    count += 1;
    return made('User', {
      Username: `person${count}@example.com`,
      LastName: lastName,
      Email: 'person@example.com',
      Alias: `p${count}`,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId: idOf('Profile', profile),
    });
  }

  function assign(userId: string, setName: string): void {
    made('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: idOf('PermissionSet', setName) });
  }

  // What no set of a package can give, and the doors to credentials need besides.
  made('PermissionSet', {
    Name: setupRights,
    Label: 'Setup rights',
    PermissionsViewSetup: true,
    PermissionsManageNamedCredentials: true,
    PermissionsManageProfilesPermissionsets: true,
    PermissionsAssignPermissionSets: true,
  });
  for (const name of ['Syncline_Admin', 'Syncline_Connector']) assign(administrator.id, name);

  return {
    administrator,
    personWith,
    guest,
    requiredValues,
    sampleValue,
    put(object, id, field, value) {
      storage.run(`UPDATE "${object}" SET "${field}" = ? WHERE "Id" = ?`, [value, id]);
      storage.commit();
    },
    enableCallouts(credentialName) {
      const { value } = administrator.query(`SELECT Id FROM NamedCredential WHERE DeveloperName = '${credentialName}'`);
      const id = (value as { readonly records: readonly { readonly Id: string }[] }).records[0]?.Id ?? '';
      const request = { page: 'changeNamedCredential', change: { id, isEnabled: true } } as const;
      const { isAllowed, refusal } = outcomeOf(handleRequest(org, administrator.id, { kind: 'setup', request }));
      if (!isAllowed) throw new Error(`${credentialName}: ${refusal}`);
    },
    close: () => opened.close(),
  };
}
