/** Creates or edits a record with every field that the user may write. Refusals stand at their field, or above the form. */
import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import { RequestError, createRecord, query, quote, updateRecord } from 'shell/api';
import { describeObject, inReadingOrder, isShown, nameField } from 'shell/describe';
import type { FieldDescribe, ObjectDescribe } from 'shell/describe';
import { navigate } from 'shell/router';

interface FormInput {
  readonly field: FieldDescribe;
  readonly value: unknown;
  readonly errorMessage: string | undefined;
}

export default class RecordForm extends LightningElement {
  @api objectName = '';
  @api recordId: string | undefined;
  describe: ObjectDescribe | undefined;
  isSaving = false;
  errorMessage: string | undefined;
  fieldErrors: Readonly<Record<string, string>> = {};
  private original: Readonly<Record<string, unknown>> = {};
  private changes: Readonly<Record<string, unknown>> = {};

  connectedCallback(): void {
    void this.load();
  }

  get title(): string {
    const { label = '' } = this.describe ?? {};
    return this.recordId === undefined
      ? `New ${label}`
      : `Edit ${String(this.original[this.describe === undefined ? 'Id' : nameField(this.describe)] ?? label)}`;
  }

  get inputs(): readonly FormInput[] {
    const isWritable = this.recordId === undefined ? 'createable' : 'updateable';
    return inReadingOrder(this.describe?.fields ?? [])
      .filter((field) => isShown(field) && field[isWritable])
      .map((field) => ({
        field,
        value: field.name in this.changes ? this.changes[field.name] : this.original[field.name],
        errorMessage: this.fieldErrors[field.name],
      }));
  }

  handleFieldChange(event: CustomEvent<{ name: string; value: unknown }>): void {
    this.changes = { ...this.changes, [event.detail.name]: event.detail.value };
  }

  handleCancel(): void {
    navigate(
      this.recordId === undefined ? `/lightning/o/${this.objectName}/list` : `/lightning/r/${this.objectName}/${this.recordId}/view`,
    );
  }

  async handleSave(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    this.errorMessage = undefined;
    this.fieldErrors = {};
    try {
      const id = this.recordId ?? (await createRecord(this.objectName, this.changes)).id;
      if (this.recordId !== undefined) await updateRecord(this.objectName, this.recordId, this.changes);
      Toast.show({ label: `${this.describe?.label ?? 'Record'} was saved.`, variant: 'success' }, this as unknown as HTMLElement);
      navigate(`/lightning/r/${this.objectName}/${id}/view`);
    } catch (error) {
      this.showErrors(error);
    } finally {
      this.isSaving = false;
    }
  }

  private showErrors(error: unknown): void {
    const errors = error instanceof RequestError ? error.errors : [{ message: (error as Error).message }];
    this.errorMessage = errors.map(({ message }) => message).join(' ');
    this.fieldErrors = Object.fromEntries(
      errors.flatMap((entry) => ('fields' in entry ? (entry.fields ?? []) : []).map((field) => [field, entry.message])),
    );
  }

  private async load(): Promise<void> {
    try {
      const describe = await describeObject(this.objectName);
      if (this.recordId !== undefined) {
        const fields = new Set([
          'Id',
          nameField(describe),
          ...describe.fields.filter((field) => isShown(field) && field.updateable).map(({ name }) => name),
        ]);
        const { records } = await query(`SELECT ${[...fields].join(', ')} FROM ${this.objectName} WHERE Id = ${quote(this.recordId)}`);
        this.original = records[0] ?? {};
      } else {
        this.changes = Object.fromEntries(
          describe.fields.flatMap((field) =>
            field.picklistValues
              .filter((entry) => entry.defaultValue && entry.active && field.createable)
              .map((entry) => [field.name, entry.value]),
          ),
        );
      }
      this.describe = describe;
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }
}
