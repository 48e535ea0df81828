/** The input of one field by its type. Fires `fieldchange` with `{name, value}`; an empty input is null. */
import { LightningElement, api } from 'lwc';
import { query, quoteLike } from 'shell/api';
import { describeObject, nameField } from 'shell/describe';
import type { FieldDescribe } from 'shell/describe';

const inputTypes: Readonly<Record<string, string>> = {
  date: 'date',
  datetime: 'datetime',
  email: 'email',
  phone: 'tel',
  url: 'url',
  time: 'time',
  boolean: 'checkbox',
  currency: 'number',
  double: 'number',
  int: 'number',
  long: 'number',
  percent: 'number',
};

export default class FieldInput extends LightningElement {
  @api field!: FieldDescribe;
  @api value: unknown;
  @api errorMessage: string | undefined;
  suggestions: readonly { readonly id: string; readonly name: string }[] = [];

  get kind(): Record<string, boolean> {
    const { type } = this.field;
    if (type === 'picklist' || type === 'combobox') return { picklist: true };
    if (type === 'multipicklist') return { multiple: true };
    if (type === 'textarea') return { textarea: true };
    if (type === 'boolean') return { checkbox: true };
    if (type === 'reference') return { reference: true };
    return { input: true };
  }

  get inputType(): string {
    return inputTypes[this.field.type] ?? 'text';
  }

  get isRequired(): boolean {
    return !this.field.nillable && !this.field.defaultedOnCreate && this.field.type !== 'boolean';
  }

  get isChecked(): boolean {
    return this.value === true;
  }

  get inputValue(): unknown {
    return this.value ?? '';
  }

  get maximumLength(): number | undefined {
    return this.field.length > 0 ? this.field.length : undefined;
  }

  get step(): string | undefined {
    return this.inputType === 'number' ? String(10 ** -(this.field.scale || 0)) : undefined;
  }

  get options(): { label: string; value: string }[] {
    const values = this.field.picklistValues.filter(({ active }) => active).map(({ label, value }) => ({ label, value }));
    return this.field.type === 'multipicklist' ? values : [{ label: '--None--', value: '' }, ...values];
  }

  get chosen(): string[] {
    return typeof this.value === 'string' && this.value !== '' ? this.value.split(';') : [];
  }

  get hasSuggestions(): boolean {
    return this.suggestions.length > 0;
  }

  get lookupLabel(): string {
    return `${this.field.label} (record ID; type a name to search)`;
  }

  handleChange(event: CustomEvent<{ value?: string | readonly string[]; checked?: boolean }>): void {
    const { detail } = event;
    if (this.field.type === 'boolean') this.emit(detail.checked === true);
    else if (Array.isArray(detail.value)) this.emit(detail.value.join(';') || null);
    else this.emit(this.parse(String(detail.value ?? '')));
  }

  /** A lookup takes an Id, or searches the referenced object's names. */
  async handleLookup(event: CustomEvent<{ value: string }>): Promise<void> {
    const text = event.detail.value.trim();
    this.emit(text === '' ? null : text);
    const [object] = this.field.referenceTo;
    if (object === undefined || text.length < 2 || /^[a-zA-Z0-9]{15,18}$/.test(text)) {
      this.suggestions = [];
      return;
    }
    const name = nameField(await describeObject(object));
    const { records } = await query(`SELECT Id, ${name} FROM ${object} WHERE ${name} LIKE ${quoteLike(text)} ORDER BY ${name} LIMIT 5`);
    this.suggestions = records.map((record) => ({ id: String(record['Id']), name: String(record[name]) }));
  }

  handleSuggestion(event: MouseEvent): void {
    this.suggestions = [];
    this.emit((event.currentTarget as HTMLElement).dataset['id'] ?? null);
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-input]')?.focus();
  }

  private parse(text: string): unknown {
    if (text === '') return null;
    return this.inputType === 'number' ? Number(text) : text;
  }

  private emit(value: unknown): void {
    this.dispatchEvent(new CustomEvent('fieldchange', { detail: { name: this.field.name, value } }));
  }
}
