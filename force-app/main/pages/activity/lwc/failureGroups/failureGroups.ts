import { LightningElement, api } from 'lwc';
import type { FailureGroup, Letter } from 'c/activityApi';
import type { Remedy, RemedyAction, Rights } from 'c/diagnosisApi';
import { counted, fill, number } from 'c/figures';
import allOf from '@salesforce/label/c.FailureGroupAll';
import theOnly from '@salesforce/label/c.FailureGroupOnly';
import happened from '@salesforce/label/c.FailureGroupCause';
import count from '@salesforce/label/c.FailureGroupCount';
import fixTitle from '@salesforce/label/c.FailureGroupFix';
import lastAt from '@salesforce/label/c.FailureGroupLast';
import retryAll from '@salesforce/label/c.FailureGroupRetry';
import retryOnly from '@salesforce/label/c.FailureGroupRetryOnly';
import openSetup from '@salesforce/label/c.FailureGroupSetup';
import samplesTitle from '@salesforce/label/c.FailureGroupSamples';
import sinceText from '@salesforce/label/c.FailureGroupSince';
import verbatim from '@salesforce/label/c.FailureGroupVerbatim';
import empty from '@salesforce/label/c.FailuresNone';

interface Row {
  group: FailureGroup;
  first: Letter;
  heading: string;
  objects: string;
  isOpen: boolean;
  toggleIcon: string;
  allLabel: string;
  retryLabel: string;
  remedy: Remedy | null;
  setupPath: string | null;
}

/** What the button of a guide does; to send again stands beside each group, and where nothing can be done there is none. */
const remedies: Readonly<Partial<Record<string, RemedyAction>>> = {
  SyncNow: 'SYNC_NOW',
  Reauthorize: 'REAUTHORIZE',
  RemoveField: 'REMOVE_FIELD',
  OpenMapping: 'OPEN_MAPPING',
  OpenFilter: 'OPEN_FILTER_ROW',
  OpenConnection: 'OPEN_CONNECTION',
  RunPreflight: 'RUN_PREFLIGHT',
};

/**
 * Refused records by their cause: how many, since when, why, what to do. Fires `open` with a letter's id, `showall` and `retry` with a
 * group's key.
 */
export default class FailureGroups extends LightningElement {
  @api groups: readonly FailureGroup[] = [];
  @api now = '';
  @api canRetry = false;
  @api connectionId = '';
  @api rights: Rights | undefined;

  labels = { empty, openSetup, fixTitle, happened, lastAt, samplesTitle, sinceText, verbatim };
  private closed: readonly string[] = [];

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  /** Without groups of which nothing was left when their samples were asked for. */
  get rows(): Row[] {
    return this.groups.flatMap((group) => {
      const [first] = group.samples;
      return first ? [this.rowOf(group, first)] : [];
    });
  }

  /** On the heading of a group: for whoever read on to it. */
  @api
  focusOn(key: string): void {
    this.template?.querySelector<HTMLElement>(`h2 [data-group="${key}"]`)?.focus();
  }

  handleToggle(event: Event): void {
    const key = keyOf(event);
    this.closed = this.closed.includes(key) ? this.closed.filter((other) => other !== key) : [...this.closed, key];
  }

  handleOpen(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['letter'];
    this.dispatchEvent(new CustomEvent('open', { detail: id }));
  }

  handleAll(event: Event): void {
    this.dispatchEvent(new CustomEvent('showall', { detail: keyOf(event) }));
  }

  handleRetry(event: Event): void {
    this.dispatchEvent(new CustomEvent('retry', { detail: keyOf(event) }));
  }

  private rowOf(group: FailureGroup, first: Letter): Row {
    const isOpen = !this.closed.includes(group.key);
    return {
      group,
      first,
      heading: [first.code, first.field].filter(Boolean).join(', '),
      objects: fill(
        count,
        number(group.count),
        [...new Set(group.samples.map(({ objectLabel }) => objectLabel))].join(', '),
      ),
      isOpen,
      toggleIcon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      allLabel: counted(group.count, theOnly, allOf),
      retryLabel: counted(group.count, retryOnly, retryAll),
      remedy: this.remedyOf(group, first),
      setupPath: group.guide.action === 'OpenSetup' ? (group.guide.setupPath ?? null) : null,
    };
  }

  private remedyOf({ guide }: FailureGroup, { streamId, field }: Letter): Remedy | null {
    const action = remedies[guide.action];
    return action
      ? { action, connectionId: this.connectionId, streamId: streamId ?? null, field: field ?? null }
      : null;
  }
}

function keyOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['group'] ?? '';
}
