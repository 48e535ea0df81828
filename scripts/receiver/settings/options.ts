/** What the receiver can be told; everything has a default. */
export interface ReceiverOptions {
  /** 0 takes any free port. */
  port?: number;
  /** Holds `receiver.sqlite` unless `databaseUrl` is given. */
  dataFolder?: string;
  /** A PostgreSQL connection string. */
  databaseUrl?: string | undefined;
  clientId?: string;
  clientSecret?: string;
  tokenLifetimeSeconds?: number;
  /** `whsec_...`; several are valid at once during rotation; none leaves signatures unchecked. */
  signingSecrets?: readonly string[];
  maxBatchEvents?: number;
  maxBatchBytes?: number;
  destination?: Destination;
  /** The billing countries of accounts that are taken; none takes every country. */
  countries?: readonly string[];
  /** Milliseconds since 1970: tests move it. */
  now?: () => number;
}

export interface Destination {
  name: string;
  account: string;
  environment: string;
}

export type Settings = Required<Omit<ReceiverOptions, 'databaseUrl'>> & { databaseUrl: string | undefined };

const megabyte = 1_000_000;

export const defaults: Settings = {
  port: 4401,
  dataFolder: '.local',
  databaseUrl: undefined,
  clientId: 'syncline-demo',
  clientSecret: 'syncline-demo-secret',
  tokenLifetimeSeconds: 3600,
  signingSecrets: [],
  maxBatchEvents: 2000,
  maxBatchBytes: 5 * megabyte,
  destination: { name: 'Syncline reference receiver', account: 'demo', environment: 'development' },
  countries: [],
  now: Date.now,
};

export function settingsFrom(options: ReceiverOptions): Settings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

/** The environment variables that docs/destination-contract/README.md names. */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): ReceiverOptions {
  const port = environment['SYNCLINE_RECEIVER_PORT'];
  return {
    ...(port ? { port: portFrom(port) } : {}),
    ...(environment['SYNCLINE_DATA'] ? { dataFolder: environment['SYNCLINE_DATA'] } : {}),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    ...(environment['SYNCLINE_RECEIVER_CLIENT_ID'] ? { clientId: environment['SYNCLINE_RECEIVER_CLIENT_ID'] } : {}),
    ...(environment['SYNCLINE_RECEIVER_CLIENT_SECRET'] ? { clientSecret: environment['SYNCLINE_RECEIVER_CLIENT_SECRET'] } : {}),
    countries: (environment['SYNCLINE_RECEIVER_COUNTRIES'] ?? '')
      .split(',')
      .map((country) => country.trim())
      .filter(Boolean),
    signingSecrets: (environment['SYNCLINE_RECEIVER_SIGNING_SECRETS'] ?? '').split(/\s+/).filter(Boolean),
  };
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ReceiverStartError(`SYNCLINE_RECEIVER_PORT is "${text}", which is not a port between 0 and 65535.`);
  }
  return port;
}

/** Why the receiver cannot start, in words for the person who started it. */
export class ReceiverStartError extends Error {
  override name = 'ReceiverStartError';
}
