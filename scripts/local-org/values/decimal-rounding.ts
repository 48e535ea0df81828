/** Rounding of an unscaled number, by System.RoundingMode: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm */
import { apexException } from './apex-exception.ts';

export type RoundingMode = 'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** Whether the magnitude of the truncated quotient grows by one. `half` compares the remainder with half of the divisor. */
const growsByMode: Readonly<Record<RoundingMode, (half: number, isNegative: boolean, isOdd: boolean) => boolean>> = {
  CEILING: (_half, isNegative) => !isNegative,
  FLOOR: (_half, isNegative) => isNegative,
  DOWN: () => false,
  UP: () => true,
  HALF_UP: (half) => half >= 0,
  HALF_DOWN: (half) => half > 0,
  HALF_EVEN: (half, _isNegative, isOdd) => half > 0 || (half === 0 && isOdd),
  UNNECESSARY: () => {
    throw apexException('System.MathException', 'Rounding necessary');
  },
};

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const doubled = absolute(remainder) * 2n;
  const divisor = absolute(denominator);
  const half = doubled < divisor ? -1 : doubled > divisor ? 1 : 0;
  const isNegative = numerator < 0n !== denominator < 0n;
  if (!growsByMode[mode](half, isNegative, quotient % 2n !== 0n)) return quotient;
  return isNegative ? quotient - 1n : quotient + 1n;
}
