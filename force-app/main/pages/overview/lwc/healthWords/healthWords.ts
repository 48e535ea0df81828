import { actLabel, mayDo, notYoursText } from 'c/connectionActs';
import type { Act, Connection, Status } from 'c/connectionWords';
import { counted, fill, formOf, lasting, number, timeOfDay } from 'c/figures';
import type { ObjectHealth, ObjectState, Overview, Waiting } from 'c/overviewApi';
import { toConnection, toData } from 'c/overviewTargets';
import type { Target } from 'c/overviewTargets';
import allOff from '@salesforce/label/c.HealthAllOff';
import allOffOne from '@salesforce/label/c.HealthAllOffOne';
import arrived from '@salesforce/label/c.HealthArrived';
import arrivedOne from '@salesforce/label/c.HealthArrivedOne';
import arrivedWithin from '@salesforce/label/c.HealthArrivedWithin';
import arrivedWithinOne from '@salesforce/label/c.HealthArrivedWithinOne';
import asOf from '@salesforce/label/c.HealthAsOf';
import behind from '@salesforce/label/c.HealthBehind';
import behindOne from '@salesforce/label/c.HealthBehindOne';
import chooseFirst from '@salesforce/label/c.HealthChooseFirst';
import chooseFirstWhy from '@salesforce/label/c.HealthChooseFirstWhy';
import copied from '@salesforce/label/c.HealthCopied';
import copiedKept from '@salesforce/label/c.HealthCopiedKept';
import copiedSetUp from '@salesforce/label/c.HealthCopiedSetUp';
import disconnected from '@salesforce/label/c.HealthDisconnected';
import disconnectedLater from '@salesforce/label/c.HealthDisconnectedLater';
import draft from '@salesforce/label/c.HealthDraft';
import error from '@salesforce/label/c.HealthError';
import expired from '@salesforce/label/c.HealthExpired';
import fine from '@salesforce/label/c.HealthFine';
import fineOne from '@salesforce/label/c.HealthFineOne';
import firstSync from '@salesforce/label/c.HealthFirstSync';
import firstSyncBeside from '@salesforce/label/c.HealthFirstSyncBeside';
import firstSyncSome from '@salesforce/label/c.HealthFirstSyncSome';
import goesOn from '@salesforce/label/c.HealthGoesOn';
import moreThan from '@salesforce/label/c.HealthMoreThan';
import noObject from '@salesforce/label/c.HealthNoObject';
import nothingArrived from '@salesforce/label/c.HealthNothingArrived';
import othersFlow from '@salesforce/label/c.HealthOthersFlow';
import paused from '@salesforce/label/c.HealthPaused';
import pausedBy from '@salesforce/label/c.HealthPausedBy';
import problems from '@salesforce/label/c.HealthProblems';
import problemsOne from '@salesforce/label/c.HealthProblemsOne';
import promise from '@salesforce/label/c.HealthPromise';
import refuses from '@salesforce/label/c.HealthRefuses';
import refusesOne from '@salesforce/label/c.HealthRefusesOne';
import stopped from '@salesforce/label/c.HealthStopped';
import stoppedOne from '@salesforce/label/c.HealthStoppedOne';
import stuck from '@salesforce/label/c.HealthStuck';
import throttled from '@salesforce/label/c.HealthThrottled';
import waits from '@salesforce/label/c.HealthWaits';
import waitsOne from '@salesforce/label/c.HealthWaitsOne';
import waitsFor from '@salesforce/label/c.HealthWaitsFor';
import waitsForOne from '@salesforce/label/c.HealthWaitsForOne';
import waitsKept from '@salesforce/label/c.HealthWaitsKept';
import waitsKeptOne from '@salesforce/label/c.HealthWaitsKeptOne';
import waitsNothing from '@salesforce/label/c.HealthWaitsNothing';
import waitsPaused from '@salesforce/label/c.HealthWaitsPaused';
import waitsPausedOne from '@salesforce/label/c.HealthWaitsPausedOne';
import waitsUncounted from '@salesforce/label/c.HealthWaitsUncounted';
import waitsUncountedOne from '@salesforce/label/c.HealthWaitsUncountedOne';

/** How it is, before it is read. */
export type Tone = 'good' | 'busy' | 'warning' | 'error' | 'off';

/** The one button: an act of the connection, or a page that it leads to. */
export interface Mend {
  readonly label: string;
  readonly act: Act | null;
  readonly target: Target | null;
  readonly isAllowed: boolean;
  /** Whom to ask where it is not. */
  readonly notYours: string;
}

