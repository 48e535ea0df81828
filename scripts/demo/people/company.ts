/**
 * The sample company at work: who does what next, drawn by a seed, each through the org's own doors as that person. What they are refused
 * is told and kept from nobody: they go on.
 */
import type { Random } from '../../sample-data/random.ts';
import { rows, save } from '../saving.ts';
import { isMisspelt, knownFor, mostMisspelt, spellingAfter } from './countries.ts';
import { addAccountIn, importLeads, kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';
import type { Colleague, Scene } from './scene.ts';

export interface Company {
  /** One change, or none where what was drawn had nothing to do; gives what was done, as one would tell it. */
  work(): Promise<string | null>;
  importLeads(): Promise<string | null>;
  /** An account of which the destination does not know the country, unless there are enough of them. */
  misspell(): Promise<string | null>;
  /** Somebody notices the oldest of them. */
  correct(): Promise<string | null>;
}

export interface CompanyParts {
  readonly colleagues: readonly Colleague[];
  readonly random: Random;
  /** The org's. */
  readonly now: () => number;
  /** What somebody was refused. */
  readonly tell: (words: string) => void;
}

const totalWeight = kinds.reduce((sum, { weight }) => sum + weight, 0);

function draw(random: Random): Kind {
  let left = random.next() * totalWeight;
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  return kinds[0] as Kind;
}

export function createCompany({ colleagues, random, now, tell }: CompanyParts): Company {
  let misspelt = 0;

  function someoneOf(trade: Colleague['trade']): Colleague {
    return random.pick(colleagues.filter((colleague) => colleague.trade === trade));
  }

  async function done(person: Colleague, what: string, act: (scene: Scene) => Promise<boolean>): Promise<string | null> {
    try {
      return (await act({ person, random, now: now() })) ? `${person.name} ${what}` : null;
    } catch (error) {
      tell(`${person.name} ${what}, and is refused: ${(error as Error).message}`);
      return null;
    }
  }

  async function misspell(): Promise<string | null> {
    return done(someoneOf('sales'), 'adds an account of a country written in another way', async (scene) => {
      const there = await rows(scene.person, `SELECT Id FROM Account WHERE ${isMisspelt}`);
      if (there.length >= mostMisspelt) return false;
      const { city, written } = spellingAfter(misspelt++);
      await addAccountIn(scene, { BillingCity: city, BillingCountry: written });
      return true;
    });
  }

  return {
    async work() {
      const { trade, name, act } = draw(random);
      return done(someoneOf(trade), name, act);
    },
    importLeads: () =>
      done(someoneOf('marketing'), 'imports the leads of a trade fair', async (scene) => {
        await importLeads(scene);
        return true;
      }),
    misspell,
    correct: () =>
      done(someoneOf('sales'), 'corrects the country of an account', async ({ person }) => {
        const [oldest] = await rows(person, `SELECT Id, BillingCountry FROM Account WHERE ${isMisspelt} ORDER BY CreatedDate, Id LIMIT 1`);
        if (oldest === undefined) return false;
        await save(person, 'update', 'Account', [{ Id: oldest['Id'], BillingCountry: knownFor(oldest['BillingCountry']) }]);
        return true;
      }),
  };
}
