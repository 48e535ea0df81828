/** Starts a destination outside the process that is killed: the receiver, or the one of the contract in Python. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Destination } from '../../lab/index.ts';
import { startReceiver } from '../../receiver/index.ts';
import type { DestinationKind } from './stored.ts';

export interface StartedDestination extends Destination {
  readonly kind: DestinationKind;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('../../../docs/destination-contract/destination.py', import.meta.url));

export function startDestination(kind: DestinationKind, folder: string): Promise<StartedDestination> {
  return kind === 'receiver' ? startInNode(folder) : startInPython(folder);
}

async function startInNode(folder: string): Promise<StartedDestination> {
  const receiver = await startReceiver({ dataFolder: folder, port: 0 });
  return { kind: 'receiver', url: receiver.url, databaseFile: join(folder, 'receiver.sqlite'), close: () => receiver.close() };
}

async function startInPython(folder: string): Promise<StartedDestination> {
  const databaseFile = join(folder, 'destination.sqlite');
  const child = spawn('python3', [program, '0', databaseFile], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) break;
    return {
      kind: 'python',
      url,
      databaseFile,
      close: () => {
        child.kill();
        return ended;
      },
    };
  }
  child.kill();
  throw new Error('The destination in Python does not say where it listens');
}
