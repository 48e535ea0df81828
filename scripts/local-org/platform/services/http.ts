/** Implements System.Http and the mocks that stand in for it in tests. Apex Developer Guide, "Testing HTTP Callouts". */
import { readFileSync } from 'node:fs';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { callOut, checkCalloutAllowed, testCalloutRefusal } from '../../org/callouts/callout.ts';
import { orgTransaction, type OrgTransaction } from '../../org/transaction/context.ts';
import { PlatformObject, apexException, definePlatformClass, platformType } from '../../values/index.ts';
import type { HttpRequest } from './http-message.ts';
import { HttpResponse } from './http-message.ts';

class Http extends PlatformObject {}
definePlatformClass(Http, 'System.Http');

/** StaticResourceCalloutMock, and MultiStaticResourceCalloutMock with a resource per endpoint. */
class StaticResourceMock extends PlatformObject {
  readonly resourceByEndpoint = new Map<string, string>();
  resource: string | null = null;
  status: string | null = null;
  statusCode = 200;
  readonly headers: (readonly [string, string])[] = [];

  respond(request: HttpRequest): HttpResponse {
    const name = this.resource ?? this.resourceByEndpoint.get(request.endpoint ?? '');
    if (name === undefined)
      throw apexException('System.CalloutException', `No static resource is set for the endpoint ${request.endpoint ?? 'null'}`);
    const response = new HttpResponse();
    response.bytes = staticResource(name);
    response.statusCode = this.statusCode;
    response.status = this.status;
    for (const [header, value] of this.headers) response.headers.set(header, value);
    return response;
  }
}
class SingleResourceMock extends StaticResourceMock {}
class MultiResourceMock extends StaticResourceMock {}
const mockInterface = platformType('System.HttpCalloutMock');
definePlatformClass(SingleResourceMock, 'System.StaticResourceCalloutMock', [mockInterface]);
definePlatformClass(MultiResourceMock, 'System.MultiStaticResourceCalloutMock', [mockInterface]);

export function staticResource(name: string): Uint8Array {
  const { metadata } = orgTransaction();
  const resource = [...metadata.staticResources].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  if (resource === undefined) throw apexException('System.CalloutException', `Static resource not found: ${name}`);
  return readFileSync(resource.file);
}

function answerOfMock(transaction: OrgTransaction, request: HttpRequest): HttpResponse {
  const mock = transaction.test?.mocks.get('System.HttpCalloutMock') ?? null;
  if (mock === null) throw testCalloutRefusal();
  if (request.endpoint === null || request.endpoint === '')
    throw apexException('System.CalloutException', 'Endpoint must be specified before executing');
  if (request.method === null || request.method === '')
    throw apexException('System.CalloutException', 'Method must be specified before executing');
  checkCalloutAllowed(transaction);
  transaction.limits.consume('Callouts', 1);
  const answer = mock instanceof StaticResourceMock ? mock.respond(request) : transaction.project.invokeByName(mock, 'respond', [request]);
  if (answer === null) throw apexException('System.NullPointerException', 'Attempt to de-reference a null object');
  return answer as HttpResponse;
}

export function send(request: HttpRequest | null): HttpResponse {
  if (request === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  const transaction = orgTransaction();
  return transaction.isTest ? answerOfMock(transaction, request) : HttpResponse.from(callOut(transaction, request.toCallout()));
}

const mockMembers = {
  'respond(HttpRequest)': (mock: StaticResourceMock, request: HttpRequest) => mock.respond(request),
  'setHeader(String, String)': (mock: StaticResourceMock, name: string, value: string) => void mock.headers.push([name, value]),
  'setStatus(String)': (mock: StaticResourceMock, status: string) => void (mock.status = status),
  'setStatusCode(Integer)': (mock: StaticResourceMock, statusCode: number) => void (mock.statusCode = statusCode),
};

export const httpTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Http',
    javaScriptClass: Http,
    members: {
      'new ()': () => new Http(),
      'send(Object)': (_http: Http, request: HttpRequest | null) => send(request),
      'toString()': (http: Http) => http.apexToString(),
    },
  },
  {
    name: 'System.StaticResourceCalloutMock',
    javaScriptClass: SingleResourceMock,
    members: {
      ...mockMembers,
      'new ()': () => new SingleResourceMock(),
      'setStaticResource(String)': (mock: StaticResourceMock, resource: string) => void (mock.resource = resource),
    },
  },
  {
    name: 'System.MultiStaticResourceCalloutMock',
    javaScriptClass: MultiResourceMock,
    members: {
      ...mockMembers,
      'new ()': () => new MultiResourceMock(),
      'setStaticResource(String, String)': (mock: StaticResourceMock, endpoint: string, resource: string) =>
        void mock.resourceByEndpoint.set(endpoint, resource),
    },
  },
];
