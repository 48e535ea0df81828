/** What keeps a whole connection from sending. */
import type { SetupChange } from '../../local-org/contracts/setup-pages.ts';
import { cause } from './cause.ts';
import type { Cause, Question } from './cause.ts';
import type { World } from './world.ts';

type Fault = Readonly<Record<string, unknown>>;

const syncNow = 'Sync now';
const reauthorize = 'Reauthorize';
const unreachable =
  'The destination could not be reached: no server has this name, none accepts connections there, or the connection was lost.';
const changes = '/v1/changes';

/** A change waits while the destination misbehaves, and a link has noticed. */
function misbehaves(name: string, faults: Fault | readonly Fault[], code: string, cause: string, button = syncNow): Cause {
  return {
    name,
    async bringAbout(world) {
      for (const fault of [faults].flat()) await world.arm({ path: changes, ...fault });
      const text = await askOf(world, name);
      await untilProblem(world, code);
      return { text, answer: `* cannot sync. ${cause}`, button };
    },
    undo: getWell,
  };
}

async function untilProblem(world: World, code: string): Promise<void> {
  await world.until(
    `SELECT Id FROM SynclineConnectionState__c WHERE Connection__c = '${world.connectionId}' AND ErrorCode__c = '${code}'`,
    8,
  );
}

async function getWell(world: World): Promise<void> {
  await world.mend();
  await world.call('StatusController', 'syncNow', { connectionId: world.connectionId });
  await world.until(`SELECT Id FROM SynclineConnectionState__c WHERE Connection__c = '${world.connectionId}' AND ErrorCode__c = null`, 90);
}

async function askOf(world: World, name: string): Promise<string> {
  return world.create('Account', { Name: name });
}

async function changeCredential(world: World, change: Omit<SetupChange, 'id'>): Promise<void> {
  const { namedCredentialId: id } = await world.call<{ namedCredentialId: string }>('ConnectionSetupController', 'load', {
    connectionId: world.connectionId,
  });
  await world.admin.request({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id, ...change } } });
}

/** One that a mode of the connection brings about. */
function inMode(
  name: string,
  controller: string,
  method: string,
  undone: readonly [string, string],
  question: Omit<Question, 'text'>,
): Cause {
  return {
    name,
    async bringAbout(world) {
      const text = await askOf(world, name);
      await world.call(controller, method, { connectionId: world.connectionId });
      return { text, ...question };
    },
    undo: (world) => world.call(undone[0], undone[1], { connectionId: world.connectionId }),
  };
}

export const causesOfConnections: readonly Cause[] = [
  inMode('a connection that is paused', 'StatusController', 'pause', ['StatusController', 'resume'], {
    answer: '* is paused: nothing is sent until you resume it.',
    button: 'Resume',
  }),
  misbehaves(
    'a destination that refuses the token',
    { kind: 'status', status: 401, code: 'UNAUTHORIZED' },
    'ACCESS_REFUSED',
    'The destination does not accept the access token that its login service issued.',
    reauthorize,
  ),
  misbehaves(
    'a destination that forbids it',
    { kind: 'status', status: 403, code: 'FORBIDDEN' },
    'FORBIDDEN',
    'The destination knows the credential, but does not let it write changes.',
  ),
  misbehaves(
    'a destination that is down',
    { kind: 'status', status: 503 },
    'DESTINATION_FAILED',
    'The destination had an error of its own.',
  ),
  misbehaves(
    'a destination that is busy',
    { kind: 'status', status: 429, retryAfter: 120 },
    'DESTINATION_BUSY',
    'The destination asked to be called less often.',
  ),
  misbehaves(
    'a destination that has moved',
    { kind: 'redirect', location: 'https://elsewhere.example.com/' },
    'REDIRECTED',
    'The destination redirects requests to another address. Redirects are not followed, because requests carry data.',
  ),
  misbehaves(
    'a destination that answers with something else',
    { kind: 'malformedAnswer' },
    'MALFORMED_ANSWER',
    "The destination's answer does not follow the contract.",
  ),
  misbehaves(
    'a destination that forgets receipts',
    { kind: 'omitReceipts' },
    'MISSING_RECEIPT',
    'The destination accepted a delivery but did not say what happened to the records.',
  ),
  misbehaves('a destination that cuts the line', { kind: 'dropBeforeProcessing' }, 'UNREACHABLE', unreachable),
  misbehaves(
    'no access token to be had',
    [
      { kind: 'status', status: 401, count: 1 },
      { kind: 'status', status: 503, path: '/oauth2/token' },
    ],
    'LOGIN_UNAVAILABLE',
    'The service that issues access tokens failed or did not answer as expected. It did not refuse the credential.',
  ),
  cause(
    'callouts that are disabled in Setup',
    async (world) => {
      await changeCredential(world, { isEnabled: false });
      const text = await askOf(world, 'callouts are disabled');
      await world.product.passMinutes(2);
      const cause = 'The named credential is disabled for callouts. Salesforce does this whenever a package creates or changes one.';
      return { text, answer: `* cannot sync. ${cause}`, button: reauthorize };
    },
    async (world) => {
      await changeCredential(world, { isEnabled: true });
      await getWell(world);
    },
  ),
  cause(
    'an address at which nobody listens',
    async (world) => {
      await changeCredential(world, { url: 'http://127.0.0.1:9' });
      const text = await askOf(world, 'nobody listens');
      await world.product.passMinutes(3);
      return { text, answer: `* cannot sync. ${unreachable}`, button: syncNow };
    },
    async (world) => {
      await changeCredential(world, { url: world.product.receiverUrl });
      await getWell(world);
    },
  ),
  cause(
    'a chain of jobs that somebody aborted',
    async (world) => {
      const text = await askOf(world, 'the chain was aborted');
      await world.run(`
        for (AsyncApexJob job : [SELECT Id FROM AsyncApexJob WHERE JobType = 'Queueable' AND CompletedDate = NULL]) {
          System.abortJob(job.Id);
        }`);
      await world.product.passMinutes(5);
      return { text, answer: '* cannot sync. No sync runs or waits, although one should.', button: syncNow };
    },
    getWell,
  ),
];

/** Of a connection that is not on yet: the world begins with it. */
export const causesOfDrafts: readonly Cause[] = [
  cause('a connection that was never tested', async (world) => {
    return {
      text: await askOf(world, 'never tested'),
      answer: '* is not completely set up: it sends nothing yet.',
      button: 'Continue the setup',
    };
  }),
];

/** The last, since there is no way back. */
export const causesOfEnds: readonly Cause[] = [
  inMode('a connection that is disconnected', 'ConnectionSetupController', 'disconnect', ['ConnectionSetupController', 'load'], {
    answer: '* is disconnected: nothing is sent until you reconnect it.',
    button: 'Reconnect',
  }),
  cause('a connection that is being deleted', async (world) => {
    const text = await askOf(world, 'being deleted');
    await world.product.passMinutes(2);
    await world.call('ConnectionDeletionController', 'begin', { connectionId: world.connectionId });
    return { text, answer: '* is being deleted.', button: null };
  }),
];
