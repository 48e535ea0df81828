import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import { windowOf } from 'c/rowWindow';
import type { Viewport } from 'c/rowWindow';
import type { Direction, FieldMapping, FieldOption, Winner } from 'c/streamApi';
import { collisionsOf, isSent, outwardOf } from './collisions';
import type { Collision } from './collisions';
import bidirectional from '@salesforce/label/c.MappingBidirectional';
import collision from '@salesforce/label/c.MappingCollision';
import destination from '@salesforce/label/c.MappingDestination';
import direction from '@salesforce/label/c.MappingDirection';
import directionOf from '@salesforce/label/c.MappingDirectionOf';
import empty from '@salesforce/label/c.MappingEmpty';
import field from '@salesforce/label/c.MappingField';
import inbound from '@salesforce/label/c.MappingInbound';
import outbound from '@salesforce/label/c.MappingOutbound';
import outward from '@salesforce/label/c.MappingOutward';
import outwardOfLabel from '@salesforce/label/c.MappingOutwardOf';
import reservedName from '@salesforce/label/c.MappingReserved';
import salesforce from '@salesforce/label/c.MappingSalesforce';
import title from '@salesforce/label/c.MappingTitle';
import type_ from '@salesforce/label/c.MappingType';
import winner from '@salesforce/label/c.MappingWinner';
import winnerOf from '@salesforce/label/c.MappingWinnerOf';

interface Row {
  mapping: FieldMapping;
  index: number;
  label: string;
  typeLabel: string;
  outward: string;
  outwardLabel: string;
  directionLabel: string;
  winnerLabel: string;
  directions: Option[];
  winners: Option[];
  isWinnerDisabled: boolean;
  isInvalid: string | undefined;
  problemId: string | null;
  css: string;
}

interface Option {
  value: string;
  label: string;
  isSelected: boolean;
}

interface Problem {
  id: string;
  text: string;
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
  /** The object's fields, for their labels and types. */
  @api fields: readonly FieldOption[] = [];
  @api disabled = false;

  @api get mappings(): readonly FieldMapping[] {
    return this.all;
  }
  set mappings(value: readonly FieldMapping[]) {
    this.all = value;
    this.collisions = collisionsOf(value, this.reservedName);
  }

  /** The outward name of the rule's result, which no field may take. */
  @api get reserved(): string | null | undefined {
    return this.reservedName;
  }
  set reserved(value: string | null | undefined) {
    this.reservedName = value;
    this.collisions = collisionsOf(this.all, value);
  }

  labels = { direction, empty, field, outward, title, type: type_, winner };

  private all: readonly FieldMapping[] = [];
  private reservedName: string | null | undefined;
  private collisions: readonly Collision[] = [];
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

  get problems(): Problem[] {
    return this.collisions.map((each, index) => ({ id: problemId(index), text: textOf(each) }));
  }

  get hasProblems(): boolean {
    return this.collisions.length > 0;
  }

  get view(): { rows: Row[]; before: string; after: string } {
    const { first, end, before, after } = windowOf(this.mappings.length, this.viewport);
    const options = new Map(this.fields.map((each) => [each.name, each]));
    return {
      rows: this.mappings
        .slice(first, end)
        .map((mapping, index) => this.rowOf(mapping, first + index, options.get(mapping.name))),
      before: gapOf(before),
      after: gapOf(after),
    };
  }

  handleScroll(event: Event): void {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    this.viewport = { ...this.viewport, scrollTop, height: clientHeight || initialViewport.height };
  }

  /** Spaces at the end stay while one types, since a word may follow. */
  handleTyping(event: Event): void {
    event.stopPropagation();
    this.change(event, (text) => ({ outward: text || null }));
  }

  handleOutward(event: Event): void {
    event.stopPropagation();
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

  private rowOf(mapping: FieldMapping, index: number, option: FieldOption | undefined): Row {
    const label = option?.label ?? mapping.name;
    const problem = isSent(mapping) ? this.collisions.findIndex((each) => each.outward === outwardOf(mapping)) : -1;
    const chosenDirection = mapping.direction ?? 'outbound';
    return {
      mapping,
      index: index + 2,
      label,
      typeLabel: option?.typeLabel ?? mapping.type ?? '',
      outward: mapping.outward ?? '',
      outwardLabel: fill(outwardOfLabel, label),
      directionLabel: fill(directionOf, label),
      winnerLabel: fill(winnerOf, label),
      directions: optionsOf(directions, chosenDirection),
      winners: optionsOf(winners, mapping.winner ?? 'salesforce'),
      isWinnerDisabled: this.disabled || chosenDirection !== 'bidirectional',
      isInvalid: problem < 0 ? undefined : 'true',
      problemId: problem < 0 ? null : problemId(problem),
      css: `slds-form-element${problem < 0 ? '' : ' slds-has-error'}`,
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

function problemId(index: number): string {
  return `problem-${index}`;
}

function textOf({ outward: name, names, isReserved }: Collision): string {
  return fill(isReserved ? reservedName : collision, name, names.join(', '));
}
