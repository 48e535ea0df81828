/** `npm start`: runs the whole product until it is told to end. */
import { demoPassword } from '../sample-data/people.ts';
import { parseOptions } from './options.ts';
import { projectFolder, startProduct } from './product.ts';

/** SIGTERM must end the process within 5 seconds, whatever still runs. */
const CLOSE_PATIENCE_MILLISECONDS = 4_500;

/** Mistakes and damage that people can mend: their message is all that is told. Errors of threads arrive without their class. */
const TOLD_ERRORS = ['StartError', 'ReceiverStartError', 'StorageError'];

async function start(): Promise<void> {
  // What the state folder holds is this user's alone, wherever the folder lies.
  process.umask(0o077);
  const product = startProduct(parseOptions(process.argv.slice(2), process.env, projectFolder));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), CLOSE_PATIENCE_MILLISECONDS).unref();
      void product.close().then(() => process.exit(0));
    });
  }
  const { url, receiverUrl, administrator, arePeopleAtWork } = await product.running;
  console.log(`Syncline is ready: ${url} (log in as ${administrator}, password ${demoPassword}); the receiver: ${receiverUrl}`);
  console.log(`What arrived: ${receiverUrl}/`);
  if (arePeopleAtWork)
    console.log('People of the sample company are at work. Send them home: Setup > Demonstration, or SYNCLINE_DEMO=off.');
}

start().catch((error: unknown) => {
  console.error(error instanceof Error && TOLD_ERRORS.includes(error.name) ? error.message : error);
  process.exit(1);
});
