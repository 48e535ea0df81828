/** System.Url, as java.net.URL: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';

interface UrlParts {
  readonly protocol: string;
  readonly userInfo: string | null;
  readonly host: string;
  /** -1 when the text has none. */
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly reference: string | null;
}

const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

function parse(text: string): UrlParts {
  const match =
    /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(
      text.trim(),
    );
  if (match === null) throw apexException('System.StringException', `no protocol: ${text}`);
  const protocol = (match[1] ?? '').toLowerCase();
  if (defaultPorts[protocol] === undefined) throw apexException('System.StringException', `unknown protocol: ${protocol}`);
  return {
    protocol,
    userInfo: match[2] ?? null,
    host: match[3] ?? '',
    port: match[4] === undefined || match[4] === '' ? -1 : Number(match[4]),
    path: match[5] ?? '',
    query: match[6] ?? null,
    reference: match[7] ?? null,
  };
}

export class UrlValue extends PlatformObject {
  readonly parts: UrlParts;

  constructor(parts: UrlParts) {
    super();
    this.parts = parts;
  }

  static of(text: string): UrlValue {
    return new UrlValue(parse(text));
  }

  get authority(): string {
    const { userInfo, host, port } = this.parts;
    return `${userInfo === null ? '' : `${userInfo}@`}${host}${port < 0 ? '' : `:${port}`}`;
  }

  /** Path and query. */
  get file(): string {
    return this.parts.path + (this.parts.query === null ? '' : `?${this.parts.query}`);
  }

  get text(): string {
    const { protocol, reference } = this.parts;
    return `${protocol}:${this.authority === '' ? '' : `//${this.authority}`}${this.file}${reference === null ? '' : `#${reference}`}`;
  }

  get effectivePort(): number {
    return this.parts.port >= 0 ? this.parts.port : (defaultPorts[this.parts.protocol] ?? -1);
  }

  override apexToString(): string {
    return this.text;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof UrlValue && other.text === this.text;
  }

  override apexKey(): string {
    return this.text;
  }
}
definePlatformClass(UrlValue, 'System.Url');

function relative(base: UrlValue | null, specification: string): UrlValue {
  if (base === null) return UrlValue.of(specification);
  try {
    return UrlValue.of(new URL(specification, base.text).href);
  } catch {
    throw apexException('System.StringException', `Invalid URL: ${specification}`);
  }
}

function fromParts(protocol: string | null, host: string | null, port: number, file: string | null): UrlValue {
  return UrlValue.of(`${requireArgument(protocol)}://${requireArgument(host)}${port < 0 ? '' : `:${port}`}${requireArgument(file)}`);
}

function sameFile(url: UrlValue, other: UrlValue | null): boolean {
  return (
    other !== null &&
    url.parts.protocol === other.parts.protocol &&
    url.parts.host.toLowerCase() === other.parts.host.toLowerCase() &&
    url.effectivePort === other.effectivePort &&
    url.file === other.file
  );
}

/** Where this org answers: links made of it lead there. */
function orgUrl(): UrlValue {
  return UrlValue.of(`http://127.0.0.1:${process.env['SYNCLINE_PORT'] ?? '4400'}`);
}

export const urlTable: PlatformTypeTable = {
  name: 'System.Url',
  javaScriptClass: UrlValue,
  members: {
    'new (String)': (text: string | null) => UrlValue.of(requireArgument(text)),
    'new (Url, String)': (base: UrlValue | null, specification: string | null) => relative(base, requireArgument(specification)),
    'new (String, String, String)': (protocol: string | null, host: string | null, file: string | null) =>
      fromParts(protocol, host, -1, file),
    'new (String, String, Integer, String)': (protocol: string | null, host: string | null, port: number | null, file: string | null) =>
      fromParts(protocol, host, requireArgument(port), file),
    'getAuthority()': (url: UrlValue) => url.authority,
    'getDefaultPort()': (url: UrlValue) => defaultPorts[url.parts.protocol] ?? -1,
    'getFile()': (url: UrlValue) => url.file,
    'getHost()': (url: UrlValue) => url.parts.host,
    'getPath()': (url: UrlValue) => url.parts.path,
    'getPort()': (url: UrlValue) => url.parts.port,
    'getProtocol()': (url: UrlValue) => url.parts.protocol,
    'getQuery()': (url: UrlValue) => url.parts.query,
    'getRef()': (url: UrlValue) => url.parts.reference,
    'getUserInfo()': (url: UrlValue) => url.parts.userInfo,
    'sameFile(Url)': sameFile,
    'static getOrgDomainUrl()': orgUrl,
    'static getSalesforceBaseUrl()': orgUrl,
    'toExternalForm()': (url: UrlValue) => url.text,
    'toString()': (url: UrlValue) => url.text,
  },
};
