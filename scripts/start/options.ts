import path from 'node:path';

export interface StartOptions {
  readonly port: number;
  readonly receiverPort: number;
  readonly stateFolder: string;
  /** Begin with an empty state folder. */
  readonly isFresh: boolean;
  /** No demo people's connection and no demo records. */
  readonly isEmpty: boolean;
}

/** A mistake of the caller, told without a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export const usage = `npm start [-- --fresh] [-- --empty]

  --fresh   forget the state of earlier starts (SYNCLINE_DATA, by default .local)
  --empty   start without demo records and without the demo connection

Environment: SYNCLINE_PORT (4400), SYNCLINE_RECEIVER_PORT (4401), SYNCLINE_DATA (.local), DATABASE_URL (PostgreSQL for the receiver)`;

export function parseOptions(arguments_: readonly string[], environment: NodeJS.ProcessEnv, projectFolder: string): StartOptions {
  const unknown = arguments_.find((argument) => !['--fresh', '--empty'].includes(argument));
  if (unknown !== undefined) throw new StartError(`Unknown argument ${unknown}.\n\n${usage}`);
  const options = {
    port: parsePort('SYNCLINE_PORT', environment['SYNCLINE_PORT'], 4400),
    receiverPort: parsePort('SYNCLINE_RECEIVER_PORT', environment['SYNCLINE_RECEIVER_PORT'], 4401),
    stateFolder: path.resolve(projectFolder, environment['SYNCLINE_DATA'] || '.local'),
    isFresh: arguments_.includes('--fresh'),
    isEmpty: arguments_.includes('--empty'),
  };
  if (options.port === options.receiverPort)
    throw new StartError(`SYNCLINE_PORT and SYNCLINE_RECEIVER_PORT are both ${options.port}; choose two ports.`);
  return options;
}

function parsePort(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`${name} is "${text}", which is not a port (1 to 65535).`);
  return port;
}
