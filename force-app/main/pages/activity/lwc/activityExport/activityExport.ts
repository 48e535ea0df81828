import { LightningElement, api } from 'lwc';
import type { Filter } from 'c/activityApi';
import { counted, fill, number } from 'c/figures';
import { letterExport } from 'c/letterExport';
import { sayOutcome } from 'c/notice';
import type { PagedExport } from 'c/pagedExport';
import { runExport } from 'c/runExport';
import cancel from '@salesforce/label/c.ExportCancel';
import done from '@salesforce/label/c.ExportDone';
import progressMany from '@salesforce/label/c.ExportProgressMany';
import progressOne from '@salesforce/label/c.ExportProgressOne';
import label from '@salesforce/label/c.ExportRows';

/** Exports all that a filter finds, failures or runs, and says how far that is. */
export default class ActivityExport extends LightningElement {
  @api filter: Filter | undefined;
  @api isOfRuns = false;

  /** How many rows there are so far; null while nothing is exported. */
  exported: number | null = null;
  labels = { cancel, label };
  private running: PagedExport | null = null;

  override disconnectedCallback(): void {
    this.running?.cancel();
  }

  get isExporting(): boolean {
    return this.exported !== null;
  }

  get progress(): string {
    return counted(this.exported ?? 0, progressOne, progressMany);
  }

  handleExport(): void {
    if (this.filter && this.running === null) {
      const begin = this.isOfRuns ? runExport : letterExport;
      void this.run(begin(this.filter, (rows) => (this.exported = rows)));
    }
  }

  /** The second click of a double click on the button that begins it means no cancelling. */
  handleCancel({ detail }: MouseEvent): void {
    if (detail <= 1) {
      this.running?.cancel();
    }
  }

  private async run(running: PagedExport): Promise<void> {
    this.running = running;
    this.exported = 0;
    await sayOutcome(this, async () => {
      const files = await running.run();
      return files > 0 ? fill(done, number(this.exported), number(files)) : undefined;
    });
    this.running = null;
    this.exported = null;
  }
}
