import { LightningElement, api } from 'lwc';
import type { Option } from 'c/fieldCombobox';
import { fill } from 'c/figures';
import type { FilterField, Operator, FilterRow as Row } from 'c/filterApi';
import condition from '@salesforce/label/c.FilterCondition';
import field from '@salesforce/label/c.FilterField';
import operator from '@salesforce/label/c.FilterOperator';
import removeCondition from '@salesforce/label/c.FilterRemoveCondition';
import searchField from '@salesforce/label/c.FilterSearchField';

/** One condition of a filter: field, operator, values. Fires `change` with `{row}`, and `remove`. */
export default class FilterRow extends LightningElement {
  @api row: Row | undefined;
  /** From 1, as the logic names it. */
  @api number = 1;
  @api fields: readonly FilterField[] = [];
  @api problems: readonly string[] = [];
  @api disabled = false;

  labels = { field, operator, searchField };

  get heading(): string {
    return fill(condition, this.number);
  }

  get removeLabel(): string {
    return fill(removeCondition, this.number);
  }

  get fieldOptions(): Option[] {
    return this.fields.map(({ name, label }) => ({ value: name, label, hint: name === label ? '' : name }));
  }

  get chosenField(): FilterField | undefined {
    return this.fields.find(({ name }) => name === this.row?.field);
  }

  get operators(): { label: string; value: string }[] {
    return this.chosenField?.operators.map(({ name, label }) => ({ label, value: name })) ?? [];
  }

  get chosenOperator(): Operator | undefined {
    return this.chosenField?.operators.find(({ name }) => name === this.row?.operator);
  }

  get isOperatorDisabled(): boolean {
    return this.disabled || !this.chosenField;
  }

  get problemItems(): { key: string; text: string }[] {
    return this.problems.map((text, index) => ({ key: String(index), text }));
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="field"]')?.focus();
  }

  /** Where the row above was removed by keyboard, its place is taken by this one's button. */
  @api
  focusRemove(): void {
    this.template?.querySelector<HTMLElement>('[data-id="remove"]')?.focus();
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const chosen = this.fields.find(({ name }) => name === event.detail.value);
    this.fire({ field: event.detail.value, operator: chosen?.operators[0]?.name ?? '', values: [] });
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleOperator(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const next = this.chosenField?.operators.find(({ name }) => name === event.detail.value);
    this.fire({ operator: event.detail.value, values: kept(this.row?.values ?? [], this.chosenOperator, next) });
  }

  handleValues(event: CustomEvent<{ values: string[] }>): void {
    event.stopPropagation();
    this.fire({ values: event.detail.values });
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent('remove'));
  }

  private fire(changed: Partial<Row>): void {
    const before = this.row ?? { field: '', operator: '', values: [] };
    const row = { field: before.field, operator: before.operator, values: [...before.values], ...changed };
    this.dispatchEvent(new CustomEvent('change', { detail: { row } }));
  }
}

/** The values that still make sense with another operator: days are no dates. */
function kept(values: readonly string[], before: Operator | undefined, after: Operator | undefined): readonly string[] {
  if (!after || after.input === 'none' || (before?.input === 'days') !== (after.input === 'days')) {
    return [];
  }
  return after.input === 'many' ? values : values.slice(0, 1);
}
