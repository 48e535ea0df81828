/** What the serving thread asks of the org. Implemented by ../org (a pool of Apex workers); used by ../server and ../shell. */

export type OrgRequest =
  | { readonly kind: 'query'; readonly soql: string; readonly allRows?: boolean }
  | {
      readonly kind: 'dml';
      readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
      /** JSON values as the REST API takes them; `attributes.type` names the object when `object` is absent. */
      readonly records: readonly Readonly<Record<string, unknown>>[];
      readonly object?: string;
      readonly allOrNone: boolean;
      readonly externalIdField?: string;
    }
  | { readonly kind: 'describeGlobal' }
  | { readonly kind: 'describe'; readonly object: string }
  | { readonly kind: 'limits' }
  /** An @AuraEnabled method, with JSON parameters by name. */
  | { readonly kind: 'aura'; readonly className: string; readonly method: string; readonly parameters: Readonly<Record<string, unknown>>; readonly cacheable: boolean }
  | { readonly kind: 'anonymous'; readonly source: string }
  | { readonly kind: 'rest'; readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string | null } // @RestResource
  | { readonly kind: 'app' } // apps, tabs, objects and labels that the user may see
  | { readonly kind: 'jobs' } // AsyncApexJob and CronTrigger rows
  | { readonly kind: 'outbox' }
  | { readonly kind: 'logs'; readonly limit: number };

export type OrgResponse =
  | { readonly ok: true; readonly value: unknown }
  /** Salesforce's REST error shape: `[{errorCode, message, fields}]`; aura errors carry exceptionType and stackTrace too. */
  | { readonly ok: false; readonly status: number; readonly errors: readonly { readonly errorCode: string; readonly message: string; readonly fields?: readonly string[]; readonly exceptionType?: string; readonly stackTrace?: string; readonly line?: number; readonly column?: number }[] };

export interface OrgSession {
  readonly sessionId: string; // `00D...!...`
  readonly userId: string;
  readonly username: string;
  readonly organizationId: string;
}

export interface OrgService {
  /** null: wrong username or password, or an inactive user. */
  login(username: string, password: string): Promise<OrgSession | null>;
  /** null: unknown or expired. */
  findSession(sessionId: string): Promise<OrgSession | null>;
  logout(sessionId: string): Promise<void>;
  execute(session: OrgSession, request: OrgRequest): Promise<OrgResponse>;
  /** Users for the switch in the shell. */
  users(): Promise<readonly { readonly id: string; readonly username: string; readonly name: string; readonly isActive: boolean }[]>;
  /** Fires on every committed change, for the shell's live views: the object names touched. */
  onCommit(listener: (objectNames: readonly string[]) => void): () => void;
  close(): Promise<void>;
}
