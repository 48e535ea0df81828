/** What the serving thread asks of the org. Implemented by ../org (a pool of Apex workers); used by ../server and ../shell. */
import type { SetupRequest } from './setup-pages.ts';

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
  | {
      readonly kind: 'aura';
      readonly className: string;
      readonly method: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly cacheable: boolean;
    }
  /** An @InvocableMethod, with one object of primitives for each call of it. */
  | { readonly kind: 'action'; readonly className: string; readonly inputs: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'anonymous'; readonly source: string }
  | {
      readonly kind: 'rest';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | null;
    } // @RestResource
  | { readonly kind: 'setup'; readonly request: SetupRequest }
  | { readonly kind: 'app' } // apps, tabs, objects and labels that the user may see
  | { readonly kind: 'jobs' } // AsyncApexJob and CronTrigger rows
  | { readonly kind: 'outbox' }
  | { readonly kind: 'logs'; readonly limit: number };

export type OrgResponse =
  | { readonly ok: true; readonly value: unknown }
  /** Salesforce's REST error shape: `[{errorCode, message, fields}]`; aura errors carry exceptionType and stackTrace too. */
  | {
      readonly ok: false;
      readonly status: number;
      readonly errors: readonly {
        readonly errorCode: string;
        readonly message: string;
        readonly fields?: readonly string[];
        readonly exceptionType?: string;
        readonly stackTrace?: string;
        readonly line?: number;
        readonly column?: number;
      }[];
    };

export interface OrgSession {
  readonly sessionId: string; // `00D...!...`
  readonly userId: string;
  readonly username: string;
  readonly organizationId: string;
}

export interface OrgService {
  /** null: wrong username or password, or an inactive user. */
  login(username: string, password: string): Promise<OrgSession | null>;
  /** A session without a password, for the shell's user switch; null: no such active user. */
  openSession(userId: string): Promise<OrgSession | null>;
  /** Counts one request at the REST or SOAP door against DailyApiRequests, and gives the meter for Sforce-Limit-Info. */
  countApiRequest(): Promise<{ readonly used: number; readonly limit: number }>;
  /** null: unknown or expired. */
  findSession(sessionId: string): Promise<OrgSession | null>;
  logout(sessionId: string): Promise<void>;
  execute(session: OrgSession, request: OrgRequest): Promise<OrgResponse>;
  /** Users for the switch in the shell. */
  users(): Promise<readonly { readonly id: string; readonly username: string; readonly name: string; readonly isActive: boolean }[]>;
  /** Platform events as they are delivered, for lightning/empApi: `channel` is `/event/<Name>__e`. */
  onEvent(channel: string, listener: (message: unknown) => void): () => void;
  /** Fires on every committed change, for the shell's live views: the object names touched. */
  onCommit(listener: (objectNames: readonly string[]) => void): () => void;
  close(): Promise<void>;
}

/** The value of the `app` request: what the shell shows to this user. */
export interface AppInfo {
  readonly organization: { readonly id: string; readonly name: string; readonly isSandbox: boolean };
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly email: string;
    readonly timeZone: string;
    readonly locale: string;
  };
  readonly apps: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string;
    readonly tabs: readonly AppTab[];
  }[];
  /** Objects that the user may read and that can have a list page. */
  readonly objects: readonly {
    readonly name: string;
    readonly label: string;
    readonly pluralLabel: string;
    readonly keyPrefix: string;
    readonly isCreateable: boolean;
  }[];
  readonly labels: Readonly<Record<string, string>>;
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  /** Static resources: name to URL. */
  readonly resources: Readonly<Record<string, string>>;
  /** Bell notifications of the user, newest first. */
  readonly notifications: readonly {
    readonly id: string;
    readonly title: string;
    readonly body: string;
    readonly sentAt: string;
    readonly isRead: boolean;
    readonly targetId: string | null;
    /** A page reference as JSON. */
    readonly targetPageReference: string | null;
  }[];
}

export interface AppTab {
  readonly name: string;
  readonly label: string;
  readonly icon: string | null;
  readonly content: { readonly kind: 'lwc' | 'flexipage' | 'object'; readonly name: string };
}
