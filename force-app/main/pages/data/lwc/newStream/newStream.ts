import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import { loadFills } from 'c/newStreamApi';
import type { FieldFills } from 'c/newStreamApi';
import { loadObjects } from 'c/streamApi';
import type { FieldMapping, FieldOption, ObjectOption, Preset, StreamConfig } from 'c/streamApi';
import { mappingsFor, editOf } from 'c/streamParts';
import back from '@salesforce/label/c.NewStreamBack';
import cancel from '@salesforce/label/c.Cancel';
import discard from '@salesforce/label/c.NewStreamDiscard';
import fieldsHeading from '@salesforce/label/c.NewStreamFieldsHeading';
import fieldsIntro from '@salesforce/label/c.NewStreamFieldsIntro';
import fieldsStep from '@salesforce/label/c.NewStreamFieldsStep';
import fieldsSystem from '@salesforce/label/c.NewStreamFieldsSystem';
import howOften from '@salesforce/label/c.NewStreamHowOften';
import next from '@salesforce/label/c.NewStreamNext';
import objectHeading from '@salesforce/label/c.NewStreamObjectHeading';
import objectIntro from '@salesforce/label/c.NewStreamObjectIntro';
import objectStep from '@salesforce/label/c.NewStreamObjectStep';
import objectsLoading from '@salesforce/label/c.ObjectPickerLoading';
import preview from '@salesforce/label/c.PreviewTitle';
import start from '@salesforce/label/c.NewStreamStart';
import title from '@salesforce/label/c.NewStream';
import titleOf from '@salesforce/label/c.NewStreamOf';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';
import unknownShares from '@salesforce/label/c.FieldFillsUnknown';
import whenHeading from '@salesforce/label/c.NewStreamWhenHeading';
import whenIntro from '@salesforce/label/c.NewStreamWhenIntro';
import whenStep from '@salesforce/label/c.NewStreamWhenStep';
import whichRecords from '@salesforce/label/c.NewStreamWhichRecords';

type Step = 'object' | 'fields' | 'when';

const order: readonly Step[] = ['object', 'fields', 'when'];
const words: Record<Step, { label: string; heading: string; intro: string }> = {
  object: { label: objectStep, heading: objectHeading, intro: objectIntro },
  fields: { label: fieldsStep, heading: fieldsHeading, intro: fieldsIntro },
  when: { label: whenStep, heading: whenHeading, intro: whenIntro },
};

type Objects =
  { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; options: readonly ObjectOption[] };

/**
 * A new stream in three steps: object, fields, when and for whom. Fires pick with an object, open with one that has a stream, change with the new
 * part of the configuration, made once it is saved, and discard and cancel. Going back loses nothing: what is chosen is whoever's configuration
 * it is.
 */
export default class NewStream extends LightningElement {
  @api objectLabel = '';
  @api fields: readonly FieldOption[] = [];
  @api presets: readonly Preset[] = [];
  /** API names of the objects that have a stream already. */
  @api taken: readonly string[] = [];
  /** Whether who is here may ask for a sync. */
  @api canRun = false;

  /** None before an object is chosen. */
  @api get config(): StreamConfig | null {
    return this.draft;
  }
  set config(config: StreamConfig | null) {
    const isOther = config?.objectName !== this.draft?.objectName;
    this.draft = config;
    if (isOther) {
      this.fills = null;
      this.sharesFailure = '';
      this.step = config ? 'fields' : 'object';
      this.enter();
    }
  }

  step: Step = 'object';
  objects: Objects = { kind: 'loading' };
  fills: FieldFills | null = null;
  sharesFailure = '';
  labels = {
    back,
    cancel,
    discard,
    fieldsSystem,
    howOften,
    next,
    objectsLoading,
    preview,
    start,
    tryAgain,
    whichRecords,
  };
  steps = order.map((value) => ({ value, label: words[value].label }));

  private draft: StreamConfig | null = null;
  /** Not reactive: it is looked up while the component renders. */
  private readonly chosenFields: { names: readonly string[] } = { names: [] };
  private isShown = false;
  private isFocusDue = false;
  private loads = 0;

  override connectedCallback(): void {
    this.isShown = true;
    this.enter();
  }

  override disconnectedCallback(): void {
    this.isShown = false;
    this.loads += 1;
  }

  override renderedCallback(): void {
    if (this.isFocusDue) {
      this.isFocusDue = false;
      this.focus();
    }
  }

