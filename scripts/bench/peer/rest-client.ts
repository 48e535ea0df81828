/** Logs in at an org and asks its REST API, as a connected app does; a session that has ended is opened anew. */
export interface RestLogin {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface RestClient {
  /** That the org counts: no logins, and none with a session that had ended. */
  readonly requests: number;
  /** The answer's JSON; throws what was refused, with `statusCode` and the org's errors as `error`. */
  get(url: string): Promise<unknown>;
}

export function createRestClient({ url, username, password }: RestLogin): RestClient {
  let token: string | null = null;
  let requests = 0;

  async function logIn(): Promise<string> {
    const body = new URLSearchParams({ grant_type: 'password', username, password });
    const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body, headers: { connection: 'close' } });
    if (!response.ok) throw new Error(`The login was refused: ${response.status}`);
    return ((await response.json()) as { readonly access_token: string }).access_token;
  }

  async function ask(address: string): Promise<Response> {
    token ??= await logIn();
    // A connection that is kept open ends with the real time, which passes while the org computes.
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}`, connection: 'close' } });
    if (response.status === 401) token = null;
    else requests += 1;
    return response;
  }

  return {
    get requests() {
      return requests;
    },
    async get(address) {
      let response = await ask(address);
      if (response.status === 401) response = await ask(address);
      const value: unknown = await response.json();
      if (response.ok) return value;
      throw Object.assign(new Error(`${response.status}: ${JSON.stringify(value)}`), { statusCode: response.status, error: value });
    },
  };
}
