/** lightning/empApi over the local org's event stream (server-sent events). Replay ids other than -1 (new events only) are refused. */
interface Subscription {
  readonly channel: string;
  readonly id: number;
}

const streams = new Map<number, EventSource>();
const errorListeners = new Set<(error: unknown) => void>();
let counter = 0;

export function subscribe(channel: string, replayId: number, onMessage: (message: unknown) => void): Promise<Subscription> {
  if (replayId !== -1) return Promise.reject(new Error('The local org supports only the replay id -1 (new events) in lightning/empApi'));
  const source = new EventSource(`/local/events?channel=${encodeURIComponent(channel)}`);
  source.onmessage = (event) => onMessage(JSON.parse(event.data as string));
  source.onerror = () => errorListeners.forEach((listener) => listener({ channel, error: 'The event stream was interrupted' }));
  const subscription = { channel, id: ++counter };
  streams.set(subscription.id, source);
  return Promise.resolve(subscription);
}

export function unsubscribe(subscription: Subscription, callback?: (result: unknown) => void): Promise<unknown> {
  streams.get(subscription.id)?.close();
  const result = { id: subscription.id, channel: '/meta/unsubscribe', successful: streams.delete(subscription.id) };
  callback?.(result);
  return Promise.resolve(result);
}

export function onError(listener: (error: unknown) => void): void {
  errorListeners.add(listener);
}

export const isEmpEnabled = (): Promise<boolean> => Promise.resolve(true);
export const setDebugFlag = (): void => undefined;
