/** What `npm run contract` can be told. */
import { parseArgs } from 'node:util';
import { isSecret } from './vectors/signature.ts';

export interface Options {
  /** Without a slash at its end. */
  destination: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string | null;
  /** An address with {source}, {object} and {id}, which shows what is stored of a record. */
  records: string | null;
}

/** Why it cannot begin, in words for the person who asked. */
export class OptionsError extends Error {
  override name = 'OptionsError';
}

export const usage = `npm run contract -- --destination URL [options]

  --destination URL      where /v1/changes is; required
  --token-url URL        where tokens are issued; by default /oauth2/token at the destination
  --client-id ID         by default syncline-demo
  --client-secret TEXT   by default syncline-demo-secret
  --signing-secret TEXT  whsec_ and base64; without it nothing is signed, and whether signatures are checked is not seen
  --records TEMPLATE     an address that shows what is stored of a record, with {object}, {id} and {source} in it;
                         without it the answers alone are judged

Deliver to a test environment: about 100 records of invented sources stay there.`;

const known = {
  destination: { type: 'string' },
  'token-url': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  'signing-secret': { type: 'string' },
  records: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Null where only help is asked for. */
export function optionsFrom(parameters: readonly string[]): Options | null {
  const given = valuesOf(parameters);
  if (given.help) {
    return null;
  }
  if (given.destination === undefined) {
    throw new OptionsError('Say which destination: --destination URL.');
  }
  const destination = webAddress('--destination', given.destination).replace(/\/+$/, '');
  const signingSecret = given['signing-secret'] ?? null;
  if (signingSecret !== null && !isSecret(signingSecret)) {
    throw new OptionsError('--signing-secret must be whsec_ followed by base64.');
  }
  const records = given.records ?? null;
  const missing = ['{object}', '{id}', '{source}'].filter((part) => records !== null && !records.includes(part));
  if (missing.length > 0) {
    throw new OptionsError(`--records must have ${missing.join(' and ')} in it, where the record's own is put.`);
  }
  if (records !== null) {
    webAddress('--records', records.replaceAll(/\{\w+\}/g, 'x'));
  }
  return {
    destination,
    tokenUrl: webAddress('--token-url', given['token-url'] ?? `${destination}/oauth2/token`),
    clientId: given['client-id'] ?? 'syncline-demo',
    clientSecret: given['client-secret'] ?? 'syncline-demo-secret',
    signingSecret,
    records,
  };
}

function valuesOf(parameters: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof known }>>['values'] {
  try {
    return parseArgs({ args: [...parameters], options: known, allowPositionals: false }).values;
  } catch (error) {
    throw new OptionsError((error as Error).message);
  }
}

function webAddress(option: string, text: string): string {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (!address || !['http:', 'https:'].includes(address.protocol)) {
    throw new OptionsError(`${option} is "${text}", which is no address that begins with http:// or https://.`);
  }
  return text;
}
