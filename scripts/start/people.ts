/** The sample company in a product that runs: its staff, who log in like anybody, and the switch that sends them to work or home. */
import { createCompany } from '../demo/people/company.ts';
import type { Company } from '../demo/people/company.ts';
import { createLivePeople } from '../demo/people/live.ts';
import type { LivePeople } from '../demo/people/live.ts';
import { pauseUntilNext } from '../demo/people/pace.ts';
import type { Colleague } from '../demo/people/scene.ts';
import { readPeopleSwitch, writePeopleSwitch } from '../demo/people/switch-file.ts';
import { logIn, seedStaff } from '../demo/seed.ts';
import type { Switch } from '../local-org/contracts/switches.ts';
import type { LocalOrg } from '../local-org/index.ts';
import { staff } from '../sample-data/people.ts';
import { createRandom } from '../sample-data/random.ts';

export type Named = (username: string) => string;

/** Who of the staff the org lacks is made. */
export async function openCompany(org: LocalOrg, administrator: string, named: Named, seed: number): Promise<Company> {
  await seedStaff(org, administrator, named);
  const colleagues: Colleague[] = [];
  for (const { username, firstName, lastName, trade } of staff)
    colleagues.push({ ...(await logIn(org, named(username))), name: `${firstName} ${lastName}`, trade });
  return createCompany({
    colleagues,
    random: createRandom(seed),
    now: () => org.clock?.now() ?? Date.now(),
    tell: (words) => console.log(`Sample company: ${words}`),
  });
}

export interface StaffedSwitch extends Switch {
  /** Who is at work from now on, as the switch was left. */
  begin(company: Company): void;
  end(): Promise<void>;
}

/** `pause` is the time between two changes, where another is wanted than people take. */
export function createPeopleSwitch(stateFolder: string, pause?: () => number): StaffedSwitch {
  let people: LivePeople | null = null;
  return {
    name: 'people',
    label: 'People at work',
    description:
      'People of the sample company change two or three records a minute, as themselves and through the same doors as you: deals move on, cases are closed, leads come in. They are part of this demonstration, not of Syncline.',
    isOn: () => people?.areAtWork ?? false,
    set(isOn) {
      people?.set(isOn);
      writePeopleSwitch(stateFolder, isOn);
    },
    begin(company) {
      const random = createRandom(Date.now());
      people = createLivePeople(company, pause ?? (() => pauseUntilNext(random)));
      people.set(readPeopleSwitch(stateFolder) !== false);
    },
    end: async () => people?.end(),
  };
}
