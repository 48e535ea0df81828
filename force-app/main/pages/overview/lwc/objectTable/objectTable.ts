import { LightningElement, api } from 'lwc';
import { counted, fill, lasting, momentSeenAt, number, titleOf } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import { waitsOf, waitsText, withinOf } from 'c/healthWords';
import { courseText, isFlowing, isNotable, stateWord, waitsOfObject } from 'c/objectWords';
import type { StateWord } from 'c/objectWords';
import type { ObjectHealth, Overview, Waiting } from 'c/overviewApi';
import { toData, toFailures } from 'c/overviewTargets';
import type { Target } from 'c/overviewTargets';
import lang from '@salesforce/i18n/lang';
import failing from '@salesforce/label/c.HealthFailing';
import leftOut from '@salesforce/label/c.HealthLeftOut';
import unknown from '@salesforce/label/c.HealthNotKnown';
import sent from '@salesforce/label/c.HealthSent';
import waitingLabel from '@salesforce/label/c.HealthWaiting';
import all from '@salesforce/label/c.ObjectsAll';
import choose from '@salesforce/label/c.ObjectsChoose';
import count from '@salesforce/label/c.ObjectsCount';
import unreadable from '@salesforce/label/c.ObjectCourseUnreadable';
import courseLabel from '@salesforce/label/c.ObjectsCourse';
import findLabel from '@salesforce/label/c.ObjectsFind';
import lastChange from '@salesforce/label/c.ObjectsLastChange';
import noneFound from '@salesforce/label/c.ObjectsNoneFound';
import object from '@salesforce/label/c.ObjectsObject';
import offFold from '@salesforce/label/c.ObjectsOff';
import offFoldOne from '@salesforce/label/c.ObjectsOffOne';
import othersFold from '@salesforce/label/c.ObjectsOthers';
import othersFoldOne from '@salesforce/label/c.ObjectsOthersOne';
import state from '@salesforce/label/c.ObjectsState';
import title from '@salesforce/label/c.ObjectsTitle';
import within from '@salesforce/label/c.DayWithin';

interface Cell {
  key: string;
  /** What stands before it where a row is a block. */
  label: string;
  text: string;
  look: string;
  target: Target | null;
}

interface Row {
  key: string;
  fold?: undefined;
  name: string;
  target: Target;
  state: StateWord;
  cells: Cell[];
  /** Why no figures of the last day are there; empty where they are. */
  problem: string;
  /** None where nothing arrived. */
  course: { values: (number | null)[]; promised: number; label: string } | null;
}

/** The line behind which rows are that need nobody. */
interface Fold {
  key: FoldName;
  fold: string;
  isOpen: boolean;
  icon: string;
}

type FoldName = 'others' | 'off';

/** So many rows are read at a glance; of more, those that need nobody are folded. */
const rowsAtAGlance = 12;

/** How each object stands: what needs somebody first. */
export default class ObjectTable extends LightningElement {
  @api view: Overview | undefined;
  @api waiting: Waiting | null = null;

  labels = { all, choose, courseLabel, findLabel, noneFound, object, state, title };
  wanted = '';
  private openFolds: readonly FoldName[] = [];

  get heads(): { key: string; label: string }[] {
    return [
      { key: 'waiting', label: waitingLabel },
      { key: 'left-out', label: leftOut },
      { key: 'failing', label: failing },
      { key: 'sent', label: sent },
      { key: 'last-change', label: lastChange },
      { key: 'within', label: within },
    ];
  }

  get columnCount(): number {
    return this.heads.length + 3;
  }

  get countText(): string {
    return this.objects.length > 1 ? fill(count, number(this.objects.length)) : '';
  }

  get dataTarget(): Target | null {
    return this.view ? toData(this.view) : null;
  }

  get isMany(): boolean {
    return this.objects.length > rowsAtAGlance;
  }

  get isNoneFound(): boolean {
    return this.isSearched && this.lines.length === 0;
  }

  /** What is looked for is found wherever it is folded. */
  get lines(): (Row | Fold)[] {
    if (this.isSearched) {
      return this.rowsOf(this.objects.filter((each) => this.fits(each)));
    }
    if (!this.isMany) {
      return this.rowsOf(this.objects);
    }
    const quiet = this.objects.filter((each) => !this.isNotable(each));
    const on = quiet.filter(({ isOn }) => isOn);
    const off = quiet.filter(({ isOn }) => !isOn);
    return [
      ...this.rowsOf(this.objects.filter((each) => this.isNotable(each))),
      ...this.folded('others', counted(on.length, othersFoldOne, othersFold), on),
      ...this.folded('off', counted(off.length, offFoldOne, offFold), off),
    ];
  }