/** Whether everything is fine, or else what is wrong and what to press. */
export interface Health {
  readonly tone: Tone;
  readonly sentence: string;
  /** What is known beside it, as whole sentences. */
  readonly details: readonly string[];
  readonly mend: Mend | null;
}

/** What waits of all objects, of how many of them it is not known, and as of when. */
export interface Waits {
  readonly count: number;
  readonly isMore: boolean;
  readonly uncounted: number;
  readonly asOf: string;
}

interface Facts {
  readonly view: Overview;
  readonly connection: Connection;
  readonly waits: Waits | null;
}

type Forms = readonly [one: string, other: string];

const plain: Forms = [waitsOne, waits];
const kept: Forms = [waitsKeptOne, waitsKept];

/** Null while nobody has counted it. */
export function waitsOf(waiting: Waiting | null): Waits | null {
  if (!waiting) {
    return null;
  }
  const known = waiting.streams.filter(({ waiting: count }) => typeof count === 'number');
  return {
    count: known.reduce((sum, { waiting: count }) => sum + (count ?? 0), 0),
    isMore: known.some(({ isMore }) => isMore),
    uncounted: waiting.streams.length - known.length,
    asOf: waiting.asOf,
  };
}

/** A count of what waits: more than so many is all that is known where counting stopped. */
export function waitsText(count: number, isMore: boolean): string {
  return isMore ? fill(moreThan, number(count)) : number(count);
}

export function healthOf(view: Overview, connection: Connection, waiting: Waiting | null): Health {
  const facts: Facts = { view, connection, waits: waitsOf(waiting) };
  if (connection.mode === 'Draft') {
    return { tone: 'off', sentence: draft, details: [], mend: statusMend(facts) };
  }
  if (connection.isCopied) {
    const sentence = connection.problem?.cause ?? copied;
    return { tone: 'error', sentence, details: [copiedKept], mend: statusMend(facts, copiedSetUp) };
  }
  return byStatus[connection.status](facts);
}

/** The words of R8: the first sentence, what is said beside it, and the button. */
const byStatus: Readonly<Record<Status, (facts: Facts) => Health>> = {
  ACTIVE: byObjects,
  SETTING_UP: byObjects,
  NOT_SYNCING: (facts) => {
    const by = facts.connection.sinceBy;
    const sentence = by ? fill(pausedBy, by) : paused;
    return { tone: 'off', sentence, details: waiting(facts, [waitsPausedOne, waitsPaused]), mend: statusMend(facts) };
  },
  TOKEN_EXPIRED: (facts) => troubled(facts, 'error', expired),
  ERROR: (facts) => troubled(facts, 'error', error),
  STUCK: (facts) => troubled(facts, 'error', stuck),
  THROTTLED: (facts) => {
    const { sentence, details } = troubled(facts, 'warning', throttled);
    return { tone: 'warning', sentence, details: [...details, goesOn], mend: null };
  },
  DISCONNECTED: (facts) => ({
    tone: 'off',
    sentence: disconnected,
    details: [disconnectedLater],
    mend: statusMend(facts),
  }),
};

/** In the words of the guide, which the bell and the mail use too. */
function troubled(facts: Facts, tone: Tone, otherwise: string): Health {
  const sentence = facts.connection.problem?.cause ?? otherwise;
  return { tone, sentence, details: waiting(facts, kept), mend: statusMend(facts) };
}

function statusMend({ view, connection }: Facts, label = actLabel(connection)): Mend | null {
  const { act } = connection;
  if (!act || !label || act === 'Pause') {
    return null;
  }
  const target = act === 'Resume' || act === 'SyncNow' ? null : toConnection(view, connection.id, addressed(act));
  return { label, act, target, isAllowed: mayDo(act, view), notYours: notYoursText(act) };
}

/** What the page of connections opens by itself. */
function addressed(act: Act): string | null {
  return act === 'Reauthorize' || act === 'Reconnect' ? act : null;
}

/** While changes flow: the worst of the objects first, then other problems, then how far the first sync is. */
function byObjects(facts: Facts): Health {
  const { view } = facts;
  const on = view.objects.filter(({ isOn }) => isOn);
  if (on.length === 0) {
    return withoutObjects(view);
  }
  const told = worstOf(facts, on);
  const { connection } = facts;
  const isAhead = Date.parse(connection.nextRunAt ?? '') > Date.parse(view.now);
  const ahead: Forms = [
    fill(waitsForOne, '{0}', timeOfDay(connection.nextRunAt ?? view.now)),
    fill(waitsFor, '{0}', timeOfDay(connection.nextRunAt ?? view.now)),
  ];
  return {
    tone: told.tone,
    sentence: told.sentence,
    details: [...told.details, arrivedText(view), ...lateText(view), ...waiting(facts, isAhead ? ahead : plain)],
    mend: null,
  };
}

