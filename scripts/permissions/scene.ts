/** What a controller method is called with: rows of its own for each call that should succeed, so that none is in another's way. */
import type { Door } from '../checks/package-lint/doors.ts';
import type { Person, PermissionOrg, Values } from './org.ts';
import { draftOf, setupSceneFor } from './setup-scene.ts';

interface Scene {
  readonly connectionId: string;
  readonly streamId: string;
  readonly backfillId: string;
  /** A record that was refused, and the attempt to send it. */
  readonly letterId: string;
  readonly attemptId: string;
  readonly runId: string;
  readonly config: Values;
}

let shared: Scene | null = null;

export interface SceneWish {
  readonly org: PermissionOrg;
  readonly doors: readonly Door[];
  readonly door: Door;
  /** Who will call. */
  readonly person: Person;
  readonly isAllowed: boolean;
}

/** Parameters by name. Whoever is refused is refused before they matter. */
export function sceneFor({ org, doors, door, person, isAllowed }: SceneWish): Values {
  const ofSetup = setupSceneFor(org, door, person, isAllowed);
  if (ofSetup !== null) return ofSetup;
  const scene = isAllowed ? newScene(org, doors, door) : (shared ??= newScene(org, doors, door));
  return Object.fromEntries(door.parameters.map(({ name }) => [name, argument(org, scene, name)]));
}

function argument(org: PermissionOrg, scene: Scene, name: string): unknown {
  switch (name) {
    case 'connectionId':
    case 'streamId':
    case 'backfillId':
    case 'letterId':
    case 'attemptId':
    case 'runId':
      return scene[name];
    case 'recordId':
    case 'recordText':
      return accountOf(org);
    case 'recordIds':
      return [accountOf(org)];
    case 'since':
      return '2026-01-01T00:00:00.000Z';
    case 'reason':
      return 'Again';
    case 'objectName':
      return 'Account';
    case 'objectNames':
      return ['Account'];
    case 'filter':
      return JSON.stringify({ connectionId: scene.connectionId });
    case 'after':
      return null;
    case 'skipped':
    case 'ago':
      return 0;
    case 'count':
      return 7;
    case 'ruleObject':
      return 'Account';
    case 'filterJson':
      return '{"rows":[{"field":"Name","operator":"equals","values":["A"]}]}';
    case 'configJson':
    case 'loadedJson':
      return JSON.stringify(scene.config);
    case 'isBackfillWanted':
      return false;
    case 'isKept':
    case 'isWanted':
      return true;
    case 'settings':
      return JSON.stringify(
        ['Runs', 'Journal', 'Failures', 'Attempts'].map((kind) => ({
          kind,
          days: 30,
          rows: null,
          loaded: { days: kind === 'Journal' ? 90 : 30, rows: null },
        })),
      );
    default:
      throw new Error(`The walk has no value for a parameter named ${name}: add one to scripts/permissions/scene.ts`);
  }
}

function accountOf(org: PermissionOrg): string {
  return String(demand(org.administrator.save('insert', 'Account', { Name: 'A' })));
}

function newScene(org: PermissionOrg, doors: readonly Door[], door: Door): Scene {
  const { administrator } = org;
  const needs = (name: string): boolean => door.parameters.some((parameter) => parameter.name === name);
  const mode = door.method === 'resume' && needs('connectionId') ? 'Paused' : 'On';
  const call = (method: string, parameters: Values): unknown =>
    demand(administrator.call(classOf(doors, method, Object.keys(parameters)), method, parameters));
  // Made by the app, and so locked to this org: from another nothing may be sent.
  const connectionId = String(call('createDraft', { draftJson: draftOf(administrator) }));
  demand(administrator.save('update', 'SynclineConnection__c', { Id: connectionId, Mode__c: mode }));
  const defaults = call('defaults', { connectionId, objectName: 'Account' }) as Values;
  const streamId = String(call('save', { configJson: JSON.stringify({ ...defaults, isOn: true }), isBackfillWanted: false }));
  const [backfill] = call('history', { streamId }) as { readonly id: string }[];
  // Saving asks for the first reading; one is open at a time.
  if (backfill !== undefined && !needs('backfillId')) call('cancel', { backfillId: backfill.id });
  if (acts[door.method] !== undefined && door.className === 'StreamRemovalController')
    beginRemoval(org, call, acts[door.method] ?? '', streamId);
  const config = call('config', { streamId }) as Values;
  return { connectionId, streamId, backfillId: backfill?.id ?? '', ...refusedRecord(org, connectionId, streamId), config };
}

/** What has begun before: rows go only of a stream that is removed, and what is stopped was to be taken out. */
const acts: Readonly<Record<string, string>> = { deleteSome: 'keepRecords', deleteAnyway: 'takeOut', stop: 'takeOut' };

function beginRemoval(
  { administrator }: PermissionOrg,
  call: (method: string, parameters: Values) => unknown,
  act: string,
  streamId: string,
): void {
  // Of one that was never read nothing is to be taken out.
  demand(administrator.save('insert', 'SynclineStreamState__c', { Stream__c: streamId, StreamRef__c: streamId }));
  call(act, { streamId });
}

function refusedRecord(org: PermissionOrg, connectionId: string, streamId: string): Pick<Scene, 'letterId' | 'attemptId' | 'runId'> {
  const { administrator } = org;
  const recordId = accountOf(org);
  const identity = `${streamId}:${recordId}`;
  const letterId = demand(
    administrator.save('insert', 'SynclineDeadLetter__c', {
      Identity__c: identity,
      Connection__c: connectionId,
      Stream__c: streamId,
      OpenStream__c: streamId,
      ObjectName__c: 'Account',
      RecordId__c: recordId,
      Kind__c: 'upserted',
      Status__c: 'GivenUp',
      Attempts__c: 1,
      LastFailedMillis__c: 1_700_000_000_000,
    }),
  );
  const attemptId = demand(
    administrator.save('insert', 'SynclineAttempt__c', {
      Identity__c: identity,
      Connection__c: connectionId,
      Attempt__c: 1,
      AtMillis__c: 1_700_000_000_000,
      Outcome__c: 'Refused',
    }),
  );
  const runId = demand(
    administrator.save('insert', 'SynclineRun__c', { Connection__c: connectionId, StartedBy__c: 'Schedule', Status__c: 'Succeeded' }),
  );
  // What purges know of a connection, and which of them have logs: one that was never switched on has none, unless a stream of it was removed.
  const { value } = administrator.query(`SELECT Id FROM SynclineConnectionState__c WHERE ConnectionRef__c = '${connectionId}'`);
  if ((value as { readonly totalSize: number }).totalSize === 0)
    demand(
      administrator.save('insert', 'SynclineConnectionState__c', {
        Connection__c: connectionId,
        ConnectionRef__c: connectionId,
        Generation__c: 1,
      }),
    );
  return { letterId: String(letterId), attemptId: String(attemptId), runId: String(runId) };
}

/** Controllers move between pages; these names of methods, with those of their parameters, are each one's alone. */
function classOf(doors: readonly Door[], method: string, parameters: readonly string[]): string {
  const found = doors.filter((door) => door.method === method && door.parameters.every(({ name }) => parameters.includes(name)));
  if (found.length !== 1)
    throw new Error(`${found.length} controllers have a method ${method}; the walk needs the one that its scene is made with`);
  return found[0]?.className ?? '';
}

function demand({
  isAllowed,
  value,
  refusal,
}: {
  readonly isAllowed: boolean;
  readonly value: unknown;
  readonly refusal: string;
}): unknown {
  if (!isAllowed) throw new Error(refusal);
  return value;
}
