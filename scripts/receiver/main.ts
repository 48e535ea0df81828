import { startReceiver, ReceiverStartError } from './index.ts';
import { optionsFromEnvironment } from './settings/options.ts';

try {
  const receiver = await startReceiver(optionsFromEnvironment(process.env));
  console.log(`The receiver is ready at ${receiver.url}`);
  console.log(`What arrived: ${receiver.url}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void receiver.close());
  }
} catch (error) {
  console.error(error instanceof ReceiverStartError ? error.message : error);
  process.exitCode = 1;
}
