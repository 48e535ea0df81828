/** The newest children of a record over one relationship; nothing at all when there are none. */
import { LightningElement, api } from 'lwc';
import { query, quote } from 'shell/api';
import { describeObject, nameField } from 'shell/describe';
import { navigate } from 'shell/router';

const SHOWN = 6;

export default class RelatedList extends LightningElement {
  @api childObject = '';
  @api field = '';
  @api recordId = '';
  rows: readonly { readonly id: string; readonly name: string; readonly path: string }[] = [];
  title = '';

  connectedCallback(): void {
    void this.load();
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  handleNavigate(event: MouseEvent): void {
    event.preventDefault();
    navigate((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '/');
  }

  /** A relationship that this user cannot read is simply not listed, as on a Lightning page. */
  private async load(): Promise<void> {
    try {
      const describe = await describeObject(this.childObject);
      const name = nameField(describe);
      const where = `FROM ${this.childObject} WHERE ${this.field} = ${quote(this.recordId)}`;
      const { totalSize } = await query(`SELECT COUNT() ${where}`);
      if (totalSize === 0) return;
      const { records } = await query(`SELECT Id${name === 'Id' ? '' : `, ${name}`} ${where} ORDER BY Id DESC LIMIT ${SHOWN}`);
      this.title = `${describe.labelPlural} (${totalSize})`;
      this.rows = records.map((record) => ({
        id: String(record['Id']),
        name: String(record[name] ?? record['Id']),
        path: `/lightning/r/${this.childObject}/${String(record['Id'])}/view`,
      }));
    } catch {
      this.rows = [];
    }
  }
}
