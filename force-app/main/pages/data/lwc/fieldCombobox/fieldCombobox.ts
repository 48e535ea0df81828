import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import more from '@salesforce/label/c.ComboboxMore';
import nothingFound from '@salesforce/label/c.ComboboxNothingFound';
import required from '@salesforce/label/c.RequiredMark';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Shown beside the label and searched as well. */
  readonly hint?: string;
}

interface Item extends Option {
  readonly id: string;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly itemClass: string;
}

/** Longer lists are narrowed by typing, so that thousands of options cost no more than these. */
const shownAtMost = 100;

/**
 * A combobox that filters as one types: an input with a listbox, as the ARIA practices describe it. Fires `change` with
 * `{value}` when an option is chosen; text that is no option is put back.
 */
export default class FieldCombobox extends LightningElement {
  @api label = '';
  @api placeholder = '';
  @api options: readonly Option[] = [];
  @api disabled = false;
  @api required = false;
  /** What is wrong with the choice. */
  @api message = '';

  labels = { nothingFound, required };
  isOpen = false;
  private chosen = '';
  /** What is typed; null while nothing is, so that the choice shows. */
  private typed: string | null = null;
  private active = -1;

  @api
  get value(): string {
    return this.chosen;
  }
  set value(value: string | null | undefined) {
    this.chosen = value ?? '';
  }

  @api
  focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  get text(): string {
    return this.typed ?? this.options.find(({ value }) => value === this.chosen)?.label ?? this.chosen;
  }

  get matches(): readonly Option[] {
    const searched = this.typed?.trim().toLowerCase() ?? '';
    return searched === ''
      ? this.options
      : this.options.filter(({ label, hint = '' }) => `${label}\n${hint}`.toLowerCase().includes(searched));
  }

  get items(): Item[] {
    return this.matches.slice(0, shownAtMost).map((option, index) => ({
      ...option,
      id: `option-${index}`,
      isActive: index === this.active,
      isSelected: option.value === this.chosen,
      itemClass: `slds-media slds-listbox__option slds-listbox__option_plain slds-media_small${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  get isEmpty(): boolean {
    return this.matches.length === 0;
  }

  get moreText(): string {
    const hidden = this.matches.length - shownAtMost;
    return hidden > 0 ? fill(more, hidden) : '';
  }

  get activeId(): string | null {
    return this.isOpen && this.active >= 0 ? `option-${this.active}` : null;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get elementClass(): string {
    return `slds-form-element${this.message ? ' slds-has-error' : ''}`;
  }

  get triggerClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get isInvalid(): string {
    return String(Boolean(this.message));
  }

  get describedBy(): string | null {
    return this.message ? 'message' : null;
  }

  override renderedCallback(): void {
    const active = this.template?.querySelector<HTMLElement>('.slds-has-focus');
    const list = this.template?.querySelector<HTMLElement>('[role="listbox"]');
    if (active && list) {
      const top = active.offsetTop;
      list.scrollTop = Math.max(Math.min(list.scrollTop, top), top + active.offsetHeight - list.clientHeight);
    }
  }

  handleInput(event: Event): void {
    event.stopPropagation();
    this.typed = (event.target as HTMLInputElement).value;
    this.open();
    this.active = this.typed.trim() === '' || this.isEmpty ? -1 : 0;
  }

  /** The native event says nothing that `change` of a choice would mean. */
  handleNativeChange(event: Event): void {
    event.stopPropagation();
  }

  handleClick(): void {
    if (!this.isOpen) {
      this.open();
    }
  }

  handleKeydown(event: KeyboardEvent): void {
    const act = this.keys[event.key];
    if (act && !this.disabled && act()) {
      event.preventDefault();
    }
  }

  handleBlur(): void {
    this.close();
  }

  /** Else the input would lose the focus, and the list close before the click. */
  handleMousedown(event: Event): void {
    event.preventDefault();
  }

  handleOptionClick(event: Event): void {
    this.choose((event.currentTarget as HTMLElement).dataset['value'] ?? '');
  }

  /** What each key does; false leaves it to the browser. */
  private readonly keys: Readonly<Partial<Record<string, () => boolean>>> = {
    ArrowDown: () => this.move(1),
    ArrowUp: () => this.move(-1),
    PageDown: () => this.isOpen && this.move(10),
    PageUp: () => this.isOpen && this.move(-10),
    Enter: () => {
      const option = this.isOpen ? this.items[this.active] : undefined;
      if (option) {
        this.choose(option.value);
      }
      return option !== undefined;
    },
    Escape: () => {
      const wasOpen = this.isOpen || this.typed !== null;
      this.close();
      return wasOpen;
    },
  };

  private move(by: number): boolean {
    const count = this.items.length;
    if (!this.isOpen) {
      this.open();
      this.active = this.items.findIndex(({ isSelected }) => isSelected);
    }
    if (count > 0 && (this.active < 0 || Math.abs(by) === 1)) {
      this.active = this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count;
    } else {
      this.active = Math.min(Math.max(this.active + by, 0), count - 1);
    }
    return true;
  }

  private open(): void {
    this.isOpen = !this.disabled;
    this.active = -1;
  }

  private close(): void {
    this.isOpen = false;
    this.typed = null;
    this.active = -1;
  }

  private choose(value: string): void {
    this.close();
    this.chosen = value;
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