  /** The heading of the step, so that a screen reader says where one is. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="heading"]')?.focus();
  }

  get cardTitle(): string {
    return this.draft ? fill(titleOf, this.objectLabel) : title;
  }

  get heading(): string {
    const place = order.indexOf(this.step) + 1;
    return fill(words[this.step].heading, number(place), number(order.length), this.objectLabel);
  }

  get intro(): string {
    return words[this.step].intro;
  }

  get isObjectStep(): boolean {
    return this.step === 'object';
  }

  get isFieldsStep(): boolean {
    return this.step === 'fields' && this.draft !== null;
  }

  get isWhenStep(): boolean {
    return this.step === 'when' && this.draft !== null;
  }

  /** Once there is something to preview. */
  get hasPreview(): boolean {
    return this.step !== 'object' && this.draft !== null;
  }

  get areObjectsLoading(): boolean {
    return this.objects.kind === 'loading';
  }

  get objectsFailure(): string {
    return this.objects.kind === 'failed' ? this.objects.message : '';
  }

  get options(): readonly ObjectOption[] {
    return this.objects.kind === 'ready' ? this.objects.options : [];
  }

  get chosen(): string | undefined {
    return this.draft?.objectName;
  }

  get leaveLabel(): string {
    return this.draft ? discard : cancel;
  }

  get hasBack(): boolean {
    return this.step !== 'object';
  }

  /** From the first step one goes on by an object. */
  get hasNext(): boolean {
    return this.step === 'fields' || (this.isObjectStep && this.draft !== null);
  }

  get canHaveRule(): boolean {
    return this.draft?.objectName === 'Account';
  }

  /** The same list while it has the same names: the tree arranges all fields anew for another one. */
  get selected(): readonly string[] {
    const names = this.draft?.fields.map(({ name }) => name) ?? [];
    if (names.join() !== this.chosenFields.names.join()) {
      this.chosenFields.names = names;
    }
    return this.chosenFields.names;
  }

  /** A step that was passed, or that is next, is gone to; no other. */
  handleStep(event: Event): void {
    const step = order.find((each) => each === (event.currentTarget as HTMLElement).dataset['step']);
    if (step && step !== this.step && this.draft) {
      this.go(step);
    }
  }

  handleBack(): void {
    this.go(order[order.indexOf(this.step) - 1]);
  }

  handleNext(): void {
    this.go(order[order.indexOf(this.step) + 1]);
  }

  handleLeave(): void {
    this.dispatchEvent(new CustomEvent(this.draft ? 'discard' : 'cancel'));
  }

  handlePick(event: CustomEvent<{ objectName: string }>): void {
    event.stopPropagation();
    const { objectName } = event.detail;
    if (objectName === this.chosen) {
      this.go('fields');
    } else {
      this.dispatchEvent(new CustomEvent('pick', { detail: { objectName } }));
    }
  }

  handleOpen(event: CustomEvent<{ objectName: string }>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('open', { detail: event.detail }));
  }

  handleTryAgain(): void {
    void this.loadObjects();
  }

  handleFields(event: CustomEvent<{ names: readonly string[] }>): void {
    event.stopPropagation();
    this.change({ fields: mappingsFor(event.detail.names, this.draft?.fields ?? [], this.fields) });
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

  handleMade(event: CustomEvent<object>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('made', { detail: event.detail }));
  }

  private go(step: Step | undefined): void {
    if (step) {
      this.step = step;
      this.isFocusDue = true;
      this.enter();
    }
  }

  /** What a step needs is loaded as it is entered, once. */
  private enter(): void {
    if (!this.isShown) {
      return;
    }
    if (this.step === 'object' && this.objects.kind !== 'ready') {
      void this.loadObjects();
    } else if (this.step === 'fields' && !this.fills) {
      void this.loadFills();
    }
  }

  private async loadObjects(): Promise<void> {
    this.objects = { kind: 'loading' };
    try {
      this.objects = { kind: 'ready', options: await loadObjects() };
    } catch (error) {
      this.objects = { kind: 'failed', message: messageOf(error) };
    }
  }

  /** The fields can be chosen without. */
  private async loadFills(): Promise<void> {
    const turn = (this.loads += 1);
    const { chosen } = this;
    if (!chosen) {
      return;
    }
    try {
      const fills = await loadFills(chosen);
      if (turn === this.loads) {
        this.fills = fills;
      }
    } catch (error) {
      if (turn === this.loads) {
        this.sharesFailure = fill(unknownShares, messageOf(error));
      }
    }
  }

  private change(part: Partial<StreamConfig>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: part }));
  }
}
