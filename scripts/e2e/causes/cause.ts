/** Why a record does not sync: each cause brought about as it comes about, and what a person who asks is told. */
import type { Answer } from './asking.ts';
import type { World } from './world.ts';

const mostCalls = 2;

export interface Question {
  /** What the person has, and types or pastes. */
  readonly text: string;
  /** Of several records that it may mean, the object of the one that is chosen. */
  readonly chosen?: string;
  /** The heading; a star stands for what differs from run to run. */
  readonly answer: string;
  /** What the button says; null where nothing is to be done. */
  readonly button: string | null;
  /** What a line of the table of gates says too, where the heading alone does not tell it from another cause. */
  readonly gate?: string;
  /** Default: the admin. */
  readonly asks?: 'viewer';
}

export interface Cause {
  readonly name: string;
  bringAbout(world: World): Promise<Question>;
  /** What undoes it; by default nothing need be. */
  undo?(world: World): Promise<unknown>;
}

export function cause(name: string, bringAbout: Cause['bringAbout'], undo: NonNullable<Cause['undo']> = nothing): Cause {
  return { name, bringAbout, undo };
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

/** What of an answer differs from what is expected; empty where nothing does. */
export function differences(found: Answer, { answer, button, gate }: Question): readonly string[] {
  const differs: string[] = [];
  if (!fits(found.answer, answer)) differs.push(`expected the answer: ${answer}`);
  if (found.button !== button) differs.push(`expected the button: ${button ?? 'none'}`);
  if (gate !== undefined && !found.gates.some((line) => fits(line, gate)))
    differs.push(`expected the gate: ${gate}; found: ${found.gates.join(' / ')}`);
  if (found.calls.length > mostCalls) differs.push(`expected ${mostCalls} calls at most: ${found.calls.join(', ')}`);
  return differs;
}

/** Whether the text is what is expected, in which a star stands for anything. */
function fits(text: string, expected: string): boolean {
  const parts = expected.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
