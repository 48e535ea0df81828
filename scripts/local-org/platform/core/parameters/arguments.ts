/** Checks what the platform checks on every argument of a method. */
import { apexException } from '../../../values/index.ts';
import type { PlatformFunction } from '../../../contracts/values.ts';

type Members = Readonly<Record<string, PlatformFunction>>;

/** Methods that throw `Argument cannot be null.` for a null argument. */
export function withoutNulls(members: Members): Members {
  const entries = Object.entries(members).map(([key, implementation]): [string, PlatformFunction] => {
    const checked = (...parameters: unknown[]): unknown => {
      if (parameters.includes(null)) throw apexException('System.NullPointerException', 'Argument cannot be null.');
      return implementation(...(parameters as never[]));
    };
    return [key, checked];
  });
  return Object.fromEntries(entries);
}
