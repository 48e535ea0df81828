import { judged } from '../check.ts';
import type { Check } from '../check.ts';
import { programs } from './programs.ts';
import { judgeHouse } from './judge.ts';

const houses = [programs];

/** No folder uses one that uses it, no arrow runs up, and no files use each other in a circle. */
export const house: Check = {
  name: 'house',
  title: 'House',
  isOnlyByName: true,
  run: () => {
    const findings = houses.flatMap(judgeHouse);
    return Promise.resolve(judged(findings, houses.map(({ name }) => name).join(', ')));
  },
};
