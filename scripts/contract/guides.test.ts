/** What the contract lets a destination answer, an admin finds explained in the app. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';

const folder = new URL('../../force-app/main/alerts/customMetadata/', import.meta.url);
const contract = new URL('../../docs/destination-contract/', import.meta.url);
const openApi = readFileSync(new URL('openapi.yaml', contract), 'utf8');

/** The codes of guides that speak of any field and any message. */
const guided = readdirSync(folder)
  .filter((name) => name.startsWith('SynclineGuide.'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .filter((text) => !/<field>(Field__c|MessagePattern__c)</.test(text))
  .map((text) => /<field>Code__c<\/field>\s*<value[^>]*>([^<]+)</.exec(text)?.[1] ?? '');

const isGuided = (code: string): boolean =>
  guided.some((each) => (each.endsWith('*') ? code.startsWith(each.slice(0, -1)) : each === code));

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Statuses of which one may become the code of a record: all that do not settle a batch. */
function statuses(): string[] {
  const { paths } = parse(openApi) as { paths: Record<string, Record<string, Operation>> };
  const answers = Object.keys(paths['/v1/changes']?.['post']?.responses ?? {});
  return answers.filter((status) => !['200', '202'].includes(status));
}

describe('a guide', () => {
  it('explains each status that a destination may answer a batch with', () => {
    const codes = statuses().map((status) => `HTTP_${status.replace('XX', '99')}`);
    assert.deepEqual(codes, ['HTTP_400', 'HTTP_401', 'HTTP_409', 'HTTP_413', 'HTTP_415', 'HTTP_429', 'HTTP_599']);
    assert.deepEqual(
      codes.filter((code) => !isGuided(code)),
      [],
    );
  });

  it('explains each code that the contract and its example in Python give a receipt', () => {
    const named = [
      ...openApi.matchAll(/`rejected` with `([A-Z_]+)`/g),
      ...readFileSync(new URL('README.md', contract), 'utf8').matchAll(/`rejected` with the code `([A-Z_]+)`/g),
      ...readFileSync(new URL('destination.py', contract), 'utf8').matchAll(/"status": "rejected", "code": "([A-Z_]+)"/g),
    ].map(([, code = '']) => code);
    assert.deepEqual([...new Set(named)].sort(), ['EVENT_MALFORMED', 'VERSION_CONFLICT']);
    assert.deepEqual(
      named.filter((code) => !isGuided(code)),
      [],
    );
  });

  it('explains what requirement R30 names, and what Salesforce says of a record that it does not take', () => {
    const codes = [
      ['INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG', 'INVALID_FIELD_FOR_INSERT_UPDATE'],
      ['INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS', 'INVALID_TYPE', 'INVALID_FIELD'],
      ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'FIELD_INTEGRITY_EXCEPTION', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'UNABLE_TO_LOCK_ROW'],
      ['TIMED_OUT', 'TLS_FAILED', 'UNKNOWN_HOST', 'HTTP_418', 'HTTP_502', 'HTTP_307'],
      ['TOO_MANY_APEX_REQUESTS', 'REQUEST_RUNNING_TOO_LONG', 'QUERY_TIMEOUT', 'INVALID_QUERY_LOCATOR', 'LIMIT_EXCEEDED'],
      ['STORAGE_LIMIT_EXCEEDED', 'REQUIRED_FIELD_MISSING', 'STRING_TOO_LONG', 'NUMBER_OUTSIDE_VALID_RANGE', 'INVALID_EMAIL_ADDRESS'],
      ['INVALID_TYPE_ON_FIELD_IN_RECORD', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'INVALID_CROSS_REFERENCE_KEY'],
      ['ENTITY_IS_DELETED', 'ENTITY_IS_LOCKED', 'DUPLICATE_VALUE', 'DUPLICATES_DETECTED', 'DUPLICATE_EXTERNAL_ID'],
      ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'CANNOT_EXECUTE_FLOW_TRIGGER', 'MIXED_DML_OPERATION', 'SELF_REFERENCE_FROM_TRIGGER'],
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_ACCESS_TOKEN', 'NO_REFRESH_TOKEN', 'NO_TOKEN_ENDPOINT', 'UNKNOWN_EXCEPTION'],
      ['INTERNAL_ERROR', 'SUBJECT_MISMATCH', 'CUSTOM_CLOB_FIELD_LIMIT_EXCEEDED'],
    ].flat();
    assert.deepEqual(
      codes.filter((code) => !isGuided(code)),
      [],
    );
  });
});
