import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import { windowOf } from 'c/rowWindow';
import type { Viewport } from 'c/rowWindow';
import type { Direction, FieldMapping, FieldOption, Winner } from 'c/streamApi';
import { outwardOf, problemsOf } from './names';
import type { NameProblem } from './names';
import bidirectional from '@salesforce/label/c.MappingBidirectional';
import collision from '@salesforce/label/c.MappingCollision';
import destination from '@salesforce/label/c.MappingDestination';
import direction from '@salesforce/label/c.MappingDirection';
import directionOf from '@salesforce/label/c.MappingDirectionOf';
import empty from '@salesforce/label/c.MappingEmpty';
import field from '@salesforce/label/c.MappingField';
import goTo from '@salesforce/label/c.MappingGoTo';
import inbound from '@salesforce/label/c.MappingInbound';
import outbound from '@salesforce/label/c.MappingOutbound';
import odd from '@salesforce/label/c.MappingOutwardInvalid';
import outward from '@salesforce/label/c.MappingOutward';
import outwardOfLabel from '@salesforce/label/c.MappingOutwardOf';
import reservedName from '@salesforce/label/c.MappingReserved';
import salesforce from '@salesforce/label/c.MappingSalesforce';
import title from '@salesforce/label/c.MappingTitle';
import winner from '@salesforce/label/c.MappingWinner';
import winnerOf from '@salesforce/label/c.MappingWinnerOf';

interface Row {
  mapping: FieldMapping;
  index: number;
  label: string;
  /** The API name and the type. */
  detail: string;
  outward: string;
  outwardLabel: string;
  directionLabel: string;
  winnerLabel: string;
  directions: Option[];
  winners: Option[];
  /** Who wins is asked only of what goes both ways. */
  hasWinner: boolean;
  isInvalid: string | undefined;
  problem: string | undefined;
  problemId: string | null;
  css: string;
}

interface Option {
  value: string;
  label: string;
  isSelected: boolean;
}

interface Problem {
  field: string;
  text: string;
  title: string;
}

const directions: readonly (readonly [Direction, string])[] = [
  ['outbound', outbound],
  ['inbound', inbound],
  ['bidirectional', bidirectional],
];
const winners: readonly (readonly [Winner, string])[] = [
  ['salesforce', salesforce],
  ['destination', destination],
];

/** Until the first row is there to be measured: a narrow screen stacks its cells. */
const initialViewport: Viewport = { scrollTop: 0, height: 480, rowHeight: 49 };

/** What the chosen fields are called outside, which way they go, and who wins. Fires change with all mappings. */
export default class MappingTable extends LightningElement {
  @api disabled = false;

  /** The object's fields, for their labels and types. */
  @api get fields(): readonly FieldOption[] {
    return this.known;
  }
  set fields(value: readonly FieldOption[]) {
    this.known = value;
    this.options = new Map(value.map((each) => [each.name, each]));
  }

  @api get mappings(): readonly FieldMapping[] {
    return this.all;
  }
  set mappings(value: readonly FieldMapping[]) {
    this.all = value;
    this.found = problemsOf(value, this.reservedName);
  }

  /** The outward name of the rule's result, which no field may take. */
  @api get reserved(): string | null | undefined {
    return this.reservedName;
  }
  set reserved(value: string | null | undefined) {
    this.reservedName = value;
    this.found = problemsOf(this.all, value);
  }

  labels = { direction, empty, field, outward, title, winner };

  private known: readonly FieldOption[] = [];
  private options: ReadonlyMap<string, FieldOption> = new Map();
  private all: readonly FieldMapping[] = [];
  private reservedName: string | null | undefined;
  private found: ReadonlyMap<string, NameProblem> = new Map();
  /** The field that is being named: half a name is not told to be odd. */
  private typing: string | null = null;
  private viewport = initialViewport;
  /** What is to be focused once its row is there. */
  private revealed: string | null = null;

  /** Scrolls to a field, by the name that it has outside or here, and focuses it; false where it is not mapped. */
  @api reveal(name: string): boolean {
    const index = this.all.findIndex((mapping) => outwardOf(mapping) === name || mapping.name === name);
    if (index < 0) {
      return false;
    }
    this.revealed = this.all[index]?.name ?? null;
    this.viewport = { ...this.viewport, scrollTop: index * this.viewport.rowHeight };
    return true;
  }

  override renderedCallback(): void {
    const input = this.revealed === null ? undefined : this.inputOf(this.revealed);
    if (input) {
      this.revealed = null;
      input.focus();
    }
    const rendered = this.template?.querySelector<HTMLElement>('[data-id="row"]')?.offsetHeight ?? 0;
    // A pixel more or less comes from borders, and would render for ever.
    if (rendered > 0 && Math.abs(rendered - this.viewport.rowHeight) > 2) {
      this.viewport = { ...this.viewport, rowHeight: rendered };
    }
  }

