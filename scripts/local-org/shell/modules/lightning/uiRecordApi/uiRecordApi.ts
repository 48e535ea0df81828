/** getRecord and its like over the REST API: https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-record.html */
import type { WireAdapter, WireDataCallback } from 'lwc';
import { createRecord as create, deleteRecord as remove, query, quote, updateRecord as update } from 'shell/api';

type FieldReference = string | { readonly fieldApiName: string; readonly objectApiName: string };
interface RecordView {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldView>>;
}
interface FieldView {
  readonly value: unknown;
  readonly displayValue: string | null;
}
interface RecordConfig {
  readonly recordId?: string | null;
  readonly fields?: readonly FieldReference[];
  readonly optionalFields?: readonly FieldReference[];
}

const live = new Set<{ readonly recordId: () => string | null | undefined; readonly reload: () => void }>();

const pathOf = (field: FieldReference) => (typeof field === 'string' ? field.slice(field.indexOf('.') + 1) : field.fieldApiName);

function objectOf(recordId: string): string {
  const object = globalThis.localOrg.info.objects.find(({ keyPrefix }) => keyPrefix === recordId.slice(0, 3));
  if (object === undefined) throw new Error(`No object that you can read has the key prefix of ${recordId}`);
  return object.name;
}

async function readRecord(recordId: string, fields: readonly FieldReference[]): Promise<RecordView> {
  const object = objectOf(recordId);
  const paths = [...new Set(['Id', ...fields.map(pathOf)])];
  const { records } = await query(`SELECT ${paths.join(', ')} FROM ${object} WHERE Id = ${quote(recordId)}`);
  const [record] = records;
  if (record === undefined) throw Object.assign(new Error('The requested resource does not exist'), { status: 404 });
  return { apiName: object, id: recordId, fields: nest(record, paths) };
}

function nest(record: Readonly<Record<string, unknown>>, paths: readonly string[]): Record<string, FieldView> {
  const fields: Record<string, FieldView> = {};
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.');
    if (rest.length === 0) {
      fields[head] = { value: record[head] ?? null, displayValue: null };
      continue;
    }
    const parent = record[head] as Record<string, unknown> | null;
    const before = (fields[head]?.value as { fields?: Record<string, FieldView> } | null)?.fields ?? {};
    fields[head] = { value: parent === null ? null : { fields: { ...before, ...nest(parent, [rest.join('.')]) } }, displayValue: null };
  }
  return fields;
}

export class getRecord implements WireAdapter {
  private readonly emit: WireDataCallback;
  private config: RecordConfig = {};
  private readonly entry = { recordId: () => this.config.recordId, reload: () => void this.load() };

  constructor(emit: WireDataCallback) {
    this.emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    live.add(this.entry);
  }

  disconnect(): void {
    live.delete(this.entry);
  }

  update(config: RecordConfig): void {
    this.config = config;
    void this.load();
  }

  private async load(): Promise<void> {
    const { recordId, fields = [], optionalFields = [] } = this.config;
    if (recordId === undefined || recordId === null) return;
    try {
      this.emit({ data: await readRecord(recordId, [...fields, ...optionalFields]), error: undefined });
    } catch (error) {
      this.emit({
        data: undefined,
        error: { status: (error as { status?: number }).status ?? 400, body: { message: (error as Error).message } },
      });
    }
  }
}

export function getFieldValue(record: RecordView | undefined, field: FieldReference): unknown {
  return pathOf(field)
    .split('.')
    .reduce<unknown>((value, name) => (value as Partial<RecordView> | null | undefined)?.fields?.[name]?.value, record);
}

export const getFieldDisplayValue = (record: RecordView | undefined, field: FieldReference): string | null => {
  const names = pathOf(field).split('.');
  return names.length === 1 ? (record?.fields[names[0] ?? '']?.displayValue ?? null) : null;
};

export async function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<RecordView> {
  const { id } = await create(input.apiName, input.fields);
  return readRecord(
    id,
    Object.keys(input.fields).map((name) => `${input.apiName}.${name}`),
  );
}

export async function updateRecord(input: { fields: Record<string, unknown> & { Id: string } }): Promise<RecordView> {
  const { Id, ...fields } = input.fields;
  await update(objectOf(Id), Id, fields);
  await notifyRecordUpdateAvailable([{ recordId: Id }]);
  return readRecord(
    Id,
    Object.keys(fields).map((name) => `${objectOf(Id)}.${name}`),
  );
}

export async function deleteRecord(recordId: string): Promise<void> {
  await remove(objectOf(recordId), recordId);
}

export function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void> {
  const changed = new Set(records.map(({ recordId }) => recordId));
  for (const entry of live) if (changed.has(entry.recordId() ?? '')) entry.reload();
  return Promise.resolve();
}

export function getRecordNotifyChange(records: readonly { recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}
