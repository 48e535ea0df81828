/** One way in which a delivery goes wrong, and what it is made of. */
import type { Delivery, WireFault } from '../../lab/index.ts';
import type { Random } from '../../sample-data/random.ts';

export const wireGroups = [
  'refused',
  'throttled',
  'unreachable',
  'timed out before processing',
  'timed out after processing',
  'processed, and answered otherwise',
  'receipts that do not fit',
  'unreadable answer',
  'token expired',
] as const;
export type WireGroup = (typeof wireGroups)[number];

export interface WireKind {
  /** As the report prints it. */
  readonly name: string;
  readonly group: WireGroup;
  readonly fault: (delivery: Delivery, random: Random) => WireFault;
}

export function answer(status: number, body: string | object, headers: Readonly<Record<string, string>> = {}): WireFault {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/problem+json';
  return { kind: 'strangerAnswers', status, body: Buffer.from(text), headers: { 'Content-Type': type, ...headers } };
}

/** As the contract has it. */
export function problem(status: number, code: string, more: object = {}): object {
  return { type: 'about:blank', title: code, status, code, detail: `A fault of the run: ${code}.`, ...more };
}
