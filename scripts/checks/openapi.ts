import { join } from 'node:path';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';
import { captureNode, checksFolder, requireTool } from './common/tools.ts';

const contract = 'docs/destination-contract/openapi.yaml';

/** Rules that are not followed, each with its reason. */
const leftOut: readonly string[] = [
  // What a condition demands is defined beside it, where the rule does not look.
  'no-required-schema-properties-undefined',
  // What cannot be asked wrongly has no such answer: whether the receiver is ready, its list of faults.
  'operation-4xx-response',
];

interface RedoclyReport {
  problems: { ruleId: string; message: string; location: { start?: { line: number }; pointer?: string }[] }[];
}

/** Redocly alone notices a schema's property that OpenAPI does not have, such as the rest of a sentence that was not quoted. */
async function byRedocly(): Promise<string[]> {
  // It tells its makers what it was used for, and asks for newer versions, unless it is told not to.
  Object.assign(process.env, { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' });
  const program = join(checksFolder, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const skipped = leftOut.flatMap((rule) => ['--skip-rule', rule]);
  const { stdout, stderr } = await captureNode([program, 'lint', contract, '--format=json', ...skipped]);
  if (!stdout.includes('{')) {
    return [`Redocly gave no report: ${stderr.trim()}`];
  }
  const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as RedoclyReport;
  return problems.map(({ ruleId, message, location: [place] }) => {
    const where = place?.start ? `:${place.start.line}` : ` at ${place?.pointer ?? 'the root'}`;
    return `${contract}${where}: ${message} (${ruleId})`;
  });
}

interface Validation {
  valid: boolean;
  errors?: string | { message?: string; instancePath?: string }[];
}

async function byValidators(): Promise<string[]> {
  const { Validator } = requireTool<{ Validator: new () => { validate(file: string): Promise<Validation> } }>(
    '@seriousme/openapi-schema-validator',
  );
  const parser = requireTool<{ validate(file: string): Promise<Validation> }>('@readme/openapi-parser');
  const found = [await new Validator().validate(contract), await parser.validate(contract)];
  return found
    .filter(({ valid }) => !valid)
    .flatMap(({ errors }) => (Array.isArray(errors) ? errors : [{ message: errors ?? 'it is not valid' }]))
    .map((error) => `${contract}${'instancePath' in error ? ` at ${String(error.instancePath)}` : ''}: ${error.message}`);
}

/** The contract against OpenAPI 3.1, as three validators understand it. */
export const openapi: Check = {
  name: 'openapi',
  title: 'OpenAPI',
  run: async () => judged([...(await byRedocly()), ...(await byValidators())], 'three validators have nothing to say'),
};
