/** Where a callout may go, whoever asks for it. */
import { isIP } from 'node:net';
import { apexException, type ApexException } from '../../values/apex-exception.ts';

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

const control = /[\u0000-\u001f\u007f]/;

/** http:// is for loopback only: the local org talks to programs on this machine, Salesforce to none of them. */
export function checkedUrl(text: string): URL {
  const refuse = (message: string): ApexException => apexException('System.CalloutException', message);
  // The parser of URLs drops line breaks and tabs, and would call what nobody wrote.
  if (control.test(text)) throw refuse("Invalid endpoint: the URL can't have line breaks or other control characters");
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) throw refuse(`no protocol: ${text}`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse(`Invalid endpoint: ${text}`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse(`unknown protocol: ${url.protocol.slice(0, -1)}`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw refuse(`The local org sends http:// to loopback addresses only, not to ${url.host}: use https://`);
  return url;
}
