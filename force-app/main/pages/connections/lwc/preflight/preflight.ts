import { LightningElement, api } from 'lwc';
import { grantRights, loadOwnPreflight, loadPreflight } from 'c/connectorApi';
import type { Lack, Preflight as Found } from 'c/connectorApi';
import { messageOf } from 'c/failure';
import { fill, timeOfDay } from 'c/figures';
import again from '@salesforce/label/c.PreflightAgain';
import checkedAtText from '@salesforce/label/c.PreflightCheckedAt';
import complete from '@salesforce/label/c.PreflightComplete';
import grantLabel from '@salesforce/label/c.PreflightGrant';
import lacksText from '@salesforce/label/c.PreflightLacks';
import loading from '@salesforce/label/c.PreflightLoading';
import nobody from '@salesforce/label/c.PreflightNobody';
import notAble from '@salesforce/label/c.PreflightNotAble';
import open from '@salesforce/label/c.PreflightOpen';
import refusedText from '@salesforce/label/c.PreflightRefused';

interface Row {
  key: string;
  text: string;
  whereText: string;
  fields: string;
}

/** What a user lacks to be the connector, right by right, with where each is given. Fires `checked` with what was found. */
export default class Preflight extends LightningElement {
  labels = { again, grant: grantLabel, loading, open, refused: refusedText };
  found: Found | null = null;
  failure = '';
  refusals: readonly string[] = [];
  isBusy = false;

  private shownConnection: string | undefined;
  private shownUser: string | null = null;
  private shownCause: string | null = null;
  private isOnPage = false;

  @api
  get connectionId(): string | undefined {
    return this.shownConnection;
  }
  set connectionId(id: string | undefined) {
    if (id !== this.shownConnection) {
      this.shownConnection = id;
      this.refreshIfShown();
    }
  }

  /** Null: the connector. */
  @api
  get userId(): string | null {
    return this.shownUser;
  }
  set userId(id: string | null) {
    if (id !== this.shownUser) {
      this.shownUser = id;
      this.refreshIfShown();
    }
  }

  /** Whether whoever looks asks about themselves, and need not be one who sets up connections. */
  @api isOwn = false;

  /** What keeps the connection from syncing: where it changes, rights may have too. */
  @api
  get cause(): string | null {
    return this.shownCause;
  }
  set cause(code: string | null) {
    if (code !== this.shownCause) {
      this.shownCause = code;
      this.refreshIfShown();
    }
  }

  override connectedCallback(): void {
    this.isOnPage = true;
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.isOnPage = false;
  }

  get summary(): string {
    const { found } = this;
    if (!found) {
      return '';
    }
    if (!found.userId) {
      return nobody;
    }
    const name = found.userName ?? '';
    if (found.lacks.length === 0) {
      return fill(complete, name);
    }
    return `${fill(lacksText, name, found.lacks.length)}${found.isAble ? '' : ` ${notAble}`}`;
  }

  get rows(): Row[] {
    return (this.found?.lacks ?? []).map((lack: Lack, index) => ({
      key: String(index),
      text: lack.text,
      whereText: lack.whereText,
      fields: lack.fields.join(', '),
    }));
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get canGrant(): boolean {
    return !this.isOwn && this.found?.canGrant === true;
  }

  get checkedText(): string {
    return this.found ? fill(checkedAtText, timeOfDay(this.found.checkedAt)) : '';
  }

  get icon(): { name: string; variant: string } {
    return this.hasRows
      ? { name: 'utility:warning', variant: 'warning' }
      : { name: 'utility:success', variant: 'success' };
  }

  handleAgain(): void {
    this.refusals = [];
    void this.refresh();
  }

  handleGrant(): void {
    void this.grant();
  }

  @api
  async refresh(): Promise<void> {
    const id = this.shownConnection;
    if (!id) {
      return;
    }
    await this.whileBusy(async () => {
      const found = await (this.isOwn ? loadOwnPreflight(id) : loadPreflight(id, this.shownUser));
      if (id === this.shownConnection) {
        this.found = found;
        this.dispatchEvent(new CustomEvent('checked', { detail: found }));
      }
    });
  }

  /** What the platform refuses stays in the list, with its reason. */
  private async grant(): Promise<void> {
    await this.whileBusy(async () => {
      this.refusals = await grantRights(this.shownConnection ?? '', this.shownUser);
    });
    await this.refresh();
  }

  private refreshIfShown(): void {
    if (this.isOnPage) {
      void this.refresh();
    }
  }

  private async whileBusy(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.failure = '';
    try {
      await work();
    } catch (error) {
      this.failure = messageOf(error);
    }
    this.isBusy = false;
  }
}
