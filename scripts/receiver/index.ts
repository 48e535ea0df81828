import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApplication } from './application.ts';
import { ReceiverStartError, settingsFrom } from './settings/options.ts';
import type { ReceiverOptions } from './settings/options.ts';
import { openStorage } from './storage/open.ts';

export { ReceiverStartError } from './settings/options.ts';
export type { ReceiverOptions } from './settings/options.ts';

export interface Receiver {
  url: string;
  close(): Promise<void>;
}

/** How long requests in flight may go on after close, in milliseconds. */
const grace = 2000;

/** Starts the reference destination on 127.0.0.1; rejects with a ReceiverStartError that says what to do. */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const settings = settingsFrom(options);
  const storage = await openStorage(settings);
  const ended = new AbortController();
  try {
    const application = createApplication(settings, storage, ended.signal);
    const server = createAdaptorServer({ fetch: application.fetch }) as Server;
    const port = await listen(server, settings.port);
    return {
      url: `http://127.0.0.1:${port}`,
      close: async () => {
        ended.abort();
        await stop(server);
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ReceiverStartError(
      `Port ${port} is in use by another program. Stop that program, or choose another port in SYNCLINE_RECEIVER_PORT.`,
    );
  }
  return error.code === 'EACCES'
    ? new ReceiverStartError(`Port ${port} may not be opened by this user. Choose another in SYNCLINE_RECEIVER_PORT.`)
    : error;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
