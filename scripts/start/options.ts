import path from 'node:path';

export interface StartOptions {
  readonly port: number;
  readonly receiverPort: number;
  readonly stateFolder: string;
  /** Begin with an empty state folder. */
  readonly isFresh: boolean;
  /** No demo people's connection and no demo records. */
  readonly isEmpty: boolean;
  /** The sample company's people stay at home: no day of theirs at the first start, and no change while it runs. */
  readonly isQuiet: boolean;
  /** Callouts stay on where only key and secret of a credential are replaced: what the platform does is unknown. */
  readonly newValuesKeepCallouts: boolean;
  /** The package as a subscriber has it, beside the project in this folder or alone; null: its source is deployed. */
  readonly installed: { readonly customer: string | null } | null;
}

/** A mistake of the caller, told without a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export const usage = `npm start [-- --fresh] [-- --empty] [-- --quiet] [-- --new-values-keep-callouts] [-- --installed [--customer DIR]]

  --fresh   forget the state of earlier starts (SYNCLINE_DATA, by default .local)
  --empty   start without demo records and without the demo connection
  --quiet   nobody of the sample company works: no day of history, no changes but yours (SYNCLINE_DEMO=off)
  --new-values-keep-callouts  a credential whose key and secret are replaced may go on calling out
  --installed  the package with its namespace, as a subscriber has it; its state is a folder of its own
  --customer   an SFDX project that the org has beside the installed package

Environment: SYNCLINE_PORT (4400), SYNCLINE_RECEIVER_PORT (4401), SYNCLINE_DATA (.local), SYNCLINE_DEMO (on), DATABASE_URL (PostgreSQL
for the receiver)`;

export function parseOptions(arguments_: readonly string[], environment: NodeJS.ProcessEnv, projectFolder: string): StartOptions {
  const { flags, customer } = split(arguments_);
  const unknown = flags.find((flag) => !['--fresh', '--empty', '--quiet', '--new-values-keep-callouts', '--installed'].includes(flag));
  if (unknown !== undefined) throw new StartError(`Unknown argument ${unknown}.\n\n${usage}`);
  const isInstalled = flags.includes('--installed');
  if (customer !== null && !isInstalled) throw new StartError('--customer is a project beside an installed package: it needs --installed.');
  const folder = path.resolve(projectFolder, environment['SYNCLINE_DATA'] || '.local');
  const options = {
    port: parsePort('SYNCLINE_PORT', environment['SYNCLINE_PORT'], 4400),
    receiverPort: parsePort('SYNCLINE_RECEIVER_PORT', environment['SYNCLINE_RECEIVER_PORT'], 4401),
    stateFolder: isInstalled ? path.join(folder, 'installed') : folder,
    isFresh: flags.includes('--fresh'),
    isEmpty: flags.includes('--empty'),
    isQuiet: flags.includes('--quiet') || !parseSwitch('SYNCLINE_DEMO', environment['SYNCLINE_DEMO']),
    newValuesKeepCallouts: flags.includes('--new-values-keep-callouts'),
    installed: isInstalled ? { customer: customer === null ? null : path.resolve(projectFolder, customer) } : null,
  };
  if (options.port === options.receiverPort)
    throw new StartError(`SYNCLINE_PORT and SYNCLINE_RECEIVER_PORT are both ${options.port}; choose two ports.`);
  return options;
}

/** `--customer DIR` takes a value, the others none. */
function split(words: readonly string[]): { readonly flags: readonly string[]; readonly customer: string | null } {
  const at = words.indexOf('--customer');
  if (at < 0) return { flags: words, customer: null };
  const customer = words[at + 1];
  if (customer === undefined) throw new StartError('--customer needs a folder.');
  return { flags: words.filter((_, index) => index !== at && index !== at + 1), customer };
}

function parsePort(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`${name} is "${text}", which is not a port (1 to 65535).`);
  return port;
}

/** On unless it is switched off. */
function parseSwitch(name: string, text: string | undefined): boolean {
  if (text === undefined || text === '' || text === 'on') return true;
  if (text !== 'off') throw new StartError(`${name} is "${text}"; it is on or off.`);
  return false;
}
