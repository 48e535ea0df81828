/**
 * A day that lies behind: the org's clock begins in the past and goes from one moment at which something happens to the next, people's changes
 * and the jobs that are due then. All of it is done by the people and the engine themselves, only sooner than a day takes.
 */
import type { LocalOrg } from '../../local-org/index.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Company } from './company.ts';
import { momentsBetween } from './pace.ts';

const hour = 3_600_000;
export const historyHours = 24;
const progressHours = 4;

export interface HistoryParts {
  readonly org: Pick<LocalOrg, 'clock' | 'jobs'>;
  readonly company: Company;
  readonly random: Random;
  /** Where the past ends, which moves on meanwhile. */
  readonly present: () => number;
  readonly tell: (words: string) => void;
}

interface Event {
  readonly at: number;
  readonly happen: () => Promise<unknown>;
}

/** Gives how many changes people made. Where it ends, the org's clock is the present. */
export async function makeHistory(parts: HistoryParts): Promise<number> {
  const { present } = parts;
  const { clock, jobs } = parts.org;
  if (clock === null) throw new Error('A clock that cannot be moved has no past');
  const start = clock.now();
  let changes = 0;
  const changed = (what: string | null): void => {
    if (what !== null) changes += 1;
  };

  /** From job to job, so that each runs when it is due. */
  const passTo = async (moment: number): Promise<void> => {
    for (;;) {
      await jobs.settled();
      const due = jobs.nextDue();
      if (due === null || due > moment) break;
      if (due > clock.now()) clock.set(due);
    }
    if (moment > clock.now()) clock.set(moment);
  };

  for (const { at, happen } of eventsOf(start, parts, changed)) {
    await passTo(at);
    await happen();
  }
  // The present has moved on meanwhile, a little less each time.
  while (present() - clock.now() > 1000) await passTo(present());
  await jobs.settled();
  clock.set(present());
  return changes;
}

function eventsOf(
  start: number,
  { company, random, present, tell }: HistoryParts,
  changed: (what: string | null) => void,
): readonly Event[] {
  const end = present();
  const work = momentsBetween(start, end, random).map((at): Event => ({ at, happen: async () => changed(await company.work()) }));
  const at = (hours: number, act: () => Promise<string | null>): Event => ({
    at: start + hours * hour,
    happen: async () => changed(await act()),
  });
  const story = [
    at(3.2, () => company.importLeads()),
    at(5.4, () => company.misspell()),
    at(9.1, () => company.misspell()),
    at(12.7, () => company.importLeads()),
    // One is noticed by a colleague, who mends it; the next two are left for whoever looks on.
    at(14.3, () => company.correct()),
    at(18.5, () => company.importLeads()),
    at(20.6, () => company.misspell()),
  ];
  const progress: Event[] = [];
  for (let moment = start; end - moment > hour; moment += progressHours * hour) {
    const time = new Date(moment).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    progress.push({
      at: moment,
      happen: () => {
        tell(`A day of history: ${time} …`);
        return Promise.resolve();
      },
    });
  }
  return [...work, ...story, ...progress].filter(({ at: moment }) => moment < end).sort((left, right) => left.at - right.at);
}
