import { LightningElement, api } from 'lwc';
import type { Option } from 'c/fieldCombobox';
import type { FilterField, Operator } from 'c/filterApi';
import addValue from '@salesforce/label/c.FilterAddValue';
import chosenValues from '@salesforce/label/c.FilterChosenValues';
import days from '@salesforce/label/c.FilterDays';
import enterAdds from '@salesforce/label/c.FilterEnterAdds';
import no from '@salesforce/label/c.No';
import value from '@salesforce/label/c.FilterValue';
import values from '@salesforce/label/c.FilterValues';
import yes from '@salesforce/label/c.Yes';

const inputTypes: Readonly<Partial<Record<string, string>>> = {
  DATE: 'date',
  DATETIME: 'datetime',
  TIME: 'time',
  INTEGER: 'number',
  LONG: 'number',
  DOUBLE: 'number',
  CURRENCY: 'number',
  PERCENT: 'number',
};
const idTypes: readonly string[] = ['ID', 'REFERENCE'];

/** The editor for what a field is compared with, by its type and by what the operator takes. Fires `change` with `{values}`. */
export default class FilterValue extends LightningElement {
  @api field: FilterField | undefined;
  @api operator: Operator | undefined;
  @api values: readonly string[] = [];
  @api disabled = false;

  labels = { addValue, chosenValues, days, enterAdds, value, values };
  /** Typed, but not a value yet. */
  draft = '';
  booleans: Option[] = [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];

  get isNone(): boolean {
    return !this.field || !this.operator || this.operator.input === 'none';
  }

  get isMany(): boolean {
    return this.operator?.input === 'many';
  }

  get isDays(): boolean {
    return this.operator?.input === 'days';
  }

  get isBoolean(): boolean {
    return this.type === 'BOOLEAN';
  }

  get isChoice(): boolean {
    return (this.field?.values?.length ?? 0) > 0 && this.operator?.input !== 'text';
  }

  get type(): string {
    return this.field?.type.toUpperCase() ?? '';
  }

  get inputType(): string {
    return inputTypes[this.type] ?? 'text';
  }

  get step(): string | undefined {
    return this.inputType === 'number' ? 'any' : undefined;
  }

  get single(): string {
    return this.values[0] ?? '';
  }

  /** Of a choice of many: those that are not chosen yet. */
  get options(): Option[] {
    return (this.field?.values ?? [])
      .filter((option) => !this.isMany || !this.values.includes(option.value))
      .map((option) => ({ value: option.value, label: option.label, hint: hintOf(option) }));
  }

  get hasPills(): boolean {
    return this.isMany && this.values.length > 0;
  }

  get pills(): { name: string; label: string }[] {
    return this.values.map((each) => ({ name: each, label: this.labelOf(each) }));
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-editor]')?.focus();
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleSingle(event: CustomEvent<{ value: string | number | null }>): void {
    event.stopPropagation();
    const changed = String(event.detail.value ?? '');
    this.fire(changed === '' ? [] : [changed]);
  }

  handleAdd(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.add([event.detail.value]);
  }

  handleDraft(event: CustomEvent<{ value: string | number | null }>): void {
    event.stopPropagation();
    this.draft = String(event.detail.value ?? '');
  }

  handleDraftKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.takeDraft();
    }
  }

  /** Also on leaving, so that what was typed is not lost. */
  takeDraft(): void {
    const draft = this.draft.trim();
    this.draft = '';
    if (draft !== '') {
      this.add(idTypes.includes(this.type) ? draft.split(/[\s,;]+/).filter(Boolean) : [draft]);
    }
  }

  handleRemove(event: CustomEvent<{ index: number }>): void {
    this.fire(this.values.filter((_, index) => index !== event.detail.index));
  }

  private add(added: readonly string[]): void {
    this.fire([...new Set([...this.values, ...added])]);
  }

  private fire(changed: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { values: changed } }));
  }

  private labelOf(each: string): string {
    return this.field?.values?.find((option) => option.value === each)?.label ?? each;
  }
}

function hintOf(option: { value: string; label: string }): string {
  return option.value === option.label ? '' : option.value;
}
