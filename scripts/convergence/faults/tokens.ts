/** Tokens that expire before their time, and a token endpoint that is out of order when another one is wanted. */
import type { Delivery, WireFault } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';
import { answer, problem } from './wire-kind.ts';
import type { WireKind } from './wire-kind.ts';

const json = (status: number, body: object): WireFault => answer(status, body, { 'Content-Type': 'application/json' });
const ways: Readonly<Record<string, () => WireFault>> = {
  'HTTP 503': () => answer(503, '<html>Try again</html>'),
  'connection refused': () => ({ kind: 'noAnswer', problem: 'refused' }),
  'no answer in time': () => ({ kind: 'timeoutBefore' }),
  invalid_client: () => json(401, { error: 'invalid_client', error_description: 'The secret was rotated.' }),
  'no JSON': () => answer(200, '<html>Please sign in</html>'),
};
export const tokenEndpointOut = 'token endpoint out of order';
export const tokenEndpointKinds: readonly string[] = Object.keys(ways).map((name) => `token endpoint: ${name}`);

/** The platform asks again at once where a token is refused, so an expired one is seen once. */
export const tokenExpired: WireKind = {
  name: 'token expired',
  group: 'token expired',
  fault: () => answer(401, problem(401, 'TOKEN_EXPIRED')),
};

export interface Tokens {
  /** The token of the delivery is worth nothing from now on. */
  expire(delivery: Delivery): void;
  isExpired(delivery: Delivery): boolean;
  /** For so long nobody gets a new token, and the known ones are worth nothing. */
  beginOutage(now: number, minutes: number): void;
  isOut(now: number): boolean;
  /** What a request for a token meets. */
  fault(now: number): WireFault | null;
  endOutage(): void;
}

export function createTokens(memory: RunMemory, random: Random, tally: Tally): Tokens {
  let isEveryTokenWorthless = false;
  const tokenOf = ({ headers }: Delivery): string => headers['authorization'] ?? '';
  const isOut = (now: number): boolean => {
    if (memory.tokenOutage !== null && memory.tokenOutage.until <= now) memory.tokenOutage = null;
    return memory.tokenOutage !== null;
  };
  return {
    expire: (delivery) => void memory.expiredTokens.add(tokenOf(delivery)),
    isExpired(delivery) {
      if (isEveryTokenWorthless) memory.expiredTokens.add(tokenOf(delivery));
      isEveryTokenWorthless = false;
      return memory.expiredTokens.has(tokenOf(delivery));
    },
    beginOutage(now, minutes) {
      if (isOut(now)) return;
      isEveryTokenWorthless = true;
      const name = tally.rarest(tokenEndpointKinds).replace('token endpoint: ', '');
      memory.tokenOutage = { name, until: now + minutes * 60_000, hits: 0 };
    },
    isOut,
    fault(now) {
      if (!isOut(now) || memory.tokenOutage === null) return null;
      memory.tokenOutage.hits += 1;
      if (memory.tokenOutage.hits === 1) tally.note(tokenEndpointOut);
      tally.note(`token endpoint: ${memory.tokenOutage.name}`);
      return ways[memory.tokenOutage.name]?.() ?? null;
    },
    endOutage() {
      isEveryTokenWorthless = false;
      memory.tokenOutage = null;
    },
  };
}
