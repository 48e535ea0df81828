import { LightningElement, api } from 'lwc';
import { counted, fill, number, timeOfDay } from 'c/figures';
import { scrollTopFor, windowOf } from 'c/rowWindow';
import type { Viewport } from 'c/rowWindow';
import type { ObjectOption } from 'c/streamApi';
import { byRecords, groupsOf, rowsOf } from './choices';
import type { Choice, Group, GroupName, Row } from './choices';
import { RecordCounting } from './counting';
import chosenLabel from '@salesforce/label/c.ObjectChosen';
import count from '@salesforce/label/c.ObjectPickerCount';
import countedAt from '@salesforce/label/c.ObjectPickerCounted';
import groupCustom from '@salesforce/label/c.ObjectGroupCustom';
import groupRecommended from '@salesforce/label/c.ObjectGroupRecommended';
import groupStandard from '@salesforce/label/c.ObjectGroupStandard';
import groupSystem from '@salesforce/label/c.ObjectGroupSystem';
import hasStream from '@salesforce/label/c.ObjectHasStream';
import none from '@salesforce/label/c.ObjectPickerNone';
import notCounted from '@salesforce/label/c.ObjectNotCounted';
import record from '@salesforce/label/c.ObjectRecord';
import records from '@salesforce/label/c.ObjectRecords';
import searchLabel from '@salesforce/label/c.ObjectPickerSearch';
import title from '@salesforce/label/c.ObjectPickerTitle';

interface Line {
  key: string;
  name: string;
  label: string;
  detail: string;
  records: string;
  css: string;
  weakCss: string;
  position: number;
  isActive: string;
  isDisabled: string;
}

interface Section {
  key: GroupName;
  label: string;
  /** Whether the heading is among what is rendered. */
  hasHeading: boolean;
  lines: Line[];
}

const groupLabels: Record<GroupName, string> = {
  recommended: groupRecommended,
  standard: groupStandard,
  custom: groupCustom,
  system: groupSystem,
};

/** In pixels. The template gives them to the lines and the list, so that what is counted is what shows. */
const rowHeight = 48;
const listHeight = 432;
/** So long a list stands still before what is in sight is counted. */
const restMillis = 250;

