/** The whole product in one process: the receiver, and the local org with the package in it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyHours, makeHistory } from '../demo/people/history.ts';
import { knownCountries } from '../demo/people/countries.ts';
import { readPeopleSwitch, writePeopleSwitch } from '../demo/people/switch-file.ts';
import { demoPassword, demoPeople, administratorUsername } from '../sample-data/people.ts';
import { seedConnection, seedPeople, seedRecords, withNamespace } from '../demo/seed.ts';
import type { LocalOrg } from '../local-org/index.ts';
import { serveOrg } from '../local-org/serve.ts';
import type { ServedOrg } from '../local-org/serve.ts';
import { startReceiver } from '../receiver/index.ts';
import type { Receiver } from '../receiver/index.ts';
import { createRandom } from '../sample-data/random.ts';
import type { StartOptions } from './options.ts';
import { createPeopleSwitch, openCompany } from './people.ts';
import type { Named } from './people.ts';
import { strayCredentials } from './receiver-address.ts';
import { demandFreePort, openStateFolder } from './state-folder.ts';

export const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The same day in each org, as the same records are. */
const historySeed = 20260301;

export interface RunningProduct {
  readonly url: string;
  readonly receiverUrl: string;
  /** Null: the package's source is deployed. */
  readonly installedNamespace: string | null;
  readonly org: LocalOrg;
  readonly administrator: string;
  /** Whether somebody else changes records meanwhile. */
  readonly arePeopleAtWork: boolean;
}

export interface ProductStart {
  /** Resolves when everything works. */
  readonly running: Promise<RunningProduct>;
  /** Ends what has been started so far. */
  close(): Promise<void>;
}

/** The org's clock is the real one, or goes on as it does and can be moved. `pause` is the time between two changes of people. */
export function startProduct(options: StartOptions, clock: 'real' | 'movable' = 'real', pause?: () => number): ProductStart {
  let receiver: Receiver | undefined;
  let served: ServedOrg | undefined;
  /** From the moment when it is filled. */
  let orgClock: LocalOrg['clock'] = null;
  const people = createPeopleSwitch(options.stateFolder, pause);

  async function run(): Promise<RunningProduct> {
    await demandFreePort(options.port, 'SYNCLINE_PORT');
    await demandFreePort(options.receiverPort, 'SYNCLINE_RECEIVER_PORT');
    const state = openStateFolder(options.stateFolder, options.isFresh);
    const named = (username: string): string => username + state.usernameSuffix;
    const administrator = named(administratorUsername);
    const holdsCompany = state.isSeeded ? readPeopleSwitch(options.stateFolder) !== null : !options.isEmpty;
    const isLive = holdsCompany && !options.isQuiet;
    const hasHistory = isLive && !state.isSeeded;
    if (!state.isSeeded)
      console.log(
        `First start in this state folder: compiling the package, filling the org${hasHistory ? ', and living through a day in it' : ''}. This takes up to a minute.`,
      );
    receiver = await startReceiver({
      port: options.receiverPort,
      dataFolder: options.stateFolder,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      ...(isLive ? { countries: knownCountries } : {}),
      // A moved org signs and asks for tokens in its own time.
      now: () => orgClock?.now() ?? Date.now(),
    });
    const receiverUrl = receiver.url;
    served = await serveOrg({
      projectFolder,
      stateFolder: options.stateFolder,
      port: options.port,
      clock: hasHistory ? { goesOnFrom: Date.now() - historyHours * 3_600_000 } : clock,
      newValuesKeepCallouts: options.newValuesKeepCallouts,
      administrator: { username: administratorUsername, email: administratorUsername, firstName: 'Ada', lastName: 'Admin' },
      ...(options.installed === null ? {} : { installed: options.installed }),
      packagedPermissionSets: 'all',
      loginHint: `People: ${demoPeople.map(({ username }) => named(username)).join(', ')}. Password: ${demoPassword}`,
      switches: isLive ? [people] : [],
      async prepare(org, installedNamespace) {
        orgClock = org.clock;
        // What was set up since the first start stays as it is.
        if (state.isSeeded) {
          const stray = await strayCredentials(org, administrator, receiverUrl);
          if (stray !== null) console.log(stray);
          return;
        }
        await seedPeople(org);
        if (!options.isEmpty) {
          console.log(`${await seedRecords(org)} demo records made.`);
          await seedConnection(withNamespace(org, installedNamespace), receiverUrl);
          if (hasHistory) await liveThrough(org);
          writePeopleSwitch(options.stateFolder, true);
        }
        state.markSeeded();
      },
    });
    const { url, org, installedNamespace } = served;
    if (isLive) await beginWork(org, administrator, named);
    return { url, receiverUrl, installedNamespace, org, administrator, arePeopleAtWork: people.isOn() };
  }

  async function liveThrough(org: LocalOrg): Promise<void> {
    const company = await openCompany(org, administratorUsername, (username) => username, historySeed);
    const random = createRandom(historySeed);
    const changes = await makeHistory({
      org,
      company,
      random,
      present: Date.now,
      tell: (words) => console.log(words),
    });
    console.log(`${changes} changes by the sample company's people in the ${historyHours} hours before now.`);
  }

  /** The product is there without them, too. */
  async function beginWork(org: LocalOrg, administrator: string, named: Named): Promise<void> {
    try {
      people.begin(await openCompany(org, administrator, named, Date.now()));
    } catch (error) {
      console.log(`The sample company's people stay at home: ${(error as Error).message}`);
    }
  }

  return {
    running: run(),
    async close() {
      await people.end();
      await served?.close();
      await receiver?.close();
    },
  };
}