function worstOf({ view }: Facts, on: readonly ObjectHealth[]): Pick<Health, 'tone' | 'sentence' | 'details'> {
  const inState = (state: ObjectState): ObjectHealth[] => on.filter((each) => each.state === state);
  const standing = inState('Stopped');
  const late = inState('Behind');
  const first = inState('FirstSync');
  const refused = on.reduce((sum, { failing }) => sum + (failing ?? 0), 0);
  const open = view.problems.filter(({ connectionId }) => connectionId === view.selectedId).length;
  if (standing.length > 0) {
    const sentence = counted(standing.length, stoppedOne, stopped, number(on.length), labelsOf(standing));
    return { tone: 'error', sentence, details: [] };
  }
  if (refused > 0) {
    const others = late.length > 0 ? behindText(late, on) : othersFlow;
    return { tone: 'warning', sentence: `${counted(refused, refusesOne, refuses)} ${others}`, details: [] };
  }
  if (late.length > 0) {
    return { tone: 'warning', sentence: behindText(late, on), details: [] };
  }
  if (open > 0) {
    return { tone: 'warning', sentence: counted(open, problemsOne, problems), details: [] };
  }
  return first.length > 0
    ? { tone: 'busy', sentence: firstSyncText(first), details: [firstSyncBeside] }
    : { tone: 'good', sentence: counted(on.length, fineOne, fine), details: [] };
}

function behindText(late: readonly ObjectHealth[], on: readonly ObjectHealth[]): string {
  return counted(late.length, behindOne, behind, number(on.length), labelsOf(late));
}

function labelsOf(objects: readonly ObjectHealth[]): string {
  return objects[0]?.objectLabel ?? '';
}

function withoutObjects(view: Overview): Health {
  const count = view.objects.length;
  const sentence = count === 0 ? noObject : counted(count, allOffOne, allOff);
  const details = count === 0 ? [chooseFirstWhy] : [];
  const mend: Mend = { label: chooseFirst, act: null, target: toData(view), isAllowed: true, notYours: '' };
  return { tone: 'off', sentence, details, mend };
}

/** Of those whose total is estimated, beside how many it is. */
function firstSyncText(first: readonly ObjectHealth[]): string {
  const done = first.reduce((sum, { firstSync: progress }) => sum + (progress?.done ?? 0), 0);
  const totals = first.map(({ firstSync: progress }) => progress?.total ?? null);
  const total = totals.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const isKnown = totals.every((each) => each !== null) && total >= done;
  return isKnown ? fill(firstSync, number(done), number(total)) : fill(firstSyncSome, number(done));
}

function arrivedText(view: Overview): string {
  const sent = view.objects.reduce((sum, each) => sum + (each.sent ?? 0), 0);
  if (sent === 0) {
    return nothingArrived;
  }
  const within = withinOf(view);
  return within === null
    ? counted(sent, arrivedOne, arrived)
    : counted(sent, arrivedWithinOne, arrivedWithin, lasting(within));
}

/** The longest of what the objects promise, where they did not keep it. */
function lateText(view: Overview): string[] {
  const promised = promisedOf(view);
  return (withinOf(view) ?? 0) > promised ? [fill(promise, lasting(promised))] : [];
}

export function promisedOf({ objects }: Overview): number {
  return Math.max(0, ...objects.filter(({ isOn }) => isOn).map(({ promisedSeconds }) => promisedSeconds));
}

/** Of all objects; where only each is known for itself, what holds for all of them. */
export function withinOf({ withinSeconds, objects }: Overview): number | null {
  if (withinSeconds !== undefined) {
    return withinSeconds;
  }
  const known = objects.flatMap((each) => each.withinSeconds ?? []);
  return known.length > 0 ? Math.max(...known) : null;
}

/** Nothing at all before it was counted. */
function waiting({ waits: counts }: Facts, [one, other]: Forms): string[] {
  if (!counts) {
    return [];
  }
  const { count, isMore, uncounted } = counts;
  const some = count > 0 ? [fill(formOf(count, one, other), waitsText(count, isMore))] : [];
  const none = count === 0 && uncounted === 0 ? [waitsNothing] : [];
  const unknown = uncounted > 0 ? [counted(uncounted, waitsUncountedOne, waitsUncounted)] : [];
  return [...some, ...none, ...unknown, fill(asOf, timeOfDay(counts.asOf))];
}
