/** The last transactions and what they wrote with System.debug. */
import { LightningElement } from 'lwc';
import { request } from 'shell/api';

interface Log {
  readonly id: string;
  readonly startedAt: string;
  readonly user: string;
  readonly operation: string;
  readonly status: string;
  readonly body: string;
}

export default class DebugLogs extends LightningElement {
  logs: readonly Log[] = [];
  errorMessage: string | undefined;

  connectedCallback(): void {
    this.handleRefresh();
  }

  get isEmpty(): boolean {
    return this.logs.length === 0 && this.errorMessage === undefined;
  }

  get sections(): readonly (Log & { readonly title: string })[] {
    return this.logs.map((log) => ({ ...log, title: `${log.operation}, ${log.user}, ${log.status}` }));
  }

  handleRefresh(): void {
    request<readonly Log[]>('/local/logs').then(
      (logs) => (this.logs = logs),
      (error: unknown) => (this.errorMessage = (error as Error).message),
    );
  }
}