  get totals(): Cell[] {
    const { view } = this;
    const waits = waitsOf(this.waiting);
    const isCounted = waits !== null && waits.uncounted === 0;
    return [
      isCounted
        ? cellOf('waiting', waitingLabel, waitsText(waits.count, waits.isMore), waits.count === 0)
        : cellOf('waiting', waitingLabel, unknown, true),
      countCell('left-out', leftOut, this.sumOf('leftOut')),
      countCell('failing', failing, this.sumOf('failing')),
      countCell('sent', sent, this.sumOf('sent')),
      changeCell(''),
      withinCell(view && withinOf(view)),
    ];
  }

  get hasTotals(): boolean {
    return this.objects.length > 1 && !this.isSearched;
  }

  handleFind(event: CustomEvent<{ value: string }>): void {
    this.wanted = event.detail.value;
  }

  handleFold(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['fold'] as FoldName;
    this.openFolds = this.openFolds.includes(name)
      ? this.openFolds.filter((each) => each !== name)
      : [...this.openFolds, name];
  }

  private get objects(): readonly ObjectHealth[] {
    return this.view?.objects ?? [];
  }

  private get isSearched(): boolean {
    return this.wanted.trim() !== '';
  }

  private get isFlowing(): boolean {
    const selected = this.view?.connections.find(({ id }) => id === this.view?.selectedId);
    return selected !== undefined && isFlowing(selected);
  }

  private fits({ streamName, objectLabel, objectLabelPlural, objectName }: ObjectHealth): boolean {
    const wanted = this.wanted.trim().toLocaleLowerCase(lang);
    return [streamName ?? '', objectLabel, objectLabelPlural, objectName].some((each) =>
      each.toLocaleLowerCase(lang).includes(wanted),
    );
  }

  private isNotable(each: ObjectHealth): boolean {
    return isNotable(each, waitsOfObject(this.waiting, each.streamId));
  }

  private folded(key: FoldName, fold: string, objects: readonly ObjectHealth[]): (Row | Fold)[] {
    if (objects.length === 0) {
      return [];
    }
    const isOpen = this.openFolds.includes(key);
    const icon = isOpen ? 'utility:chevrondown' : 'utility:chevronright';
    return [{ key, fold, isOpen, icon }, ...(isOpen ? this.rowsOf(objects) : [])];
  }

  private rowsOf(objects: readonly ObjectHealth[]): Row[] {
    const { view } = this;
    return view ? objects.map((each) => this.rowOf(each, view)) : [];
  }

  private rowOf(each: ObjectHealth, view: Overview): Row {
    const waits = waitsOfObject(this.waiting, each.streamId);
    return {
      key: each.streamId,
      name: titleOf(each.streamName, each.objectLabel),
      target: toData(view, each.streamId),
      state: stateWord(each, waits, { isFlowing: this.isFlowing, now: view.now }),
      cells: [
        waits
          ? cellOf('waiting', waitingLabel, waitsText(waits.count, waits.isMore), waits.count === 0)
          : cellOf('waiting', waitingLabel, each.isOn ? unknown : '', true),
        countCell('left-out', leftOut, each.leftOut),
        {
          ...countCell('failing', failing, each.failing),
          target: (each.failing ?? 0) > 0 ? toFailures(view, each.objectName) : null,
        },
        countCell('sent', sent, each.sent),
        changeCell(each.lastChangeAt ? momentSeenAt(each.lastChangeAt, view.now) : null),
        withinCell(each.withinSeconds),
      ],
      problem: each.isCourseUnreadable ? unreadable : '',
      course: courseOf(each),
    };
  }

  private sumOf(name: 'leftOut' | 'failing' | 'sent'): number {
    return this.objects.reduce((sum, each) => sum + (each[name] ?? 0), 0);
  }
}

function courseOf(each: ObjectHealth): Row['course'] {
  const values = each.hours.map(({ withinSeconds }) => withinSeconds ?? null);
  const isAny = values.some((value) => value !== null);
  return isAny ? { values, promised: each.promisedSeconds, label: courseText(each) } : null;
}

function cellOf(key: string, label: string, text: string, isWeak: boolean): Cell {
  return { key, label, text, look: isWeak ? 'number slds-text-color_weak' : 'number', target: null };
}

/** 0 is written, in weak text; what was not counted is not known. */
function countCell(key: string, label: string, value: MaybeNumber): Cell {
  return typeof value === 'number' ? cellOf(key, label, number(value), value === 0) : cellOf(key, label, unknown, true);
}

/** A moment needs the room of two values where a row is a block. */
function changeCell(text: string | null): Cell {
  const cell = cellOf('last-change', lastChange, text ?? unknown, text === null);
  return { ...cell, look: `${cell.look} wide` };
}

/** Where nothing arrived there is nothing to know. */
function withinCell(value: MaybeNumber): Cell {
  return cellOf('within', within, lasting(value), typeof value !== 'number');
}
