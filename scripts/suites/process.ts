import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Longer than anything that a person would wait for. */
const longestMinutes = 120;

export const reportsFolder = join(projectFolder, 'reports');

export interface RunOptions {
  environment?: NodeJS.ProcessEnv;
  /** When it has not ended after so many minutes, it is killed with all that it started. */
  minutes?: number;
}

/** Runs a program in the project's folder with its output shown; answers its exit status. */
export function run(program: string, parameters: readonly string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that a runner that hangs is killed with the browsers and servers that it started.
    const child = spawn(program, parameters, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.environment },
      detached: process.platform !== 'win32',
    });
    const kill = (signal: NodeJS.Signals): void => killGroup(child, signal);
    const timer = setTimeout(
      () => {
        console.error(`${program} was killed: it had not ended after ${options.minutes} minutes.`);
        kill('SIGKILL');
      },
      (options.minutes ?? longestMinutes) * 60_000,
    );
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    signals.forEach((signal) => process.on(signal, kill));
    const finish = (): void => {
      clearTimeout(timer);
      signals.forEach((signal) => process.off(signal, kill));
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('exit', (code) => {
      finish();
      resolve(code ?? 1);
    });
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

export function runNode(parameters: readonly string[], options: RunOptions = {}): Promise<number> {
  return run(process.execPath, parameters, options);
}

/** The path of a report, with the report of an earlier run taken away. */
export async function freshReport(name: string): Promise<string> {
  await mkdir(reportsFolder, { recursive: true });
  const file = join(reportsFolder, name);
  rmSync(file, { force: true });
  return file;
}

/** The report that a runner left, or null where it left none. */
export function readReport<Report>(file: string): Report | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
}

/** The lines of a report that a runner writes as it goes, so that one that was killed has left some. */
export function readLines<Line>(file: string): Line[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Line);
}
