import type { Connection } from 'c/connectionWords';
import { counted, fill, formOf, lasting, momentSeenAt, number } from 'c/figures';
import { waitsText } from 'c/healthWords';
import type { ObjectHealth, ObjectState, Waiting } from 'c/overviewApi';
import behind from '@salesforce/label/c.ObjectBehind';
import course from '@salesforce/label/c.ObjectCourse';
import failing from '@salesforce/label/c.ObjectFailing';
import failingOne from '@salesforce/label/c.ObjectFailingOne';
import firstSync from '@salesforce/label/c.ObjectFirstSync';
import firstSyncSome from '@salesforce/label/c.ObjectFirstSyncSome';
import off from '@salesforce/label/c.ObjectOff';
import readUntil from '@salesforce/label/c.ObjectReadUntil';
import stopped from '@salesforce/label/c.ObjectStopped';
import upToDate from '@salesforce/label/c.ObjectUpToDate';
import waits from '@salesforce/label/c.ObjectWaits';
import waitsOne from '@salesforce/label/c.ObjectWaitsOne';

/** The state of an object in a word, with its sign. */
export interface StateWord {
  readonly text: string;
  readonly icon: string;
  readonly variant: string;
}

/** What waits of an object; null where nobody knows yet. */
export interface WaitsOfObject {
  readonly count: number;
  readonly isMore: boolean;
}

export function waitsOfObject(waiting: Waiting | null, streamId: string): WaitsOfObject | null {
  const found = waiting?.streams.find((each) => each.streamId === streamId);
  return typeof found?.waiting === 'number' ? { count: found.waiting, isMore: found.isMore } : null;
}

/** Whether it needs somebody, or has something under way: such a row is never folded away. */
export function isNotable(object: ObjectHealth, waitsOf: WaitsOfObject | null): boolean {
  return (
    notable.includes(object.state) || object.isCourseUnreadable === true || (object.isOn && (waitsOf?.count ?? 0) > 0)
  );
}

const notable: readonly ObjectState[] = ['Stopped', 'Failing', 'Behind', 'FirstSync'];

/** While nothing flows nobody knows whether an object is up to date, but until when it was read. */
export function stateWord(
  object: ObjectHealth,
  waitsOf: WaitsOfObject | null,
  { isFlowing, now }: { isFlowing: boolean; now: string },
): StateWord {
  switch (object.state) {
    case 'Stopped':
      return { text: stopped, icon: 'utility:error', variant: 'error' };
    case 'Failing':
      return { text: counted(object.failing ?? 0, failingOne, failing), icon: 'utility:warning', variant: 'warning' };
    case 'FirstSync':
      return { text: firstSyncText(object), icon: 'utility:sync', variant: '' };
    case 'Behind':
      return { text: behindText(object, now), icon: 'utility:clock', variant: 'warning' };
    case 'Off':
      return { text: off, icon: 'utility:ban', variant: '' };
    default:
      return isFlowing ? flowing(waitsOf) : { text: behindText(object, now), icon: 'utility:clock', variant: '' };
  }
}

export function isFlowing({ status, isCopied }: Connection): boolean {
  return !isCopied && (status === 'ACTIVE' || status === 'SETTING_UP');
}

/** The course of an object in words: the least and the most of its hours. */
export function courseText({ objectLabel, hours, promisedSeconds }: ObjectHealth): string {
  const known = hours.flatMap(({ withinSeconds }) => withinSeconds ?? []);
  return fill(course, objectLabel, lasting(Math.min(...known)), lasting(Math.max(...known)), lasting(promisedSeconds));
}

function flowing(waitsOf: WaitsOfObject | null): StateWord {
  if (!waitsOf || waitsOf.count === 0) {
    return { text: upToDate, icon: 'utility:check', variant: 'success' };
  }
  const { count, isMore } = waitsOf;
  return { text: fill(formOf(count, waitsOne, waits), waitsText(count, isMore)), icon: 'utility:clock', variant: '' };
}

function behindText({ lookedAt }: ObjectHealth, now: string): string {
  return lookedAt ? fill(readUntil, momentSeenAt(lookedAt, now)) : behind;
}

function firstSyncText({ firstSync: progress }: ObjectHealth): string {
  const done = progress?.done ?? 0;
  const total = progress?.total;
  return total !== null && total !== undefined && total >= done
    ? fill(firstSync, number(done), number(total))
    : fill(firstSyncSome, number(done));
}
