/** Apex jobs and scheduled jobs, as Setup shows them. */
import { LightningElement } from 'lwc';
import { request } from 'shell/api';

interface Job {
  readonly id: string;
  readonly type: string;
  readonly className: string;
  readonly status: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly nextRun: string | null;
  readonly detail: string | null;
}

const REFRESH_MILLISECONDS = 2000;

export default class Jobs extends LightningElement {
  jobs: readonly Job[] = [];
  errorMessage: string | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    void this.load();
    this.timer = setInterval(() => void this.load(), REFRESH_MILLISECONDS);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  get isEmpty(): boolean {
    return this.jobs.length === 0 && this.errorMessage === undefined;
  }

  private async load(): Promise<void> {
    try {
      this.jobs = await request<readonly Job[]>('/local/jobs');
      this.errorMessage = undefined;
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }
}
