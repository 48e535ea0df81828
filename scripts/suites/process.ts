import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const reportsFolder = join(projectFolder, 'reports');

/** Runs a program in the project's folder with its output shown; answers its exit status. */
export function run(
  program: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

export function runNode(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  return run(process.execPath, parameters, environment);
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