  get isEmpty(): boolean {
    return this.mappings.length === 0;
  }

  /** With the header. */
  get rowCount(): number {
    return this.mappings.length + 1;
  }

  /** Once for all fields that have it. */
  get problems(): Problem[] {
    const told = new Set<string>();
    return [...this.found]
      .filter(([name]) => this.isTold(name))
      .filter(([name, problem]) => {
        const key = problem.kind === 'odd' ? name : problem.names.join();
        return !told.has(key) && told.add(key);
      })
      .map(([name, problem]) => ({ field: name, text: textOf(problem), title: fill(goTo, this.labelOf(name)) }));
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get view(): { rows: Row[]; before: string; after: string } {
    const { first, end, before, after } = windowOf(this.mappings.length, this.viewport);
    return {
      rows: this.mappings.slice(first, end).map((mapping, index) => this.rowOf(mapping, first + index)),
      before: gapOf(before),
      after: gapOf(after),
    };
  }

  handleScroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    const viewport = { ...this.viewport, scrollTop, height: clientHeight || initialViewport.height };
    // Within the rows that are there nothing has to be rendered.
    if (windowOf(this.mappings.length, viewport).first !== windowOf(this.mappings.length, this.viewport).first) {
      this.viewport = viewport;
    }
  }

  /** Spaces at the end stay while one types, since a word may follow. */
  handleTyping(event: Event): void {
    event.stopPropagation();
    const { field: name } = (event.currentTarget as HTMLElement).dataset;
    if (name !== undefined && !(this.found.has(name) && this.isTold(name))) {
      this.typing = name;
    }
    this.change(event, (text) => ({ outward: text || null }));
  }

  handleLeave(): void {
    this.typing = null;
  }

  handleProblem(event: Event): void {
    this.reveal((event.currentTarget as HTMLElement).dataset['field'] ?? '');
  }

  handleOutward(event: Event): void {
    event.stopPropagation();
    this.typing = null;
    this.change(event, (text) => ({ outward: text.trim() || null }));
  }

  handleDirection(event: Event): void {
    event.stopPropagation();
    this.change(event, (value) => ({ direction: value as Direction }));
  }

  handleWinner(event: Event): void {
    event.stopPropagation();
    this.change(event, (value) => ({ winner: value as Winner }));
  }

  private inputOf(name: string): HTMLInputElement | undefined {
    const inputs = this.template?.querySelectorAll<HTMLInputElement>('[data-id="outward"]') ?? [];
    return [...inputs].find(({ dataset }) => dataset['field'] === name);
  }

  private change(event: Event, over: (value: string) => Partial<FieldMapping>): void {
    const { value, dataset } = event.currentTarget as HTMLInputElement | HTMLSelectElement;
    const mappings = this.mappings.map((mapping) => {
      return mapping.name === dataset['field'] ? { ...mapping, ...over(value) } : mapping;
    });
    this.dispatchEvent(new CustomEvent('change', { detail: { mappings } }));
  }

  private isTold(name: string): boolean {
    return this.found.get(name)?.kind !== 'odd' || this.typing !== name;
  }

  private labelOf(name: string): string {
    return this.options.get(name)?.label ?? name;
  }

  private rowOf(mapping: FieldMapping, index: number): Row {
    const label = this.labelOf(mapping.name);
    const found = this.isTold(mapping.name) ? this.found.get(mapping.name) : undefined;
    const chosenDirection = mapping.direction ?? 'outbound';
    return {
      mapping,
      index: index + 2,
      label,
      detail: [mapping.name, this.options.get(mapping.name)?.typeLabel ?? mapping.type].filter(Boolean).join(' · '),
      outward: mapping.outward ?? '',
      outwardLabel: fill(outwardOfLabel, label),
      directionLabel: fill(directionOf, label),
      winnerLabel: fill(winnerOf, label),
      directions: optionsOf(directions, chosenDirection),
      winners: optionsOf(winners, mapping.winner ?? 'salesforce'),
      hasWinner: chosenDirection === 'bidirectional',
      isInvalid: found ? 'true' : undefined,
      problem: found && textOf(found),
      problemId: found ? `problem-${index}` : null,
      css: `slds-form-element${found ? ' slds-has-error' : ''}`,
    };
  }
}

/** The style of the row that stands for rows out of sight; empty where there are none. */
function gapOf(height: number): string {
  return height > 0 ? `height: ${height}px` : '';
}

function optionsOf(options: readonly (readonly [string, string])[], chosen: string): Option[] {
  return options.map(([value, label]) => ({ value, label, isSelected: value === chosen }));
}

function textOf(problem: NameProblem): string {
  if (problem.kind === 'odd') {
    return fill(odd, problem.outward);
  }
  return fill(problem.kind === 'reserved' ? reservedName : collision, problem.outward, problem.names.join(', '));
}
