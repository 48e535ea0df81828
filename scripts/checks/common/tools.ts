import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installFromDebian } from '../../suites/debian.ts';
import { projectFolder } from '../../suites/process.ts';

export interface Output {
  status: number;
  stdout: string;
  stderr: string;
}

const outputLimit = 256 * 1024 * 1024;

/** Runs a program in the project's folder and answers what it wrote. */
export function capture(program: string, parameters: readonly string[]): Promise<Output> {
  return new Promise((resolve) => {
    const options = { cwd: projectFolder, maxBuffer: outputLimit, encoding: 'utf8' as const };
    execFile(program, parameters, options, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === 'number' ? error.code : 127) : 0;
      resolve({ status, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}

export function captureNode(parameters: readonly string[]): Promise<Output> {
  return capture(process.execPath, parameters);
}

export const checksFolder = join(projectFolder, 'scripts', 'checks');

/** A package of scripts/checks, which a plain install does not carry: hence no import and no types of its own. */
export function requireTool<Tool>(name: string): Tool {
  return createRequire(join(checksFolder, 'package.json'))(name) as Tool;
}

let java: Promise<string | null> | null = null;

/** Why no Java 11 or later is at hand, or null where `java` is; installed where this machine allows it. */
export function demandJava(): Promise<string | null> {
  return (java ??= findJava());
}

async function findJava(): Promise<string | null> {
  if (await hasJava()) {
    return null;
  }
  const refusal = await installFromDebian('default-jre-headless');
  return (await hasJava()) ? null : `no Java 11 or later: ${refusal ?? 'it was installed, but does not answer'}`;
}

async function hasJava(): Promise<boolean> {
  const { status, stderr } = await capture('java', ['-version']);
  return status === 0 && Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) >= 11;
}
