/** The sample company at work while the org runs, one change after another, until it is sent home. */
import type { Company } from './company.ts';

export interface LivePeople {
  readonly areAtWork: boolean;
  /** Sends them to work or home. */
  set(areAtWork: boolean): void;
  /** For good: resolves when nobody is in the middle of a change. */
  end(): Promise<void>;
}

/** Of so many changes one is an account whose country is written in another way: whoever has mended all finds another one in time. */
const changesPerMisspelling = 60;

/** They begin at home. `pause` gives the milliseconds until the next change. */
export function createLivePeople(company: Pick<Company, 'work' | 'misspell'>, pause: () => number): LivePeople {
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  let change: Promise<unknown> = Promise.resolve();
  let changes = 0;

  function plan(): void {
    const planned = setTimeout(() => {
      const goOn = (): void => {
        if (timer === planned) plan();
      };
      changes += 1;
      change = (changes % changesPerMisspelling === 0 ? company.misspell() : company.work()).then(goOn, goOn);
    }, pause());
    planned.unref();
    timer = planned;
  }

  function goHome(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    get areAtWork() {
      return timer !== null;
    },
    set(areAtWork) {
      if (!areAtWork) goHome();
      else if (timer === null && !isOver) plan();
    },
    async end() {
      isOver = true;
      goHome();
      await change;
    },
  };
}
