/**
 * Makes Apex stack traces from JavaScript ones: `Class.Runner.tick: line 12, column 1`, innermost first. The platform's column is always 1.
 */
import type { ApexPosition, CompiledModule } from './compiled-module.ts';

/** Apex allows 1,000 frames; the platform prints far fewer than that. */
const collectedFrames = 200;
Error.stackTraceLimit = collectedFrames;

const frame = /(apex:[^\s():]+):(\d+):(\d+)/g;

export interface StackTrace {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export function positionsOf(error: Error, modules: ReadonlyMap<string, CompiledModule>): ApexPosition[] {
  const positions: ApexPosition[] = [];
  for (const [, script = '', line = '', column = ''] of (error.stack ?? '').matchAll(frame)) {
    const position = modules.get(script)?.positionOf(Number(line), Number(column) - 1) ?? null;
    if (position !== null) positions.push(position);
  }
  return positions;
}

export function stackTraceOf(error: Error, modules: ReadonlyMap<string, CompiledModule>): StackTrace {
  const positions = positionsOf(error, modules);
  return {
    text: positions.map(({ frame: name, line }) => `${name}: line ${line}, column 1`).join('\n'),
    line: positions[0]?.line ?? 0,
    column: positions.length === 0 ? 0 : 1,
  };
}
