import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { checkFilter, loadFilterFields, loadRecordTypes } from 'c/filterApi';
import type { FilterCheck, FilterField, FilterRow, RecordFilter, RecordType } from 'c/filterApi';
import { joined, kindOf, withoutRow } from 'c/filterLogic';
import type { LogicKind } from 'c/filterLogic';
import add from '@salesforce/label/c.FilterAddCondition';
import all from '@salesforce/label/c.FilterAll';
import any from '@salesforce/label/c.FilterAny';
import custom from '@salesforce/label/c.FilterCustom';
import customLabel from '@salesforce/label/c.FilterCustomLabel';
import customPlaceholder from '@salesforce/label/c.FilterCustomPlaceholder';
import empty from '@salesforce/label/c.FilterEmpty';
import loading from '@salesforce/label/c.FilterLoading';
import logic from '@salesforce/label/c.FilterLogic';
import types from '@salesforce/label/c.FilterTypes';
import allBut from '@salesforce/label/c.FilterTypesAllBut';
import allButHelp from '@salesforce/label/c.FilterTypesAllButHelp';
import noTypes from '@salesforce/label/c.FilterTypesNone';
import onlyThese from '@salesforce/label/c.FilterTypesOnly';
import onlyHelp from '@salesforce/label/c.FilterTypesOnlyHelp';
import tryAgain from '@salesforce/label/c.OverviewTryAgain';

type State =
  | { kind: 'loading' }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; fields: FilterField[]; recordTypes: RecordType[] };

type Matches =
  | { kind: 'none' }
  | { kind: 'incomplete' }
  | { kind: 'checking'; last?: FilterCheck }
  | { kind: 'checked'; check: FilterCheck }
  | { kind: 'failed'; message: string };

interface Condition {
  readonly key: string;
  readonly row: FilterRow;
}

const waitMillis = 500;
/** Radios of one name in a page are one group, and a page may show two filters. */
let builders = 0;

const nothing: RecordFilter = { logic: null, rows: [], recordTypes: [] };

/**
 * Builds a filter from rows, and shows what it lets through now. Fires `change` with `{filter}`, null where it would let
 * everything through.
 */
export default class FilterBuilder extends LightningElement {
  @api disabled = false;

  state: State = { kind: 'loading' };
  matches: Matches = { kind: 'none' };
  conditions: readonly Condition[] = [];
  logicKind: LogicKind = 'all';
  customLogic = '';
  chosenTypes: readonly string[] = [];
  labels = { add, customLabel, customPlaceholder, empty, loading, logic, tryAgain, types };
  logicOptions = [
    { label: all, value: 'all' },
    { label: any, value: 'any' },
    { label: custom, value: 'custom' },
  ];

  typesMode: 'only' | 'allBut' = 'only';
  typesModes = [
    { label: onlyThese, value: 'only' },
    { label: allBut, value: 'allBut' },
  ];

  logicName = `logic-${(builders += 1)}`;
  typesName = `types-${builders}`;

  private objectNameGiven = '';
  private known = 'null';
  private keyCount = 0;
  /** Counts what was asked, so that only the last answer counts. */
  private loads = 0;
  private checks = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private focusNext: (() => void) | undefined;

  @api
  get objectName(): string {
    return this.objectNameGiven;
  }
  set objectName(name: string) {
    if (name !== this.objectNameGiven) {
      this.objectNameGiven = name;
      void this.load();
    }
  }

  /** Null for none. What comes back as it was fired leaves the rows, and the focus in them, alone. */
  @api
  get filter(): RecordFilter | null {
    return this.built;
  }
  set filter(filter: RecordFilter | null | undefined) {
    const content = JSON.stringify(filter ?? null);
    if (content === this.known) {
      return;
    }
    this.known = content;
    this.take(filter ?? nothing);
    this.planCheck(0);
  }

