/** The whole product in one process: the receiver, and the local org with the package in it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoPassword, demoPeople, administratorUsername } from '../sample-data/people.ts';
import { seedConnection, seedPeople, seedRecords, withNamespace } from '../demo/seed.ts';
import type { LocalOrg } from '../local-org/index.ts';
import { serveOrg } from '../local-org/serve.ts';
import type { ServedOrg } from '../local-org/serve.ts';
import { startReceiver } from '../receiver/index.ts';
import type { Receiver } from '../receiver/index.ts';
import type { StartOptions } from './options.ts';
import { strayCredentials } from './receiver-address.ts';
import { demandFreePort, openStateFolder } from './state-folder.ts';

export const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface RunningProduct {
  readonly url: string;
  readonly receiverUrl: string;
  /** Null: the package's source is deployed. */
  readonly installedNamespace: string | null;
  readonly org: LocalOrg;
  readonly administrator: string;
}

export interface ProductStart {
  /** Resolves when everything works. */
  readonly running: Promise<RunningProduct>;
  /** Ends what has been started so far. */
  close(): Promise<void>;
}

/** The org's clock is the real one, or goes on as it does and can be moved. */
export function startProduct(options: StartOptions, clock: 'real' | 'movable' = 'real'): ProductStart {
  let receiver: Receiver | undefined;
  let served: ServedOrg | undefined;

  async function run(): Promise<RunningProduct> {
    await demandFreePort(options.port, 'SYNCLINE_PORT');
    await demandFreePort(options.receiverPort, 'SYNCLINE_RECEIVER_PORT');
    const state = openStateFolder(options.stateFolder, options.isFresh);
    const named = (username: string): string => username + state.usernameSuffix;
    if (!state.isSeeded)
      console.log('First start in this state folder: compiling the package and filling the org. This takes up to a minute.');
    receiver = await startReceiver({
      port: options.receiverPort,
      dataFolder: options.stateFolder,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      // A moved org signs and asks for tokens in its own time.
      now: () => served?.org.clock?.now() ?? Date.now(),
    });
    const receiverUrl = receiver.url;
    served = await serveOrg({
      projectFolder,
      stateFolder: options.stateFolder,
      port: options.port,
      clock,
      newValuesKeepCallouts: options.newValuesKeepCallouts,
      administrator: { username: administratorUsername, email: administratorUsername, firstName: 'Ada', lastName: 'Admin' },
      ...(options.installed === null ? {} : { installed: options.installed }),
      packagedPermissionSets: 'all',
      loginHint: `People: ${demoPeople.map(({ username }) => named(username)).join(', ')}. Password: ${demoPassword}`,
      async prepare(org, installedNamespace) {
        // What was set up since the first start stays as it is.
        if (state.isSeeded) {
          const stray = await strayCredentials(org, named(administratorUsername), receiverUrl);
          if (stray !== null) console.log(stray);
          return;
        }
        await seedPeople(org);
        if (!options.isEmpty) {
          console.log(`${await seedRecords(org)} demo records made.`);
          await seedConnection(withNamespace(org, installedNamespace), receiverUrl);
        }
        state.markSeeded();
      },
    });
    const { url, org, installedNamespace } = served;
    return { url, receiverUrl, installedNamespace, org, administrator: named(administratorUsername) };
  }

  return {
    running: run(),
    async close() {
      await served?.close();
      await receiver?.close();
    },
  };
}
