/** The view page of a record: details, system information and related lists. */
import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import LightningConfirm from 'lightning/confirm';
import { deleteRecord, query, quote } from 'shell/api';
import type { RecordData } from 'shell/api';
import { describeObject, inReadingOrder, isShown, isSystemField, nameField, referenceName } from 'shell/describe';
import type { FieldDescribe, ObjectDescribe } from 'shell/describe';
import { navigate } from 'shell/router';

// The published types lack the static method.
const confirm = (options: { label: string; message: string; theme: string }) =>
  (LightningConfirm as unknown as { open(options: object): Promise<boolean> }).open(options);

export default class RecordPage extends LightningElement {
  @api objectName = '';
  describe: ObjectDescribe | undefined;
  record: RecordData | undefined;
  errorMessage: string | undefined;
  private currentId = '';

  @api
  get recordId(): string {
    return this.currentId;
  }

  set recordId(value: string) {
    this.currentId = value;
    void Promise.resolve().then(() => this.load());
  }

  get title(): string {
    return this.record === undefined || this.describe === undefined ? '' : String(this.record[nameField(this.describe)] ?? this.currentId);
  }

  get objectLabel(): string {
    return this.describe?.label ?? '';
  }

  get canEdit(): boolean {
    return this.describe?.updateable === true;
  }

  get canDelete(): boolean {
    return this.describe?.deletable === true;
  }

  get details(): readonly FieldDescribe[] {
    return inReadingOrder(this.describe?.fields.filter(isShown) ?? []);
  }

  get system(): readonly FieldDescribe[] {
    return this.describe?.fields.filter(isSystemField) ?? [];
  }

  get relatedLists(): readonly { key: string; childObject: string; field: string }[] {
    return (this.describe?.childRelationships ?? []).flatMap(({ relationshipName, childSObject, field }) => {
      const isListed = relationshipName !== null && globalThis.localOrg.info.objects.some(({ name }) => name === childSObject);
      return isListed ? [{ key: `${childSObject}.${field}`, childObject: childSObject, field }] : [];
    });
  }

  handleEdit(): void {
    navigate(`/lightning/r/${this.objectName}/${this.currentId}/edit`);
  }

  async handleDelete(): Promise<void> {
    const isConfirmed = await confirm({
      label: `Delete ${this.objectLabel}`,
      message: `Delete ${this.title}? It can be restored from the recycle bin.`,
      theme: 'warning',
    });
    if (!isConfirmed) return;
    try {
      await deleteRecord(this.objectName, this.currentId);
      Toast.show({ label: `${this.objectLabel} ${this.title} was deleted.`, variant: 'success' }, this as unknown as HTMLElement);
      navigate(`/lightning/o/${this.objectName}/list`);
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }

  private async load(): Promise<void> {
    const id = this.currentId;
    this.errorMessage = undefined;
    try {
      const describe = await describeObject(this.objectName);
      const shown = describe.fields.filter((field) => isShown(field) || isSystemField(field));
      const fields = new Set(['Id', ...shown.map(({ name }) => name), ...shown.flatMap((field) => referenceName(field) ?? [])]);
      const { records } = await query(`SELECT ${[...fields].join(', ')} FROM ${this.objectName} WHERE Id = ${quote(id)}`);
      if (id !== this.currentId) return;
      this.describe = describe;
      this.record = records[0];
      if (this.record === undefined) this.errorMessage = 'The record does not exist, was deleted, or you do not have access to it.';
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }
}
