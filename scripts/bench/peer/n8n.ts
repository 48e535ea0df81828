/**
 * n8n's Salesforce Trigger, unchanged, on the org's clock: "account created" and "account updated", each looked at once a minute, and one
 * POST for each record that they give, which is not tried again: what n8n does unless its flow is set to do more.
 */
import { createRequire } from 'node:module';
import type { SharedClock } from '../../local-org/index.ts';
import { startThread } from '../../local-org/org/threads/start-thread.ts';
import type { Contender, Destination } from './contender.ts';
import { createSink, DestinationIsDown, everyMinute } from './contender.ts';
import type { PollAnswer, TriggerName } from './n8n-messages.ts';
import type { RestLogin } from './rest-client.ts';

/** The packages that take part, as they are installed. */
export function n8nVersions(): string[] {
  const require = createRequire(import.meta.url);
  return ['n8n-nodes-base', 'n8n-workflow', 'luxon', 'form-data'].map((name) => {
    const { version } = require(`./node_modules/${name}/package.json`) as { readonly version: string };
    return `${name} ${version}`;
  });
}

export async function openN8n(
  login: RestLogin,
  clock: SharedClock,
  firstLooks: Readonly<Record<TriggerName, number>>,
  destination: Destination,
): Promise<Contender> {
  const sink = createSink(clock, destination);
  const thread = startThread(new URL('./n8n-thread.ts', import.meta.url), { clockMemory: clock.memory, login });
  const looks = Object.entries(firstLooks).map(([trigger, first]) => ({ trigger: trigger as TriggerName, minutes: everyMinute(first) }));
  let apiRequests = 0;

  function next<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        thread.off('message', take);
        thread.off('error', fail);
      };
      const take = (message: T): void => {
        settle();
        resolve(message);
      };
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      thread.on('message', take).on('error', fail);
    });
  }
  await next();

  function ask(trigger: TriggerName): Promise<PollAnswer> {
    thread.postMessage(trigger);
    return next();
  }

  async function poll(trigger: TriggerName): Promise<void> {
    const { items, requests, failure } = await ask(trigger);
    if (failure !== null) throw new Error(`n8n's trigger ${trigger} failed: ${failure}`);
    apiRequests = requests;
    for (const { id, name } of items) {
      try {
        sink.post([{ id, value: name }]);
      } catch (error) {
        if (!(error instanceof DestinationIsDown)) throw error;
      }
    }
  }

  return {
    name: 'n8n',
    arrivals: sink.arrivals,
    costs: () => ({ apiRequests, asyncExecutions: 0, destinationRequests: sink.requests }),
    nextLook: () => Math.min(...looks.map(({ minutes }) => minutes.next())),
    async look() {
      for (const { trigger, minutes } of looks) {
        if (minutes.next() > clock.now()) continue;
        minutes.looked(clock.now());
        await poll(trigger);
      }
    },
    async close() {
      await thread.terminate();
    },
  };
}
