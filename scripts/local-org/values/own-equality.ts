/** Asks a class of the project that says itself what is equal, with equals(Object). */
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import type { ApexObject } from './apex-object.ts';

export function hasOwnEquality(value: ApexObject): boolean {
  return hasTransaction() && transaction().project.hasMethod(value, 'equals', 1);
}

export function ownEquals(value: ApexObject, other: unknown): boolean {
  return transaction().project.invokeByName(value, 'equals', [other]) === true;
}
