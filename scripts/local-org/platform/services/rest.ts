/** Implements System.RestContext, RestRequest and RestResponse. Apex Developer Guide, "Apex REST Classes". */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { ApexBlob, ApexMap } from '../../values/index.ts';
import type { ValueObject } from '../core/objects/value-class.ts';
import { valueClass } from '../core/objects/value-class.ts';

const text = { kind: 'primitive', name: 'String' } as const;

function put(target: ValueObject, property: string, key: string, value: string): void {
  target.get<ApexMap<string, string>>(property)?.put(key, value);
}

export const restRequest = valueClass('System.RestRequest', {
  properties: ['headers', 'httpMethod', 'params', 'remoteAddress', 'requestBody', 'requestURI', 'resourcePath'],
  defaults: () => ({ headers: new ApexMap(text, text), params: new ApexMap(text, text) }),
  members: {
    'addHeader(String, String)': (target: ValueObject, key: string, value: string) => put(target, 'headers', key, value),
    'addParameter(String, String)': (target: ValueObject, key: string, value: string) => put(target, 'params', key, value),
  },
});

export const restResponse = valueClass('System.RestResponse', {
  properties: ['headers', 'responseBody', 'statusCode'],
  defaults: () => ({ headers: new ApexMap(text, text) }),
  members: { 'addHeader(String, String)': (target: ValueObject, key: string, value: string) => put(target, 'headers', key, value) },
});

export interface RestState {
  request: ValueObject | null;
  response: ValueObject | null;
}

/** RestContext of the running transaction: set by the REST door, or by a test. */
export function restState(): RestState {
  return orgTransaction().state<RestState>('rest', () => ({ request: null, response: null }));
}

export interface IncomingRest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export function setRestContext({ method, path, headers, parameters, body }: IncomingRest): RestState {
  const state = restState();
  state.request = restRequest.create({
    httpMethod: method,
    requestURI: path,
    resourcePath: `/services/apexrest${path}`,
    remoteAddress: '127.0.0.1',
    headers: new ApexMap(text, text, Object.entries(headers)),
    params: new ApexMap(text, text, Object.entries(parameters)),
    requestBody: new ApexBlob(body),
  });
  state.response = restResponse.create();
  return state;
}

export const restTables: readonly PlatformTypeTable[] = [
  restRequest.table,
  restResponse.table,
  {
    name: 'System.RestContext',
    members: {
      'static get request': () => restState().request,
      'static set request': (value: ValueObject | null) => void (restState().request = value),
      'static get response': () => restState().response,
      'static set response': (value: ValueObject | null) => void (restState().response = value),
    },
  },
];
