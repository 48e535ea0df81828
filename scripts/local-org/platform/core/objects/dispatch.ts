/** Dispatches interface calls: on an object of the project to its own method, on one of the platform to the table's. */
import { transaction } from '../../../contracts/transaction.ts';
import type { PlatformFunction } from '../../../contracts/values.ts';

/** `platformCall` answers for objects of the platform; it gives undefined for those of the project. */
export function dispatched(name: string, platformCall?: (receiver: unknown, parameters: readonly unknown[]) => unknown): PlatformFunction {
  return (receiver: unknown, ...parameters: unknown[]): unknown => {
    const answer = platformCall?.(receiver, parameters);
    return answer === undefined ? transaction().project.invokeByName(receiver, name, parameters) : answer;
  };
}
