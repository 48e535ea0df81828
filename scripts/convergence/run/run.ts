/** A run from beginning to end: its destination, and processes one after another, each going on where the one before was killed. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { SourceChange } from '../../lab/index.ts';
import { startDestination } from '../destinations/start.ts';
import type { DestinationKind } from '../destinations/stored.ts';
import type { ExperimentOptions } from './experiment.ts';
import { recall } from '../memory/memory.ts';
import type { RunResult } from './result.ts';

export interface RunOptions {
  readonly seed: number;
  readonly changes: number;
  /** By default the one that the seed says: half of all seeds say the one in Python. */
  readonly destination?: DestinationKind;
  readonly mutation?: readonly SourceChange[];
  /** Another checkout whose package is tried; by default this one. */
  readonly sources?: string;
  /** Whether the run says what happens now and then. */
  readonly isTelling?: boolean;
  /** Whether the run ends as soon as something is wrong. */
  readonly stopsAtFault?: boolean;
  /** Real time after which it is given up. */
  readonly atMostSeconds?: number;
}

export function destinationOf(seed: number): DestinationKind {
  return seed % 2 === 0 ? 'receiver' : 'python';
}

/** Throws what broke the run, with the words of the process that broke. */
export async function converge(options: RunOptions): Promise<RunResult> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'syncline-run-'));
  const storedIn = join(folder, 'destination');
  mkdirSync(storedIn);
  const destination = await startDestination(options.destination ?? destinationOf(options.seed), storedIn);
  try {
    const { kind, url, databaseFile } = destination;
    const wanted: ExperimentOptions = {
      seed: options.seed,
      changes: options.changes,
      mutation: options.mutation ?? [],
      sources: options.sources ?? null,
      destination: { kind, url, databaseFile },
      folder,
      isTelling: options.isTelling ?? false,
      stopsAtFault: options.stopsAtFault ?? false,
    };
    while ((await oneLife(wanted, options.atMostSeconds)) === 'killed') {
      if (recall(folder)?.dying == null) throw new Error('Somebody else has killed the process');
    }
    const result = deserialize(readFileSync(join(folder, 'result'))) as RunResult;
    return { ...result, wallSeconds: (performance.now() - began) / 1000 };
  } finally {
    await destination.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const loader = fileURLToPath(new URL('../../typescript/register.mjs', import.meta.url));
const program = fileURLToPath(new URL('life.ts', import.meta.url));

async function oneLife(options: ExperimentOptions, atMostSeconds?: number): Promise<'killed' | 'ended'> {
  const child = spawn(process.execPath, ['--import', loader, program, JSON.stringify(options)], { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-20_000)));
  const timer = atMostSeconds === undefined ? undefined : setTimeout(() => child.kill('SIGTERM'), atMostSeconds * 1000);
  const [code, signal] = await new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  clearTimeout(timer);
  if (signal === 'SIGKILL') return 'killed';
  if (signal === 'SIGTERM') throw new Error(`It went on for more than ${atMostSeconds} seconds`);
  if (code !== 0) throw new Error(said);
  return 'ended';
}
