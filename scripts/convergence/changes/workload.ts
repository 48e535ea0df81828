/** What people and programs do to the org's records during a run. Everything is chosen by the seed. */
import type { Lab, LabUser } from '../../lab/index.ts';
import type { Stored } from '../destinations/stored.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';
import { createContents } from './contents.ts';
import { createLives } from './lives.ts';
import { createMoments } from './moments.ts';
import type { ChangeName } from './names.ts';
import { createOrgRecords, objects } from './org-records.ts';
import type { WorkloadSizes } from './org-records.ts';

export interface WorkloadParts {
  readonly lab: Lab;
  /** The first is the administrator. */
  readonly clients: readonly [LabUser, ...LabUser[]];
  readonly memory: RunMemory;
  readonly random: Random;
  readonly tally: Tally;
  readonly stored: Stored;
  readonly sizes: WorkloadSizes;
}

export interface Workload {
  /** So many new records of each object. */
  readonly insertEverywhere: (count: number) => void;
  /** One statement of a kind that is drawn. */
  readonly act: () => void;
  /** What has happened too rarely, if its records are there. */
  readonly catchUp: () => void;
  /** More records within one second than fit a page. */
  readonly loadInBulk: () => void;
  readonly commitLate: () => void;
  readonly crossTheFilter: () => void;
  readonly winOutsideTheFilter: () => readonly string[];
  readonly moveDealsAway: (customers: readonly string[]) => void;
  readonly changeOnTheWay: (object: string, ids: readonly string[]) => void;
  readonly changeUnderSentStamp: (object: string, ids: readonly string[], stamp: number) => void;
  readonly changeOfTheSecond: (object: string, stamp: number) => readonly string[];
  readonly changeRefused: () => boolean;
  readonly leaveAlone: (object: string, ids: readonly string[]) => void;
}

const leastOfEach = 3;

type Weighted = readonly [weight: number, act: () => void];

export function createWorkload({ lab, clients, memory, random, tally, stored, sizes }: WorkloadParts): Workload {
  const many = (): number => random.integer(1, sizes.statement);
  const records = createOrgRecords(lab, clients, memory, random, tally);
  const lives = createLives(lab, clients[0], records, stored, random, many);
  const moments = createMoments(lab, records, random, sizes, many);
  const contents = createContents(records, random, many);

  function update(): void {
    const object = random.pick(objects);
    records.update(object, records.live(object, many()));
  }

  const actions: readonly Weighted[] = [
    [18, () => void records.insert(random.pick(objects), many())],
    [34, update],
    [7, lives.remove],
    [6, lives.restore],
    [5, lives.merge],
    [2, lives.convert],
    [1, lives.emptyBin],
    [4, lives.blink],
    [12, moments.changeTwice],
    [6, moments.commitLate],
    [3, moments.changeUnderAnotherClock],
    [8, contents.crossTheFilter],
    [2, contents.grow],
    [3, contents.changeWhatOthersShow],
    [8, contents.turnCustomers],
  ];
  const totalWeight = actions.reduce((sum, [weight]) => sum + weight, 0);
  const rare: readonly (readonly [name: ChangeName, act: () => void])[] = [
    ['restored', lives.restore],
    ['restored under its old stamp', lives.restore],
    ['deleted and restored within a second', lives.blink],
    ['deleted late, behind what was read', moments.deleteLate],
    ['merged', lives.merge],
    ['merged with children', lives.merge],
    ['lead converted', lives.convert],
    ['deletion took children along', lives.removeAccounts],
    ['deletion cleared a lookup', lives.removeAccounts],
    ['value of another record changed', contents.changeWhatOthersShow],
    ['account became a customer', contents.turnCustomers],
    ['account ceased to be a customer', contents.turnCustomers],
    ['text grown to thousands of characters', contents.grow],
    ['gone from the recycle bin', lives.emptyBin],
    ['saved under a clock a second ahead', moments.changeUnderAnotherClock],
    ['saved under a clock a second behind', moments.changeUnderAnotherClock],
  ];

  return {
    commitLate: moments.commitLate,
    crossTheFilter: contents.crossTheFilter,
    winOutsideTheFilter: contents.winOutsideTheFilter,
    moveDealsAway: contents.moveDealsAway,
    changeOnTheWay: moments.changeOnTheWay,
    changeOfTheSecond: moments.changeOfTheSecond,
    changeRefused: moments.changeRefused,
    changeUnderSentStamp: moments.changeUnderSentStamp,
    leaveAlone: records.leaveAlone,
    insertEverywhere: (count) => objects.forEach((object) => records.insert(object, count)),
    act() {
      let drawn = random.next() * totalWeight;
      for (const [weight, action] of actions) {
        drawn -= weight;
        if (drawn < 0) {
          action();
          return;
        }
      }
    },
    catchUp() {
      const missing = rare.filter(([name]) => tally.of(name) < leastOfEach || tally.sinceMending(name) === 0);
      if (missing.length > 0) random.pick(missing)[1]();
    },
    loadInBulk() {
      const object = random.pick(objects);
      const existing = records.live(object, sizes.bulk);
      if (existing.length > sizes.bulk * 0.8) records.update(object, existing);
      else records.insert(object, sizes.bulk);
    },
  };
}
