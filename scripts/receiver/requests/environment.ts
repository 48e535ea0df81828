import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Refusal } from '../storage/settle.ts';

/** What travels with a request. */
export interface ReceiverEnvironment {
  Bindings: HttpBindings;
  Variables: {
    refusal: Refusal | null;
    /** The kind of the armed fault that struck. */
    fault: string | null;
    /** Where the journal keeps the batch, once that is settled. */
    delivery: number | null;
    /** The uncompressed body, read once however many ask. */
    body: () => Promise<Buffer>;
    /** The events of the body as they came, or null where it holds none. */
    events: () => Promise<unknown[] | null>;
  };
}

export type ReceiverContext = Context<ReceiverEnvironment>;
