/** The list page of an object: newest changes first, searchable by name, fifty rows at a time. */
import { LightningElement, api } from 'lwc';
import { query, quoteLike } from 'shell/api';
import type { RecordData } from 'shell/api';
import { describeObject, inReadingOrder, isShown, nameField, referenceName } from 'shell/describe';
import type { FieldDescribe, ObjectDescribe } from 'shell/describe';
import { navigate } from 'shell/router';

const PAGE_SIZE = 50;
const COLUMN_COUNT = 6;

interface ListRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly cells: readonly { readonly field: FieldDescribe; readonly record: RecordData }[];
}

export default class RecordList extends LightningElement {
  describe: ObjectDescribe | undefined;
  records: readonly RecordData[] = [];
  totalSize = 0;
  search = '';
  errorMessage: string | undefined;
  isLoading = true;
  private name = '';
  private searchTimer: ReturnType<typeof setTimeout> | undefined;

  @api
  get objectName(): string {
    return this.name;
  }

  set objectName(value: string) {
    this.name = value;
    this.search = '';
    this.describe = undefined;
    this.records = [];
    void this.load();
  }

  get title(): string {
    return this.describe?.labelPlural ?? this.name;
  }

  get columns(): readonly FieldDescribe[] {
    const { describe } = this;
    if (describe === undefined) return [];
    return inReadingOrder(describe.fields.filter((field) => isShown(field) && field.sortable)).slice(0, COLUMN_COUNT);
  }

  get rows(): readonly ListRow[] {
    const [first, ...rest] = this.columns;
    return this.records.map((record) => ({
      id: String(record['Id']),
      path: `/lightning/r/${this.name}/${String(record['Id'])}/view`,
      name: String(record[first?.name ?? 'Id'] ?? record['Id']),
      cells: rest.map((field) => ({ field, record })),
    }));
  }

  get summary(): string {
    return this.isLoading && this.records.length === 0
      ? 'Loading'
      : `${this.records.length} of ${this.totalSize} items, newest changes first`;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.records.length === 0 && this.errorMessage === undefined;
  }

  get hasMore(): boolean {
    return this.records.length < this.totalSize;
  }

  get canCreate(): boolean {
    return this.describe?.createable === true;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(() => void this.load(), 250);
  }

  handleNew(): void {
    navigate(`/lightning/o/${this.name}/new`);
  }

  handleRefresh(): void {
    void this.load();
  }

  handleMore(): void {
    void this.load(this.records.length);
  }

  handleNavigate(event: MouseEvent): void {
    event.preventDefault();
    navigate((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '/');
  }

  private async load(offset = 0): Promise<void> {
    const object = this.name;
    this.isLoading = true;
    this.errorMessage = undefined;
    try {
      const describe = await describeObject(object);
      this.describe = describe;
      const fields = new Set([
        'Id',
        ...this.columns.map(({ name }) => name),
        ...this.columns.flatMap((field) => referenceName(field) ?? []),
      ]);
      const where = this.search.trim() === '' ? '' : ` WHERE ${nameField(describe)} LIKE ${quoteLike(this.search.trim())}`;
      const order = describe.fields.some(({ name }) => name === 'LastModifiedDate') ? 'LastModifiedDate DESC, Id' : 'Id';
      const page = await query(
        `SELECT ${[...fields].join(', ')} FROM ${object}${where} ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${offset}`,
      );
      const count = await query(`SELECT COUNT() FROM ${object}${where}`);
      if (object !== this.name) return;
      this.records = offset === 0 ? page.records : [...this.records, ...page.records];
      this.totalSize = count.totalSize;
    } catch (error) {
      this.errorMessage = (error as Error).message;
    } finally {
      this.isLoading = false;
    }
  }
}
