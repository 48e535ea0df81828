/**
 * Implements System.HttpRequest and HttpResponse.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httprequest.htm
 */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import type { CalloutAnswer, CalloutRequest } from '../../org/callouts/callout.ts';
import { ApexBlob, ApexList, PlatformObject, apexException, definePlatformClass } from '../../values/index.ts';
import { DocumentValue } from '../core/xml/document.ts';

const defaultTimeout = 10_000;
const maximumTimeout = 120_000;

/** Names keep their spelling and are found in any case. */
class Headers {
  readonly #entries = new Map<string, readonly [name: string, value: string]>();

  get(name: string | null): string | null {
    return name === null ? null : (this.#entries.get(name.toLowerCase())?.[1] ?? null);
  }

  set(name: string | null, value: string | null): void {
    if (name === null || value === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
    this.#entries.set(name.toLowerCase(), [name, value]);
  }

  /** In alphabetical order, whatever the case. */
  names(): string[] {
    return [...this.#entries].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, [name]]) => name);
  }

  all(): Map<string, string> {
    return new Map(this.#entries.values());
  }
}

abstract class HttpMessage extends PlatformObject {
  readonly headers = new Headers();
  bytes: Uint8Array | null = null;

  get text(): string {
    return this.bytes === null ? '' : Buffer.from(this.bytes).toString('utf8');
  }

  setText(text: string | null): void {
    this.bytes = text === null ? null : Buffer.from(text, 'utf8');
  }
}

export class HttpRequest extends HttpMessage {
  endpoint: string | null = null;
  method: string | null = null;
  timeout = defaultTimeout;
  isCompressed = false;

  override apexToString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint ?? 'null'}, Method=${this.method ?? 'null'}]`;
  }

  toCallout(): CalloutRequest {
    const { endpoint, method, timeout, isCompressed } = this;
    return { endpoint, method, timeout, isCompressed, headers: this.headers.all(), body: this.bytes };
  }
}
definePlatformClass(HttpRequest, 'System.HttpRequest');

export class HttpResponse extends HttpMessage {
  status: string | null = null;
  statusCode = 0;

  override apexToString(): string {
    return `System.HttpResponse[Status=${this.status ?? 'null'}, StatusCode=${this.statusCode}]`;
  }

  static from(answer: CalloutAnswer): HttpResponse {
    const response = new HttpResponse();
    response.status = answer.statusText;
    response.statusCode = answer.status;
    response.bytes = answer.body;
    for (const [name, value] of answer.headers) {
      const before = response.headers.get(name);
      response.headers.set(name, before === null ? value : `${before}, ${value}`);
    }
    return response;
  }
}
definePlatformClass(HttpResponse, 'System.HttpResponse');

function setTimeoutOf(request: HttpRequest, milliseconds: number): void {
  if (milliseconds < 1 || milliseconds > maximumTimeout) {
    throw apexException('System.CalloutException', `Timeout must be between 1 and ${maximumTimeout} milliseconds: ${milliseconds}`);
  }
  request.timeout = milliseconds;
}

const messageMembers = {
  'getBody()': (message: HttpMessage) => message.text,
  'getBodyAsBlob()': (message: HttpMessage) => new ApexBlob(message.bytes ?? new Uint8Array()),
  'getBodyDocument()': (message: HttpMessage): DocumentValue => {
    const document = new DocumentValue();
    document.load(message.text);
    return document;
  },
  'setBody(String)': (message: HttpMessage, body: string | null) => message.setText(body),
  'setBodyAsBlob(Blob)': (message: HttpMessage, body: ApexBlob | null) => void (message.bytes = body?.bytes ?? null),
  'getHeader(String)': (message: HttpMessage, name: string | null) => message.headers.get(name),
  'setHeader(String, String)': (message: HttpMessage, name: string | null, value: string | null) => message.headers.set(name, value),
  'toString()': (message: HttpMessage) => message.apexToString(),
};

export const httpMessageTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.HttpRequest',
    javaScriptClass: HttpRequest,
    members: {
      ...messageMembers,
      'new ()': () => new HttpRequest(),
      'getCompressed()': (request: HttpRequest) => request.isCompressed,
      'setCompressed(Boolean)': (request: HttpRequest, isCompressed: boolean) => void (request.isCompressed = isCompressed),
      'getEndpoint()': (request: HttpRequest) => request.endpoint,
      'setEndpoint(String)': (request: HttpRequest, endpoint: string | null) => void (request.endpoint = endpoint),
      'getMethod()': (request: HttpRequest) => request.method,
      'setMethod(String)': (request: HttpRequest, method: string | null) => void (request.method = method),
      'setTimeout(Integer)': setTimeoutOf,
      'setBodyDocument(Object)': (request: HttpRequest, document: DocumentValue) => request.setText(document.toXml()),
    },
  },
  {
    name: 'System.HttpResponse',
    javaScriptClass: HttpResponse,
    members: {
      ...messageMembers,
      'new ()': () => new HttpResponse(),
      'getHeaderKeys()': (response: HttpResponse) => new ApexList({ kind: 'primitive', name: 'String' }, response.headers.names()),
      'getStatus()': (response: HttpResponse) => response.status,
      'setStatus(String)': (response: HttpResponse, status: string | null) => void (response.status = status),
      'getStatusCode()': (response: HttpResponse) => response.statusCode,
      'setStatusCode(Integer)': (response: HttpResponse, statusCode: number) => void (response.statusCode = statusCode),
    },
  },
];
