import { LightningElement, api } from 'lwc';
import { fill, number, percent } from 'c/figures';
import type { FieldFills } from 'c/newStreamApi';
import { scrollTopFor, windowOf } from 'c/rowWindow';
import type { Viewport } from 'c/rowWindow';
import type { FieldOption, Preset } from 'c/streamApi';
import { applied } from './presets';
import type { PresetOutcome } from './presets';
import { choosable, groupsOf, objectKey, rowsOf, searched } from './tree';
import type { Group, GroupName, TreeRow } from './tree';
import deselectAll from '@salesforce/label/c.FieldTreeDeselectAll';
import filled from '@salesforce/label/c.FieldFilled';
import fillsNone from '@salesforce/label/c.FieldFillsNone';
import fillsOf from '@salesforce/label/c.FieldFillsOf';
import fieldMissing from '@salesforce/label/c.FieldMissing';
import formula from '@salesforce/label/c.FieldFormula';
import groupCustom from '@salesforce/label/c.FieldGroupCustom';
import groupMissing from '@salesforce/label/c.FieldGroupMissing';
import groupStandard from '@salesforce/label/c.FieldGroupStandard';
import groupSystem from '@salesforce/label/c.FieldGroupSystem';
import none from '@salesforce/label/c.FieldTreeNone';
import presetAdded from '@salesforce/label/c.PresetAdded';
import presetMissing from '@salesforce/label/c.PresetMissing';
import presetUnsupported from '@salesforce/label/c.PresetUnsupported';
import presetsLabel from '@salesforce/label/c.FieldTreePresets';
import searchLabel from '@salesforce/label/c.FieldTreeSearch';
import selectAll from '@salesforce/label/c.FieldTreeSelectAll';
import treeChosen from '@salesforce/label/c.FieldTreeChosen';
import treeLabel from '@salesforce/label/c.FieldTreeLabel';
import treeShown from '@salesforce/label/c.FieldTreeShown';

/** A line as the template shows it. */
interface Line {
  row: TreeRow;
  id: string;
  css: string;
  detailCss: string;
  box: string;
  label: string;
  detail: string;
  title: string;
  share: string;
  isExpandable: boolean;
  isExpanded: string | undefined;
  isDisabled: string;
  chevron: string;
}

const groupLabels: Record<GroupName, string> = {
  missing: groupMissing,
  standard: groupStandard,
  custom: groupCustom,
  system: groupSystem,
};

/** In pixels. The template gives them to the lines and the tree, so that what is counted is what shows. */
const rowHeight = 32;
const treeHeight = 384;

/** An object's fields to choose from. Fires change with all chosen names. Only the lines in sight are rendered. */
export default class FieldTree extends LightningElement {
  @api objectLabel = '';
  @api presets: readonly Preset[] = [];
  @api disabled = false;

  @api get fields(): readonly FieldOption[] {
    return this.options;
  }
  set fields(value: readonly FieldOption[]) {
    this.options = value;
    this.arrange();
  }

  /** API names of the chosen fields, in the order in which they were chosen. */
  @api get selected(): readonly string[] {
    return this.names;
  }
  set selected(value: readonly string[]) {
    this.names = value;
    this.chosen = new Set(value);
    this.arrange();
  }

  /** How often the fields have a value; null where that is not known. */
  @api get fills(): FieldFills | null {
    return this.known;
  }
  set fills(fills: FieldFills | null) {
    this.known = fills;
    this.filled = new Map(fills?.fields.map((each) => [each.name, each.filled]));
  }

  labels = { deselectAll, presets: presetsLabel, search: searchLabel, selectAll };
  frameStyle = `height: ${treeHeight}px`;
  lineStyle = `height: ${rowHeight}px`;
  search = '';
  outcome = '';

  private known: FieldFills | null = null;
  private filled: ReadonlyMap<string, number> = new Map();
  private options: readonly FieldOption[] = [];
  private names: readonly string[] = [];
  private chosen: ReadonlySet<string> = new Set();
  private collapsed: ReadonlySet<string> = new Set();
  private groups: readonly Group[] = [];
  private shown: readonly Group[] = [];
  private rows: readonly TreeRow[] = [];
  private activeKey = objectKey;
  private viewport: Viewport = { scrollTop: 0, height: treeHeight, rowHeight };

