import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { fill } from 'c/figures';
import cancel from '@salesforce/label/c.Cancel';
import blank from '@salesforce/label/c.RenameBlank';
import field from '@salesforce/label/c.RenameField';
import help from '@salesforce/label/c.RenameHelp';
import take from '@salesforce/label/c.RenameTake';
import taken from '@salesforce/label/c.RenameTaken';
import title from '@salesforce/label/c.RenameTitle';

/** What the platform keeps of a name. */
const longest = 80;

/** A field that says itself what is wrong with it. */
interface NameField extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
  focus(): void;
}

/** Asks for another name of a stream; it is saved with everything else that is edited. Closes with the name, or nothing. */
export default class StreamRename extends LightningModal {
  @api name = '';
  /** Of the connection's other streams. */
  @api others: readonly string[] = [];

  labels = { cancel, field, help, take, title };
  longest = longest;
  typed = '';

  /** Opens it over the page. */
  static ask(name: string, others: readonly string[]): Promise<string | undefined> {
    const modal = this as unknown as { open(options: object): Promise<string | undefined> };
    return modal.open({ label: title, size: 'small', name, others });
  }

  override connectedCallback(): void {
    this.typed = this.name;
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
    this.input?.setCustomValidity(this.problem);
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  handleTake(): void {
    const { input } = this;
    input?.setCustomValidity(this.problem);
    if (this.problem !== '') {
      input?.reportValidity();
      input?.focus();
      return;
    }
    void this.close(this.typed.trim());
  }

  private get input(): NameField | null | undefined {
    return this.template?.querySelector<NameField>('[data-id="name"]');
  }

  /** Empty where it can be taken. Capitals tell no two names apart. */
  private get problem(): string {
    const name = this.typed.trim();
    if (name === '') {
      return blank;
    }
    const alike = this.others.find((other) => other.trim().toLowerCase() === name.toLowerCase());
    return alike === undefined ? '' : fill(taken, alike);
  }
}