  override connectedCallback(): void {
    if (this.state.kind === 'ready') {
      this.planCheck(0);
    }
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.checks += 1;
  }

  override renderedCallback(): void {
    const focus = this.focusNext;
    this.focusNext = undefined;
    focus?.();
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get failure(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get fields(): readonly FilterField[] {
    return this.state.kind === 'ready' ? this.state.fields : [];
  }

  get recordTypeOptions(): { label: string; value: string }[] {
    return this.state.kind === 'ready'
      ? this.state.recordTypes.map(({ developerName, label }) => ({ label, value: developerName }))
      : [];
  }

  get hasRecordTypes(): boolean {
    return this.recordTypeOptions.length > 0;
  }

  get typesLabel(): string {
    return this.typesMode === 'allBut' ? allBut : onlyThese;
  }

  /** What becomes of a record type that is added later; where none is chosen nothing is left out either way. */
  get typesHelp(): string {
    if (this.chosenTypes.length === 0) {
      return noTypes;
    }
    return this.typesMode === 'allBut' ? allButHelp : onlyHelp;
  }

  get isEmpty(): boolean {
    return this.conditions.length === 0;
  }

  get hasLogic(): boolean {
    return this.conditions.length > 1 || this.logicKind === 'custom';
  }

  get isCustom(): boolean {
    return this.logicKind === 'custom';
  }

  get rows(): { key: string; row: FilterRow; number: number; problems: string[] }[] {
    return this.conditions.map(({ key, row }, index) => ({
      key,
      row,
      number: index + 1,
      problems: this.problemsAt(index),
    }));
  }

  get logicProblem(): string {
    return this.problemsAt(-1).join(' ');
  }

  get check(): FilterCheck | undefined {
    return this.matches.kind === 'checked'
      ? this.matches.check
      : this.matches.kind === 'checking'
        ? this.matches.last
        : undefined;
  }

  get isChecking(): boolean {
    return this.matches.kind === 'checking';
  }

  get isIncomplete(): boolean {
    return this.matches.kind === 'incomplete';
  }

  get checkFailure(): string {
    return this.matches.kind === 'failed' ? this.matches.message : '';
  }

  handleTryAgain(): void {
    void this.load();
  }

  handleAdd(): void {
    const added = { key: this.newKey(), row: { field: '', operator: '', values: [] } };
    this.conditions = [...this.conditions, added];
    if (this.isCustom) {
      this.customLogic = this.customLogic ? `${this.customLogic} AND ${this.conditions.length}` : '1';
    }
    this.focusNext = () => this.rowElement(this.conditions.length - 1)?.focus();
    this.changed();
  }

  handleRow(event: CustomEvent<{ row: FilterRow }>): void {
    event.stopPropagation();
    const index = this.indexOf(event);
    const { row } = event.detail;
    this.conditions = this.conditions.map((condition, at) => (at === index ? { ...condition, row } : condition));
    this.changed();
  }

  handleRemove(event: Event): void {
    const index = this.indexOf(event);
    this.conditions = this.conditions.filter((_, at) => at !== index);
    if (this.isCustom) {
      this.customLogic = this.isEmpty ? '' : withoutRow(this.customLogic, index + 1);
      this.logicKind = this.isEmpty ? 'all' : 'custom';
    }
    const next = Math.min(index, this.conditions.length - 1);
    this.focusNext = () => {
      if (next < 0) {
        this.addButton()?.focus();
      } else {
        this.rowElement(next)?.focusRemove();
      }
    };
    this.changed();
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleLogicKind(event: CustomEvent<{ value: LogicKind }>): void {
    event.stopPropagation();
    const before = joined(this.logicKind, this.conditions.length, this.customLogic);
    this.logicKind = event.detail.value;
    if (this.isCustom) {
      this.customLogic = before ?? joined('every', this.conditions.length, '') ?? '';
    }
    this.changed();
  }

  handleCustomLogic(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.customLogic = event.detail.value;
    this.changed();
  }

  handleRecordTypes(event: CustomEvent<{ value: string[] }>): void {
    event.stopPropagation();
    this.chosenTypes = event.detail.value;
    this.changed();
  }

  handleTypesMode(event: CustomEvent<{ value: 'only' | 'allBut' }>): void {
    event.stopPropagation();
    this.typesMode = event.detail.value;
    this.changed();
  }

  private get whole(): RecordFilter {
    return {
      logic: joined(this.logicKind, this.conditions.length, this.customLogic),
      rows: this.conditions.map(({ row }) => row),
      recordTypes: [...this.chosenTypes],
      ...(this.typesMode === 'allBut' && this.chosenTypes.length > 0 ? { recordTypeMode: this.typesMode } : {}),
    };
  }

  private get built(): RecordFilter | null {
    return this.isEmpty && this.chosenTypes.length === 0 ? null : this.whole;
  }

  private take(filter: RecordFilter): void {
    this.conditions = filter.rows.map((row) => ({ key: this.newKey(), row }));
    this.chosenTypes = filter.recordTypes;
    this.typesMode = filter.recordTypeMode ?? 'only';
    this.logicKind = kindOf(filter.logic ?? null, filter.rows.length);
    this.customLogic = this.isCustom ? (filter.logic ?? '') : '';
  }

  private changed(): void {
    const filter = this.built;
    this.known = JSON.stringify(filter);
    this.dispatchEvent(new CustomEvent('change', { detail: { filter } }));
    this.planCheck(waitMillis);
  }

  private async load(): Promise<void> {
    const turn = (this.loads += 1);
    const objectName = this.objectNameGiven;
    this.state = { kind: 'loading' };
    this.matches = { kind: 'none' };
    try {
      const [fields, types] = await Promise.all([loadFilterFields(objectName), loadRecordTypes(objectName)]);
      if (turn !== this.loads) {
        return;
      }
      this.state = { kind: 'ready', fields, recordTypes: types };
      this.planCheck(0);
    } catch (error) {
      if (turn === this.loads) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }

  private planCheck(millis: number): void {
    clearTimeout(this.timer);
    const turn = (this.checks += 1);
    if (this.state.kind !== 'ready') {
      return;
    }
    if (!this.conditions.every(({ row }) => this.isComplete(row))) {
      this.matches = { kind: 'incomplete' };
      return;
    }
    this.matches = { kind: 'checking', last: this.check };
    this.timer = setTimeout(() => void this.ask(turn), millis);
  }

  private async ask(turn: number): Promise<void> {
    let answer: Matches;
    try {
      answer = { kind: 'checked', check: await checkFilter(this.objectNameGiven, this.whole) };
    } catch (error) {
      answer = { kind: 'failed', message: messageOf(error) };
    }
    if (turn === this.checks) {
      this.matches = answer;
    }
  }

  /** A field that is gone is complete: the check says what is wrong with it. */
  private isComplete(row: FilterRow): boolean {
    const operator = this.fields
      .find(({ name }) => name === row.field)
      ?.operators.find(({ name }) => name === row.operator);
    return row.field !== '' && row.operator !== '' && (operator?.input === 'none' || row.values.length > 0);
  }

  private problemsAt(row: number): string[] {
    return (this.check?.problems ?? []).filter((problem) => problem.row === row).map(({ message }) => message);
  }

  private newKey(): string {
    this.keyCount += 1;
    return `row-${this.keyCount}`;
  }

  private indexOf(event: Event): number {
    return Number((event.currentTarget as HTMLElement).dataset['index']);
  }

  private rowElement(index: number): (HTMLElement & { focusRemove(): void }) | null | undefined {
    return this.template?.querySelector(`c-filter-row[data-index="${index}"]`);
  }

  private addButton(): HTMLElement | null | undefined {
    return this.template?.querySelector('[data-id="add"]');
  }
}
