/**
 * Picks a record of an object by its name; the newest ones without a search. Fires `change` with `{recordId}`, null when
 * cleared. https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-picker.html
 *
 * Errors: `filter`, `displayInfo` and `matchingInfo` are not supported, and throw rather than be ignored.
 */
import { LightningElement, api } from 'lwc';
import { query, quote, quoteLike } from 'shell/api';
import { describeObject, nameField } from 'shell/describe';

interface Item {
  readonly type: 'option-card';
  readonly text: string;
  readonly subText: string;
  readonly value: string;
  readonly iconName: string;
}

const SHOWN = 10;
const ICON = 'utility:record_lookup';
const PAUSE_MILLISECONDS = 200;

export default class RecordPicker extends LightningElement {
  @api label = '';
  @api placeholder = 'Search...';
  @api disabled = false;
  @api required = false;
  @api fieldLevelHelp: string | undefined;
  @api variant: string | undefined;

  items: readonly Item[] = [];
  isSearching = false;
  message = '';
  /** What is typed: the combobox shows what it is given. */
  text = '';
  private object = '';
  private recordId: string | null = null;
  private chosenName = '';
  private searches = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get objectApiName(): string {
    return this.object;
  }
  set objectApiName(name: string) {
    this.object = name;
    this.items = [];
  }

  @api
  get value(): string | null {
    return this.recordId;
  }
  set value(recordId: string | null | undefined) {
    this.recordId = recordId ?? null;
    this.chosenName = recordId ?? '';
    if (recordId) void this.readName(recordId);
  }

  @api
  get filter(): undefined {
    return undefined;
  }
  set filter(value: unknown) {
    refuse('filter', value);
  }

  @api
  get displayInfo(): undefined {
    return undefined;
  }
  set displayInfo(value: unknown) {
    refuse('displayInfo', value);
  }

  @api
  get matchingInfo(): undefined {
    return undefined;
  }
  set matchingInfo(value: unknown) {
    refuse('matchingInfo', value);
  }

  @api
  clearSelection(): void {
    this.recordId = null;
    this.chosenName = '';
    this.forgetSearch();
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-grouped-combobox')?.focus();
  }

  get pill(): { label: string; iconName: string } | null {
    return this.recordId === null ? null : { label: this.chosenName, iconName: ICON };
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  handleOpen(): void {
    if (this.items.length === 0) void this.search(this.text);
  }

  handleText(event: CustomEvent<{ text: string }>): void {
    const { text } = event.detail;
    this.text = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(text), PAUSE_MILLISECONDS);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.recordId = event.detail.value;
    this.chosenName = this.items.find(({ value }) => value === this.recordId)?.text ?? this.recordId;
    this.forgetSearch();
    this.announce();
  }

  handleRemove(): void {
    this.clearSelection();
    this.announce();
  }

  private forgetSearch(): void {
    clearTimeout(this.timer);
    this.searches += 1;
    this.isSearching = false;
    this.text = '';
    this.items = [];
  }

  private announce(): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: this.recordId } }));
  }

  private async search(text: string): Promise<void> {
    const turn = (this.searches += 1);
    this.isSearching = true;
    this.message = '';
    try {
      const name = nameField(await describeObject(this.object));
      const where = text.trim() === '' ? '' : ` WHERE ${name} LIKE ${quoteLike(text.trim())}`;
      const fields = name === 'Id' ? 'Id' : `Id, ${name}`;
      const { records } = await query(`SELECT ${fields} FROM ${this.object}${where} ORDER BY SystemModstamp DESC, Id LIMIT ${SHOWN}`);
      if (turn !== this.searches) return;
      this.items = records.map((record) => ({
        type: 'option-card',
        text: String(record[name]),
        subText: String(record['Id']),
        value: String(record['Id']),
        iconName: ICON,
      }));
    } catch (error) {
      if (turn === this.searches) this.message = (error as Error).message;
    }
    if (turn === this.searches) this.isSearching = false;
  }

  private async readName(recordId: string): Promise<void> {
    const name = nameField(await describeObject(this.object));
    const { records } = await query(`SELECT ${name} FROM ${this.object} WHERE Id = ${quote(recordId)}`);
    if (this.recordId === recordId) this.chosenName = String(records[0]?.[name] ?? recordId);
  }
}

function refuse(attribute: string, value: unknown): void {
  if (value !== undefined && value !== null) throw new Error(`The local org does not support ${attribute} of lightning-record-picker`);
}
