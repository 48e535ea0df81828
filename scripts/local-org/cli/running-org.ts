/** Talks to the local org that `npm start` runs, over its REST API. */
import { parseExactJson } from '../contracts/exact-json.ts';
import { UsageError } from './arguments.ts';

const port = process.env['SYNCLINE_PORT'] ?? '4400';
const baseUrl = `http://localhost:${port}`;
const apiPath = '/services/data/v67.0';

/** The seeded administrator, unless the environment names somebody else. */
const username = process.env['SYNCLINE_USERNAME'] ?? 'admin@syncline.local';
const password = process.env['SYNCLINE_PASSWORD'] ?? 'syncline';

async function reach(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(`${baseUrl}${path}`, init);
  } catch {
    throw new UsageError(`No local org answers on port ${port}. Start it with \`npm start\`, or set SYNCLINE_PORT.`);
  }
}

async function failureText(response: Response): Promise<string> {
  const body = await response.text();
  try {
    const parsed = JSON.parse(body) as unknown;
    const rows = (Array.isArray(parsed) ? parsed : [parsed]) as readonly {
      readonly errorCode?: string;
      readonly error?: string;
      readonly message?: string;
      readonly error_description?: string;
    }[];
    return rows
      .map((row) => `${row.errorCode ?? row.error ?? response.status}: ${row.message ?? row.error_description ?? body}`)
      .join('\n');
  } catch {
    return `HTTP ${response.status}: ${body}`;
  }
}

async function login(): Promise<string> {
  const response = await reach('/services/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username, password }),
  });
  if (!response.ok) throw new UsageError(`The local org on port ${port} refused ${username}: ${await failureText(response)}`);
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

/** `path` is one of the REST API, or of the local org's own (`/local/...`). */
export async function getFromOrg(path: string): Promise<unknown> {
  const token = await login();
  const response = await reach(path.startsWith('/local/') ? path : `${apiPath}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new UsageError(await failureText(response));
  return parseExactJson(await response.text());
}
