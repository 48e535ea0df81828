import { LightningElement, api } from 'lwc';
import { fill, number } from 'c/figures';
import { scrollTopFor, windowOf } from 'c/rowWindow';
import type { Viewport } from 'c/rowWindow';
import type { ObjectOption } from 'c/streamApi';
import count from '@salesforce/label/c.ObjectPickerCount';
import hasStream from '@salesforce/label/c.ObjectHasStream';
import none from '@salesforce/label/c.ObjectPickerNone';
import searchLabel from '@salesforce/label/c.ObjectPickerSearch';
import title from '@salesforce/label/c.ObjectPickerTitle';

/** An object as the list shows it. */
interface Choice {
  name: string;
  label: string;
  reason: string;
  isDisabled: string;
}

interface Line extends Choice {
  id: string;
  css: string;
  nameCss: string;
  position: number;
  isActive: string;
}

/** In pixels. The template gives them to the lines and the list, so that what is counted is what shows. */
const rowHeight = 48;
const listHeight = 432;

/** All objects of the org to choose one from; those that cannot be synced say why. Fires pick with the API name. */
export default class ObjectPicker extends LightningElement {
  @api get objects(): readonly ObjectOption[] {
    return this.options;
  }
  set objects(value: readonly ObjectOption[]) {
    this.options = value;
    this.arrange();
  }

  /** API names of the objects that have a stream already. */
  @api get taken(): readonly string[] {
    return this.takenNames;
  }
  set taken(value: readonly string[]) {
    this.takenNames = value;
    this.arrange();
  }

  labels = { search: searchLabel, title };
  frameStyle = `height: ${listHeight}px`;
  lineStyle = `height: ${rowHeight}px`;
  search = '';

  private options: readonly ObjectOption[] = [];
  private takenNames: readonly string[] = [];
  private choices: readonly Choice[] = [];
  private active = 0;
  private viewport: Viewport = { scrollTop: 0, height: listHeight, rowHeight };

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="search"]')?.focus();
  }

  get isNothingFound(): boolean {
    return this.choices.length === 0 && this.search !== '';
  }

  get nothingFound(): string {
    return fill(none, this.search);
  }

  get count(): string {
    return fill(count, number(this.choices.length), number(this.options.length));
  }

  get total(): number {
    return this.choices.length;
  }

  get view(): { lines: Line[]; style: string } {
    const { first, end, before, after } = windowOf(this.choices.length, this.viewport);
    return {
      lines: this.choices.slice(first, end).map((choice, index) => this.lineOf(choice, first + index)),
      style: `padding-top: ${before}px; padding-bottom: ${after}px`,
    };
  }

  /** Only while it is rendered, as what is referred to must exist. */
  get activeId(): string | null {
    const { first, end } = windowOf(this.choices.length, this.viewport);
    return this.active >= first && this.active < end ? (this.choices[this.active]?.name ?? null) : null;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.search = event.detail.value;
    this.arrange();
    this.activate(0);
  }

  handleSearchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.template?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    } else if (event.key === 'Enter') {
      this.pick(this.choices[this.active]);
    }
  }

  handleScroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    this.viewport = { scrollTop, height: clientHeight || listHeight, rowHeight };
  }

  handleClick(event: Event): void {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-object]');
    this.pick(this.choices.find(({ name }) => name === line?.dataset['object']));
  }

  handleKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.viewport.height / rowHeight) - 1);
    const moves: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.choices.length - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      this.activate(move);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.pick(this.choices[this.active]);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** What can be chosen comes first. */
  private arrange(): void {
    const words = this.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const taken = new Set(this.takenNames);
    this.choices = this.options
      .filter(({ name, label }) => words.every((word) => `${label} ${name}`.toLocaleLowerCase().includes(word)))
      .map((option) => choiceOf(option, taken))
      .sort((left, right) => left.isDisabled.localeCompare(right.isDisabled) || left.label.localeCompare(right.label));
  }

  private activate(index: number): void {
    this.active = Math.min(Math.max(index, 0), Math.max(this.choices.length - 1, 0));
    const scrollTop = scrollTopFor(this.active, this.viewport);
    this.viewport = { ...this.viewport, scrollTop };
    const list = this.template?.querySelector<HTMLElement>('[role="listbox"]');
    if (list) {
      list.scrollTop = scrollTop;
    }
  }

  private pick(choice: Choice | undefined): void {
    if (choice?.isDisabled === 'false') {
      this.dispatchEvent(new CustomEvent('pick', { detail: { objectName: choice.name } }));
    }
  }

  private lineOf(choice: Choice, index: number): Line {
    const isActive = index === this.active;
    const isUnavailable = choice.isDisabled === 'true';
    return {
      ...choice,
      id: choice.name,
      css: `slds-grid slds-grid_vertical slds-grid_align-center slds-p-horizontal_small line${isActive ? ' active' : ''}${isUnavailable ? ' unavailable' : ''}`,
      nameCss: isUnavailable ? '' : 'slds-text-color_weak',
      position: index + 1,
      isActive: String(isActive),
    };
  }
}

function choiceOf({ name, label, isSyncable, reason }: ObjectOption, taken: ReadonlySet<string>): Choice {
  const isTaken = taken.has(name);
  return {
    name,
    label,
    reason: isTaken ? hasStream : isSyncable ? '' : (reason ?? ''),
    isDisabled: String(isTaken || !isSyncable),
  };
}