  get treeLabel(): string {
    return fill(treeLabel, this.objectLabel);
  }

  get isNothingFound(): boolean {
    return this.shown.length === 0 && this.search !== '';
  }

  get nothingFound(): string {
    return fill(none, this.search);
  }

  get count(): string {
    const total = number(choosable(fieldsOf(this.groups), this.chosen).length);
    const count = number(this.names.length);
    return this.search === ''
      ? fill(treeChosen, count, total)
      : fill(treeShown, count, total, number(fieldsOf(this.shown).length));
  }

  get fillsText(): string {
    if (!this.known) {
      return '';
    }
    return this.known.records === 0 ? fillsNone : fill(fillsOf, number(this.known.records));
  }

  get hasPresets(): boolean {
    return this.presets.length > 0;
  }

  get view(): { lines: Line[]; style: string } {
    const { first, end, before, after } = windowOf(this.rows.length, this.viewport);
    return {
      lines: this.rows.slice(first, end).map((row) => this.lineOf(row)),
      style: `padding-top: ${before}px; padding-bottom: ${after}px`,
    };
  }

  /** The line on which the keyboard is; only while it is rendered, as what is referred to must exist. */
  get activeId(): string | null {
    const { first, end } = windowOf(this.rows.length, this.viewport);
    const index = this.activeIndex;
    return index >= first && index < end ? this.activeKey : null;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    // It would pass for the change of the choice.
    event.stopPropagation();
    this.searchFor(event.detail.value);
  }

  handleScroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    this.viewport = { scrollTop, height: clientHeight || treeHeight, rowHeight };
  }

  handleClick(event: Event): void {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>('[data-key]');
    const row = this.rows.find(({ key }) => key === line?.dataset['key']);
    if (!row) {
      return;
    }
    this.activeKey = row.key;
    if (row.isExpanded !== null && !target.closest('[data-box]')) {
      this.toggleExpanded(row);
    } else {
      this.toggleChecked(row);
    }
  }

  handleKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const move = this.moveOf(key);
    if (move !== undefined) {
      this.activate(move);
    } else if (key === ' ' || key === 'Enter') {
      this.toggleChecked(this.activeRow);
    } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      this.goSideways(key === 'ArrowRight');
    } else if (key.length === 1) {
      this.searchFor(this.search + key);
      this.template?.querySelector<HTMLElement>('[data-id="search"]')?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  handleSelectAll(): void {
    this.select(fieldsOf(this.shown));
  }

  handleDeselectAll(): void {
    this.deselect(fieldsOf(this.shown));
  }

  handlePreset(event: CustomEvent<{ value: string }>): void {
    const preset = this.presets.find(({ name }) => name === event.detail.value);
    if (!preset) {
      return;
    }
    const outcome = applied(preset, this.options, this.chosen);
    this.change([...this.names, ...outcome.added]);
    this.outcome = told(preset, outcome);
  }

  private searchFor(search: string): void {
    this.search = search;
    this.collapsed = new Set();
    this.viewport = { ...this.viewport, scrollTop: 0 };
    this.scrollTo(0);
    this.arrange();
  }

  private arrange(): void {
    this.groups = groupsOf(this.options, this.names, missingField);
    this.shown = this.search === '' ? this.groups : searched(this.groups, this.search);
    this.rows = rowsOf(this.shown, this.chosen, this.collapsed);
    if (!this.rows.some(({ key }) => key === this.activeKey)) {
      this.activeKey = objectKey;
    }
  }

  private get activeIndex(): number {
    return this.rows.findIndex(({ key }) => key === this.activeKey);
  }

  private get activeRow(): TreeRow | undefined {
    return this.rows[this.activeIndex];
  }

  /** The index of the line to which a key moves up or down. */
  private moveOf(key: string): number | undefined {
    const page = Math.max(1, Math.floor(this.viewport.height / rowHeight) - 1);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (key === 'Home') {
      return 0;
    }
    if (key === 'End') {
      return this.rows.length - 1;
    }
    const distance = steps[key];
    return distance === undefined ? undefined : this.activeIndex + distance;
  }

  /** Right opens, then goes to the first child; left closes, then goes to the parent. */
  private goSideways(isRight: boolean): void {
    const row = this.activeRow;
    if (!row) {
      return;
    }
    if (row.isExpanded === !isRight) {
      this.toggleExpanded(row);
    } else if (isRight && row.isExpanded) {
      this.activate(this.activeIndex + 1);
    } else if (!isRight && row.parent !== null) {
      this.activate(this.rows.findIndex(({ key }) => key === row.parent));
    }
  }

  private activate(index: number): void {
    const place = Math.min(Math.max(index, 0), this.rows.length - 1);
    this.activeKey = this.rows[place]?.key ?? objectKey;
    const scrollTop = scrollTopFor(place, this.viewport);
    this.viewport = { ...this.viewport, scrollTop };
    this.scrollTo(scrollTop);
  }

  private scrollTo(scrollTop: number): void {
    const tree = this.template?.querySelector<HTMLElement>('[role="tree"]');
    if (tree) {
      tree.scrollTop = scrollTop;
    }
  }

  private toggleExpanded({ key }: TreeRow): void {
    const collapsed = new Set(this.collapsed);
    if (!collapsed.delete(key)) {
      collapsed.add(key);
    }
    this.collapsed = collapsed;
    this.arrange();
  }

  /** What is partly chosen becomes wholly chosen. */
  private toggleChecked(row: TreeRow | undefined): void {
    if (!row || row.isDisabled) {
      return;
    }
    const below = row.field ? [row.field] : (row.group?.fields ?? fieldsOf(this.shown));
    if (row.checked === 'true') {
      this.deselect(below);
    } else {
      this.select(below);
    }
  }

  private select(fields: readonly FieldOption[]): void {
    const open = choosable(fields, this.chosen).map(({ name }) => name);
    this.change([...this.names, ...open.filter((name) => !this.chosen.has(name))]);
  }

  private deselect(fields: readonly FieldOption[]): void {
    const gone = new Set(fields.map(({ name }) => name));
    this.change(this.names.filter((name) => !gone.has(name)));
  }

  private change(names: readonly string[]): void {
    this.outcome = '';
    if (!this.disabled) {
      this.dispatchEvent(new CustomEvent('change', { detail: { names } }));
    }
  }

  private lineOf(row: TreeRow): Line {
    const { field, group, isExpanded } = row;
    const label = field?.label ?? (group ? groupLabels[group.name] : this.objectLabel);
    const reason = field && !field.isSupported ? field.reason : undefined;
    const detail = field
      ? [field.name, field.typeLabel, field.isFormula ? formula : undefined, reason].filter(Boolean).join(' · ')
      : number((group?.fields ?? fieldsOf(this.shown)).length);
    return {
      row,
      id: row.key,
      css: `slds-grid slds-grid_vertical-align-center line level-${row.level}${row.key === this.activeKey ? ' active' : ''}${row.isDisabled ? ' unavailable' : ''}`,
      detailCss: `slds-truncate detail${row.isDisabled ? '' : ' slds-text-color_weak'}`,
      box: `box ${row.checked}`,
      label,
      detail,
      title: field ? `${label} (${detail})` : label,
      share: this.shareOf(field),
      isExpandable: isExpanded !== null,
      isExpanded: isExpanded === null ? undefined : String(isExpanded),
      isDisabled: String(this.disabled || row.isDisabled),
      chevron: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
    };
  }

  /** Empty where it is not known. */
  private shareOf(field: FieldOption | undefined): string {
    const count = field && this.filled.get(field.name);
    return count === undefined || !this.known?.records ? '' : fill(filled, percent((100 * count) / this.known.records));
  }
}

function fieldsOf(groups: readonly Group[]): FieldOption[] {
  return groups.flatMap(({ fields }) => fields);
}

function missingField(name: string): FieldOption {
  return {
    name,
    label: name,
    type: '',
    typeLabel: '',
    isSupported: false,
    reason: fieldMissing,
    isFormula: false,
    isCustom: false,
  };
}

function told(preset: Preset, { added, missing, unsupported }: PresetOutcome): string {
  return [
    fill(presetAdded, preset.label, number(added.length)),
    ...(missing.length > 0 ? [fill(presetMissing, missing.join(', '))] : []),
    ...(unsupported.length > 0 ? [fill(presetUnsupported, unsupported.join(', '))] : []),
  ].join(' ');
}
