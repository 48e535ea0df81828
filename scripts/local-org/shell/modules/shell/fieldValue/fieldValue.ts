/** A field's value as Lightning formats it, by the field's type. */
import { LightningElement, api } from 'lwc';
import type { RecordData } from 'shell/api';
import type { FieldDescribe } from 'shell/describe';
import { navigate } from 'shell/router';

export default class FieldValue extends LightningElement {
  @api field: FieldDescribe | undefined;
  @api record: RecordData | undefined;

  get value(): unknown {
    return this.field === undefined ? undefined : this.record?.[this.field.name];
  }

  get isEmpty(): boolean {
    return this.value === null || this.value === undefined || this.value === '';
  }

  get is(): Record<string, boolean> {
    return this.isEmpty || this.field === undefined ? {} : { [kinds[this.field.type] ?? 'text']: true };
  }

  get percentValue(): number {
    return Number(this.value) / 100;
  }

  get multipleValue(): string {
    return String(this.value).replaceAll(';', ', ');
  }

  get parentPath(): string {
    const parent = this.parent;
    return `/lightning/r/${parent?.attributes?.type ?? this.field?.referenceTo[0] ?? 'record'}/${String(this.value)}/view`;
  }

  get parentName(): unknown {
    return this.parent?.['Name'] ?? this.value;
  }

  private get parent(): RecordData | null | undefined {
    return this.record?.[this.field?.relationshipName ?? ''] as RecordData | null | undefined;
  }

  handleNavigate(event: MouseEvent): void {
    event.preventDefault();
    navigate(this.parentPath);
  }
}

const kinds: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  currency: 'currency',
  date: 'date',
  datetime: 'datetime',
  double: 'number',
  email: 'email',
  int: 'number',
  long: 'number',
  multipicklist: 'multiple',
  percent: 'percent',
  phone: 'phone',
  reference: 'reference',
  textarea: 'textarea',
  url: 'url',
};
