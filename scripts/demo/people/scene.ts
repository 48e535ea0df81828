/** Somebody of the sample company at work, at one moment: whom each kind of change is given. */
import type { Trade } from '../../sample-data/people.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Person } from '../saving.ts';
import { rows } from '../saving.ts';
import type { Row } from '../saving.ts';

export interface Colleague extends Person {
  readonly name: string;
  readonly trade: Trade;
}

export interface Scene {
  readonly person: Colleague;
  readonly random: Random;
  /** The org's time. */
  readonly now: number;
}

/** Of a list view they take one of those that have rested longest, as who works through a list does; null where it is empty. */
export async function oneOf({ person, random }: Scene, object: string, fields: string, where: string): Promise<Row | null> {
  const list = await rows(
    person,
    `SELECT Id${fields === '' ? '' : `, ${fields}`} FROM ${object} WHERE ${where} ORDER BY LastModifiedDate, Id LIMIT 40`,
  );
  return list.length === 0 ? null : random.pick(list);
}
