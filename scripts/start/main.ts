/** Runs the whole product: the receiver, and the local org with the package in it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoPassword, demoPeople, administratorUsername } from '../demo/people.ts';
import { seedConnection, seedCredentials, seedPeople, seedRecords } from '../demo/seed.ts';
import { serveOrg } from '../local-org/serve.ts';
import type { ServedOrg } from '../local-org/serve.ts';
import { startReceiver } from '../receiver/index.ts';
import type { Receiver } from '../receiver/index.ts';
import { parseOptions } from './options.ts';
import { demandFreePort, openStateFolder } from './state-folder.ts';

const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** SIGTERM must end the process within 5 seconds, whatever still runs. */
const CLOSE_PATIENCE_MILLISECONDS = 4_500;

/** Mistakes and damage that people can mend: their message is all that is told. Errors of threads arrive without their class. */
const TOLD_ERRORS = ['StartError', 'ReceiverStartError', 'StorageError'];

async function start(): Promise<void> {
  // What the state folder holds is this user's alone, wherever the folder lies.
  process.umask(0o077);
  const options = parseOptions(process.argv.slice(2), process.env, projectFolder);
  await demandFreePort(options.port, 'SYNCLINE_PORT');
  await demandFreePort(options.receiverPort, 'SYNCLINE_RECEIVER_PORT');
  const state = openStateFolder(options.stateFolder, options.isFresh);
  if (!state.isSeeded)
    console.log('First start in this state folder: compiling the package and filling the org. This takes up to a minute.');

  let receiver: Receiver | undefined;
  let served: ServedOrg | undefined;
  const close = async (): Promise<void> => {
    setTimeout(() => process.exit(1), CLOSE_PATIENCE_MILLISECONDS).unref();
    await served?.close();
    await receiver?.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().then(() => process.exit(0));
    });
  }

  receiver = await startReceiver({
    port: options.receiverPort,
    dataFolder: options.stateFolder,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
  });
  const receiverUrl = receiver.url;
  served = await serveOrg({
    projectFolder,
    stateFolder: options.stateFolder,
    port: options.port,
    administrator: { username: administratorUsername, email: administratorUsername, firstName: 'Ada', lastName: 'Admin' },
    packagedPermissionSets: 'all',
    loginHint: `People: ${demoPeople.map(({ username }) => username).join(', ')}. Password: ${demoPassword}`,
    async prepare(org) {
      // The receiver's port may differ from the last start's.
      seedCredentials(org, receiverUrl);
      if (state.isSeeded) return;
      await seedPeople(org);
      if (!options.isEmpty) {
        console.log(`${await seedRecords(org)} demo records made.`);
        await seedConnection(org);
      }
      state.markSeeded();
    },
  });
  console.log(
    `Syncline is ready: ${served.url} (log in as ${administratorUsername}, password ${demoPassword}); the receiver: ${receiver.url}`,
  );
}

start().catch((error: unknown) => {
  console.error(error instanceof Error && TOLD_ERRORS.includes(error.name) ? error.message : error);
  process.exit(1);
});
