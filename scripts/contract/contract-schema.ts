/** What openapi.yaml says of a JSON answer. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const file = new URL('../../docs/destination-contract/openapi.yaml', import.meta.url);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(parse(readFileSync(file, 'utf8')) as object, 'contract');

/** What is wrong with a value that should be one of the contract's schemas; null where nothing is. */
export function misfit(schema: string, value: unknown): string | null {
  const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
  if (!validate) {
    throw new Error(`The contract has no schema ${schema}.`);
  }
  if (validate(value)) {
    return null;
  }
  const error = validate.errors?.[0];
  return `${error?.instancePath.slice(1).replaceAll('/', '.') || 'it'} ${error?.message ?? 'does not fit'}`;
}
