/** A destination that can be made to fail in each way in which destinations do, over real HTTP or with a certificate that nobody trusts. */
import { startThread } from '../../local-org/org/threads/start-thread.ts';
import { goodManners } from './manners.ts';
import type { LoginApp, Manners } from './manners.ts';
import { selfSigned } from './self-signed.ts';

export type { LoginApp, Manners, Stranger } from './manners.ts';

export interface LabDestination {
  readonly url: string;
  /** What is not named is as it should be. */
  behave(change: Partial<Omit<Manners, 'app'>> & { readonly app?: Partial<LoginApp> }): Promise<void>;
  close(): Promise<void>;
}

export async function startLabDestination({ isSecure = false } = {}): Promise<LabDestination> {
  const thread = startThread(new URL('./server.ts', import.meta.url), { identity: isSecure ? selfSigned(Date.now()) : null });
  thread.once('error', (error) => {
    throw error;
  });
  const heard = <T>(): Promise<T> => new Promise((resolve) => thread.once('message', resolve));
  const port = await heard<number>();
  return {
    url: isSecure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    async behave({ app = {}, ...change }) {
      const answered = heard();
      thread.postMessage({ ...goodManners, ...change, app: { ...goodManners.app, ...app } } satisfies Manners);
      await answered;
    },
    async close() {
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('close');
      await ended;
    },
  };
}
