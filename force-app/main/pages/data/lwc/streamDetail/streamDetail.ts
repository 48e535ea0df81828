import { LightningElement, api } from 'lwc';
import { fill, titleOf } from 'c/figures';
import type { FieldMapping, FieldOption, Preset, StreamConfig } from 'c/streamApi';
import { mappingsFor, editOf } from 'c/streamParts';
import aside from '@salesforce/label/c.PreviewTitle';
import discard from '@salesforce/label/c.StreamDiscard';
import existingTab from '@salesforce/label/c.StreamTabExisting';
import fieldsTab from '@salesforce/label/c.StreamTabFields';
import filterTab from '@salesforce/label/c.StreamTabFilter';
import isNew from '@salesforce/label/c.StreamNew';
import off from '@salesforce/label/c.StreamOff';
import on from '@salesforce/label/c.StreamOn';
import review from '@salesforce/label/c.StreamReview';
import saveFirst from '@salesforce/label/c.StreamSaveFirst';
import scheduleTab from '@salesforce/label/c.StreamTabSchedule';
import switchLabel from '@salesforce/label/c.StreamSwitch';
import title from '@salesforce/label/c.StreamDetailTitle';
import unsaved from '@salesforce/label/c.StreamUnsaved';

/** One stream to look at and to edit. Fires change with the new part of its configuration, part with the tab that is shown, review and discard. */
export default class StreamDetail extends LightningElement {
  @api config: StreamConfig | undefined;
  @api objectLabel = '';
  @api fields: readonly FieldOption[] = [];
  @api presets: readonly Preset[] = [];
  @api isDirty = false;
  /** The tab that is shown; none: the fields. */
  @api editor: string | undefined;
  /** Of this field the mapping is shown first; by the name that it has outside or here. */
  @api field: string | undefined;
  @api canManage = false;
  @api canRun = false;
  @api canBackfill = false;
  @api canPause = false;

  labels = {
    aside,
    discard,
    existingTab,
    fieldsTab,
    filterTab,
    isNew,
    off,
    on,
    review,
    saveFirst,
    scheduleTab,
    unsaved,
  };

  /** Not reactive: it is looked up while the component renders. */
  private readonly chosen: { names: readonly string[] } = { names: [] };

  /** The heading, so that a screen reader says what was opened, or the field that somebody was led to. */
  @api focus(): void {
    const table = this.template?.querySelector<HTMLElement & { reveal(field: string): boolean }>('c-mapping-table');
    if (!this.field || !table?.reveal(this.field)) {
      this.template?.querySelector<HTMLElement>('[data-id="heading"]')?.focus();
    }
  }

  /** Where what was done is over; the page stays where it was scrolled to. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('[data-id="heading"]')?.focus({ preventScroll: true });
  }

  get heading(): string {
    return fill(title, titleOf(this.config?.name, this.objectLabel));
  }

  get switchLabel(): string {
    return fill(switchLabel, this.objectLabel);
  }

  get isNew(): boolean {
    return !this.config?.id;
  }

  get isClean(): boolean {
    return !this.isDirty;
  }

  get isDiscardable(): boolean {
    return this.canManage && this.isDirty;
  }

  get disabled(): boolean {
    return !this.canManage;
  }

  /** A rule says who is a customer, so it belongs to accounts. */
  get canHaveRule(): boolean {
    return this.config?.objectName === 'Account';
  }

  /** The same list while it has the same names: the tree arranges all fields anew for another one. */
  get selected(): readonly string[] {
    const names = this.config?.fields.map(({ name }) => name) ?? [];
    if (names.length !== this.chosen.names.length || names.some((name, index) => name !== this.chosen.names[index])) {
      this.chosen.names = names;
    }
    return this.chosen.names;
  }

  handleSwitch(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    this.change({ isOn: event.detail.checked });
  }

  handleFields(event: CustomEvent<{ names: readonly string[] }>): void {
    event.stopPropagation();
    this.change({ fields: mappingsFor(event.detail.names, this.config?.fields ?? [], this.fields) });
  }

  handleMappings(event: CustomEvent<{ mappings: readonly FieldMapping[] }>): void {
    event.stopPropagation();
    this.change({ fields: event.detail.mappings });
  }

  handleEdit(event: CustomEvent<Partial<StreamConfig>>): void {
    const part = editOf(event);
    if (part) {
      this.change(part);
    }
  }

  /** Whoever chooses a tab; a tabset tells it too where its page has chosen. */
  handlePart(event: Event): void {
    event.stopPropagation();
    const { value } = event.currentTarget as HTMLElement & { value: string };
    this.dispatchEvent(new CustomEvent('part', { detail: value }));
  }

  handleReview(): void {
    this.dispatchEvent(new CustomEvent('review'));
  }

  handleDiscard(): void {
    this.dispatchEvent(new CustomEvent('discard'));
  }

  private change(part: Partial<StreamConfig>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: part }));
  }
}
