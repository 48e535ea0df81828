import { judged } from '../common/check.ts';
import type { Check } from '../common/check.ts';
import { judgeHouse } from './judge.ts';
import { packaged } from './package.ts';
import { programs } from './programs.ts';

/** No folder of the package uses one that uses it, and no arrow runs up. */
export const packageHouse: Check = {
  name: 'package-house',
  title: 'House of the package',
  run: () => Promise.resolve(judged(judgeHouse(packaged), packaged.name)),
};

/** Likewise of the programs, and no files use each other in a circle. */
export const house: Check = {
  name: 'house',
  title: 'House',
  run: () => Promise.resolve(judged(judgeHouse(programs), programs.name)),
};
