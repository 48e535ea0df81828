/** Speaks to a destination as Syncline does: a token, then requests. */
import type { Options } from './options.ts';

export interface Answer {
  /** 0 where none came; the text then says why. */
  status: number;
  type: string;
  text: string;
}

/** How long an answer may take, in milliseconds: as long as Syncline waits. */
const mostMilliseconds = 120_000;

export async function send(url: string, method: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(mostMilliseconds),
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

/** One request among many: that it gets no answer is a fault like others. */
export async function trySend(url: string, method: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  try {
    return await send(url, method, headers, body);
  } catch (error) {
    return { status: 0, type: '', text: reasonOf(error) };
  }
}

/** Of a request that got no answer: what lies behind "fetch failed". */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}

export interface Grant {
  /** Null where none was issued; the answers then say why. */
  token: string | null;
  answers: Answer[];
}

/** Asks as a Salesforce org may be told to: with the client in the header, or else in the body. */
export async function askForToken({ tokenUrl, clientId }: Options, clientSecret: string): Promise<Grant> {
  const answers: Answer[] = [];
  for (const way of ['header', 'body']) {
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    if (way === 'header') {
      const [id, secret] = [clientId, clientSecret].map(encodeURIComponent);
      headers['authorization'] = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    } else {
      form.set('client_id', clientId);
      form.set('client_secret', clientSecret);
    }
    const answer = await send(tokenUrl, 'POST', headers, form.toString());
    answers.push(answer);
    const token = answer.status === 200 ? tokenIn(answer.text) : null;
    if (token !== null) {
      return { token, answers };
    }
  }
  return { token: null, answers };
}

function tokenIn(text: string): string | null {
  try {
    const token = (JSON.parse(text) as { access_token?: unknown }).access_token;
    return typeof token === 'string' && token !== '' ? token : null;
  } catch {
    return null;
  }
}
