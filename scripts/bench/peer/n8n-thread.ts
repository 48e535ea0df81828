/** A thread whose time is the org's, in which n8n's trigger is loaded from its package and polled through the helpers that n8n gives it. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { createControllableClock } from '../../local-org/index.ts';
import type { PollAnswer, TriggerName } from './n8n-messages.ts';
import { createRestClient } from './rest-client.ts';
import type { RestLogin } from './rest-client.ts';

interface TriggerNode {
  poll(this: unknown): Promise<readonly (readonly { readonly json: { readonly Id: string; readonly Name: string } }[])[] | null>;
}

const { clockMemory, login } = workerData as { readonly clockMemory: SharedArrayBuffer; readonly login: RestLogin };
const clock = createControllableClock(0, clockMemory);

/** `new Date()` and `Date.now()` are the org's clock; all else is the real Date. The trigger's luxon asks these for "now". */
class OrgDate extends Date {
  constructor(...parts: readonly unknown[]) {
    super(...((parts.length === 0 ? [clock.now()] : parts) as [number]));
  }
  static override now(): number {
    return clock.now();
  }
}
globalThis.Date = OrgDate as DateConstructor;

const { SalesforceTrigger } = createRequire(import.meta.url)('n8n-nodes-base/dist/nodes/Salesforce/SalesforceTrigger.node.js') as {
  readonly SalesforceTrigger: new () => TriggerNode;
};

const org = createRestClient(login);

interface RequestOptions {
  readonly method: string;
  readonly uri: string;
  readonly qs: Readonly<Record<string, string>>;
}

/** What n8n hands to a trigger of an active workflow. */
function contextOf(triggerOn: TriggerName): object {
  const name = triggerOn;
  let staticData = '{}';
  let current: object = {};
  const silent = (): void => undefined;
  return {
    /** n8n keeps it as JSON from poll to poll. */
    getWorkflowStaticData: () => (current = JSON.parse(staticData) as object),
    keepStaticData: () => void (staticData = JSON.stringify(current)),
    getNodeParameter: (parameter: string, _index?: number, fallback?: unknown) =>
      ({ triggerOn, authentication: 'oAuth2' })[parameter] ?? fallback,
    getNode: () => ({ id: name, name, type: 'n8n-nodes-base.salesforceTrigger', typeVersion: 1.1, position: [0, 0], parameters: {} }),
    getWorkflow: () => ({ id: name, name, active: true }),
    getMode: () => 'trigger',
    getCredentials: () => Promise.resolve({ oauthTokenData: { instance_url: login.url } }),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    helpers: {
      returnJsonArray: (items: readonly object[]) => items.map((json) => ({ json })),
      requestOAuth2(_credentialsType: string, { method, uri, qs }: RequestOptions) {
        if (method !== 'GET') throw new Error(`The trigger was not expected to ${method}`);
        const query = new URLSearchParams(qs).toString();
        return org.get(query === '' ? uri : `${uri}?${query}`);
      },
    },
  };
}

const trigger = new SalesforceTrigger();
const contexts = { accountCreated: contextOf('accountCreated'), accountUpdated: contextOf('accountUpdated') };

async function poll(name: TriggerName): Promise<PollAnswer> {
  const context = contexts[name] as { keepStaticData(): void };
  try {
    const [items = []] = (await trigger.poll.call(context)) ?? [];
    context.keepStaticData();
    return { items: items.map(({ json }) => ({ id: json.Id, name: json.Name })), requests: org.requests, failure: null };
  } catch (error) {
    return { items: [], requests: org.requests, failure: (error as Error).stack ?? String(error) };
  }
}

parentPort?.on('message', (name: TriggerName) => {
  void poll(name).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage('ready');
