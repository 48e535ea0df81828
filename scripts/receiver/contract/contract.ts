import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { Problem } from './problem.ts';

const file = new URL('../../../docs/destination-contract/openapi.yaml', import.meta.url);

/** The contract itself judges what comes in, so that the receiver cannot drift from what it publishes. */
export const contract = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

const ajv = new Ajv2020({ strict: false, allErrors: false });
// RFC 3339, as CloudEvents asks of `time`.
ajv.addFormat('date-time', (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(text) && !Number.isNaN(Date.parse(text)));
// For generators of code; the maximum beside it is what is checked.
ajv.addFormat('int64', true);
ajv.addFormat('uri-reference', (text) => !/[\s<>"{}|\\^`]/.test(text));
ajv.addSchema(contract, 'contract');

/** The schema at a JSON pointer of the contract, compiled. */
export function schemaAt<Value>(pointer: string): ValidateFunction<Value> {
  const validate = ajv.getSchema<Value>(`contract#${pointer}`);
  if (!validate) {
    throw new Error(`The contract has no schema at ${pointer}.`);
  }
  return validate;
}

/** What is wrong with a value in one sentence, or null. */
export function complaintAbout(validate: ValidateFunction, value: unknown): string | null {
  if (validate(value)) {
    return null;
  }
  // A failed `if/then` reports itself last; the first error says what is wrong inside it.
  return describe(validate.errors?.[0]);
}

/** The value, or the refusal of a body that does not fit. */
export function demanded<Value>(validate: ValidateFunction<Value>, value: unknown): Value {
  const complaint = complaintAbout(validate, value);
  if (complaint !== null) {
    throw new Problem(400, 'BODY_MALFORMED', `The body does not fit the contract: ${complaint}.`);
  }
  return value as Value;
}

function describe(error: ErrorObject | undefined): string {
  if (!error) {
    return 'does not fit the contract';
  }
  const where = error.instancePath.slice(1).replaceAll('/', '.') || 'the value';
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') {
    return `${where} must not have ${String(params['additionalProperty'])}`;
  }
  if (error.keyword === 'enum') {
    return `${where} must be one of ${(params['allowedValues'] as unknown[]).join(', ')}`;
  }
  if (error.keyword === 'const') {
    return `${where} must be ${JSON.stringify(params['allowedValue'])}`;
  }
  if (error.keyword === 'false schema') {
    return `${where} is not allowed in an event of this type`;
  }
  return `${where} ${error.message ?? 'does not fit the contract'}`;
}
