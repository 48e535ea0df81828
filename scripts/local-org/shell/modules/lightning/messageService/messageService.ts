/** Lightning Message Service within one page. */
import type { WireAdapter, WireDataCallback } from 'lwc';

interface Channel {
  readonly channelName: string;
}
type Listener = (message: unknown) => void;

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');
const listeners = new Map<string, Set<Listener>>();

export function publish(_context: unknown, channel: Channel, message?: unknown): void {
  for (const listener of listeners.get(channel.channelName) ?? []) listener(message);
}

export function subscribe(_context: unknown, channel: Channel, listener: Listener): { unsubscribe(): void } {
  const own = listeners.get(channel.channelName) ?? new Set();
  listeners.set(channel.channelName, own.add(listener));
  return { unsubscribe: () => own.delete(listener) };
}

export function unsubscribe(subscription: { unsubscribe(): void } | null): void {
  subscription?.unsubscribe();
}

export const createMessageContext = (): object => ({});
export const releaseMessageContext = (): void => undefined;

export class MessageContext implements WireAdapter {
  constructor(emit: WireDataCallback) {
    emit({});
  }
  connect(): void {
    // The context is the page.
  }
  disconnect(): void {
    // The context is the page.
  }
  update(): void {
    // Takes no configuration.
  }
}
