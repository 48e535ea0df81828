import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const password = 'syncline';

export interface StoredRecord {
  readonly id: string;
  readonly version: unknown;
  readonly state: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the receiver has stored. */
export interface ReceiverRecords {
  stored(object: string): Promise<{ total: number; records: readonly StoredRecord[] }>;
  storedRecord(object: string, id: string): Promise<StoredRecord | null>;
}

/** The whole product as `npm start` runs it, on ports and a state folder of its own. */
export interface Product extends ReceiverRecords {
  readonly url: string;
  readonly receiverUrl: string;
  readonly stateFolder: string;
  /** Milliseconds from the start of the process until both health checks answered 200. */
  readonly readyAfter: number;
  output(): string;
  /** SIGTERM by default; gives the milliseconds until the process was gone. */
  stop(signal?: NodeJS.Signals): Promise<number>;
}

export interface ProductOptions {
  readonly stateFolder?: string;
  readonly arguments?: readonly string[];
  readonly readyWithin?: number;
  readonly ports?: readonly [number, number];
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const stateFolder = options.stateFolder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'product-'));
  const [port, receiverPort] = options.ports ?? [await freePort(), await freePort()];
  const begun = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs', ...(options.arguments ?? [])], {
    cwd: projectFolder,
    env: { ...process.env, SYNCLINE_PORT: String(port), SYNCLINE_RECEIVER_PORT: String(receiverPort), SYNCLINE_DATA: stateFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const url = `http://127.0.0.1:${port}`;
  const receiverUrl = `http://127.0.0.1:${receiverPort}`;
  const deadline = begun + (options.readyWithin ?? 240_000);
  while (!((await isReady(url)) && (await isReady(receiverUrl)))) {
    if (child.exitCode !== null) throw new Error(`The product ended with status ${child.exitCode}:\n${output}`);
    if (performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The product was not ready in time:\n${output}`);
    }
    await delay(100);
  }

  return {
    url,
    receiverUrl,
    stateFolder,
    readyAfter: performance.now() - begun,
    output: () => output,
    ...storedRecords(receiverUrl),
    async stop(signal = 'SIGTERM') {
      const asked = performance.now();
      child.kill(signal);
      await ended;
      return performance.now() - asked;
    },
  };
}

export function storedRecords(receiverUrl: string): ReceiverRecords {
  return {
    stored: async (object) =>
      (await fetch(`${receiverUrl}/v1/records/${object}?limit=2000`)).json() as ReturnType<ReceiverRecords['stored']>,
    async storedRecord(object, id) {
      const response = await fetch(`${receiverUrl}/v1/records/${object}/${id}`);
      return response.status === 404 ? null : ((await response.json()) as StoredRecord);
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).status === 200;
  } catch {
    return false;
  }
}

/** Below those that systems give to whoever asks for any: a start takes long, and nobody else is given the port meanwhile. */
const ownPorts = { from: 20_000, to: 32_000 };

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(ownPorts.from, ownPorts.to);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

export const delay = (milliseconds: number): Promise<void> => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Polls until the check gives something other than undefined, null or false. */
export async function eventually<T>(what: string, check: () => Promise<T>, within = 90_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + within;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Waited ${Math.round(within / 1000)} s for: ${what}`);
    await delay(250);
  }
}