/**
 * All objects of the org to choose one from, by group and with their number of records; those that cannot be synced say why. Fires pick with the
 * API name, and open for an object that has a stream.
 */
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
    // What is polled comes again and again as it was.
    if (value.join() !== this.takenNames.join()) {
      this.takenNames = value;
      this.arrange();
    }
  }

  /** The API name of the object that was chosen before; none: undefined. */
  @api chosen: string | undefined;

  labels = { search: searchLabel, title };
  frameStyle = `height: ${listHeight}px`;
  lineStyle = `height: ${rowHeight}px`;
  search = '';
  countedAt = '';

  private options: readonly ObjectOption[] = [];
  private takenNames: readonly string[] = [];
  private groups: readonly Group[] = [];
  private rows: readonly Row[] = [];
  private active: string | undefined;
  private viewport: Viewport = { scrollTop: 0, height: listHeight, rowHeight };
  /** From then on nothing moves beneath somebody's pointer or key. */
  private isTouched = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly counting = new RecordCounting(() => this.takeCounts());

  override connectedCallback(): void {
    this.counting.resume();
    this.planCount();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.counting.stop();
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="search"]')?.focus();
  }

  get isNothingFound(): boolean {
    return this.total === 0 && this.search !== '';
  }

  get nothingFound(): string {
    return fill(none, this.search);
  }

  get count(): string {
    return fill(count, number(this.total), number(this.options.length));
  }

  get total(): number {
    return this.rows.length - this.groups.length;
  }

  get view(): { sections: Section[]; style: string } {
    const { first, end, before, after } = windowOf(this.rows.length, this.viewport);
    return {
      sections: sectionsOf(this.rows.slice(first, end), (choice, position) => this.lineOf(choice, position)),
      style: `padding-top: ${before}px; padding-bottom: ${after}px`,
    };
  }

  /** Only while it is rendered, as what is referred to must exist. */
  get activeId(): string | null {
    const { first, end } = windowOf(this.rows.length, this.viewport);
    const index = this.activeIndex;
    return index >= first && index < end ? (this.active ?? null) : null;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.isTouched = true;
    this.search = event.detail.value;
    this.arrange();
    this.scrollTo(0);
    this.activate(0);
  }

  handleSearchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.template?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    } else if (event.key === 'Enter') {
      this.choose(this.rows[this.activeIndex]?.choice);
    }
  }

  handleScroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    this.viewport = { scrollTop, height: clientHeight || listHeight, rowHeight };
    this.planCount();
  }

  handlePointer(): void {
    this.isTouched = true;
  }

  handleClick(event: Event): void {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-object]');
    const name = line?.dataset['object'];
    this.choose(this.rows.find(({ choice }) => name !== undefined && choice?.option.name === name)?.choice);
  }

  handleKey(event: KeyboardEvent): void {
    this.isTouched = true;
    const page = Math.max(1, Math.floor(this.viewport.height / rowHeight) - 1);
    const at = this.activePosition;
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.total - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      this.activate(move);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.choose(this.rows[this.activeIndex]?.choice);
    } else {
      return;
    }
    event.preventDefault();
  }

  private arrange(): void {
    this.groups = byRecords(groupsOf(this.options, new Set(this.takenNames), this.search), this.counting.counts);
    this.rows = rowsOf(this.groups);
    if (!this.isTouched || this.activeIndex < 0) {
      this.active = this.firstActive;
    }
    this.planCount();
  }

  private get firstActive(): string | undefined {
    return (this.rows.find(({ choice }) => choice?.option.name === this.chosen)?.choice ?? this.choiceAt(0))?.option
      .name;
  }

  private get activeIndex(): number {
    return this.rows.findIndex(({ choice }) => choice !== null && choice.option.name === this.active);
  }

  private get activePosition(): number {
    const row = this.rows[this.activeIndex];
    return row?.choice ? row.position - 1 : 0;
  }

  /** By its place among all choices, without the headings. */
  private choiceAt(position: number): Choice | undefined {
    return this.rows.find((row) => row.choice !== null && row.position === position + 1)?.choice ?? undefined;
  }

  private activate(position: number): void {
    const place = Math.min(Math.max(position, 0), Math.max(this.total - 1, 0));
    this.active = this.choiceAt(place)?.option.name;
    const index = Math.max(0, this.activeIndex);
    // The heading comes into sight with the first of its group.
    const isFirst = this.rows[index - 1]?.choice === null;
    const { scrollTop } = this.viewport;
    this.scrollTo(
      isFirst && (index - 1) * rowHeight < scrollTop ? (index - 1) * rowHeight : scrollTopFor(index, this.viewport),
    );
  }

  private scrollTo(scrollTop: number): void {
    this.viewport = { ...this.viewport, scrollTop };
    const list = this.template?.querySelector<HTMLElement>('[role="listbox"]');
    if (list) {
      list.scrollTop = scrollTop;
    }
    this.planCount();
  }

  private choose(choice: Choice | null | undefined): void {
    if (choice && choice.act !== 'none') {
      this.dispatchEvent(new CustomEvent(choice.act, { detail: { objectName: choice.option.name } }));
    }
  }

  /** What is recommended is put in order by it, so that it is counted first. */
  private planCount(): void {
    clearTimeout(this.timer);
    const isFirst = this.counting.counts.size === 0;
    this.timer = setTimeout(() => this.counting.want(this.countable()), isFirst ? 0 : restMillis);
  }

  private countable(): string[] {
    const { first, end } = windowOf(this.rows.length, this.viewport);
    const inSight = this.rows.slice(first, end).flatMap(({ choice }) => choice ?? []);
    const recommended = this.groups.find(({ name }) => name === 'recommended')?.choices ?? [];
    const names = [...recommended, ...inSight]
      .filter(({ option }) => option.isSyncable)
      .map(({ option }) => option.name);
    return [...new Set(names)];
  }

  private takeCounts(): void {
    this.countedAt ||= fill(countedAt, timeOfDay(new Date().toISOString()));
    if (this.isTouched) {
      // The list shows what was counted, in the order in which it stands.
      this.rows = [...this.rows];
    } else {
      this.arrange();
    }
  }

  private lineOf({ option, act }: Choice, position: number): Line {
    const { name, label } = option;
    const isUnavailable = act === 'none';
    const isActive = name === this.active;
    const counts = this.counting.counts.get(name);
    const known = counts?.records;
    const problem = counts?.problem ? fill(notCounted, counts.problem) : '';
    return {
      key: name,
      name,
      label,
      detail:
        name === this.chosen
          ? chosenLabel
          : act === 'open'
            ? hasStream
            : isUnavailable
              ? (option.reason ?? '')
              : problem,
      records: known === null || known === undefined ? '' : counted(known, record, records),
      css: `slds-grid slds-grid_vertical-align-center slds-p-horizontal_small line${isActive ? ' active' : ''}${isUnavailable ? ' unavailable' : ''}`,
      weakCss: isUnavailable ? '' : 'slds-text-color_weak',
      position,
      isActive: String(isActive),
      isDisabled: String(isUnavailable),
    };
  }
}

/** The lines that are rendered, within the groups that they belong to. */
function sectionsOf(rows: readonly Row[], lineOf: (choice: Choice, position: number) => Line): Section[] {
  const sections = new Map<GroupName, Section>();
  for (const row of rows) {
    const { name, choices } = row.group;
    const section = sections.get(name) ?? {
      key: name,
      label: fill(groupLabels[name], number(choices.length)),
      hasHeading: false,
      lines: [],
    };
    sections.set(name, section);
    if (row.choice) {
      section.lines.push(lineOf(row.choice, row.position));
    } else {
      section.hasHeading = true;
    }
  }
  return [...sections.values()];
}
