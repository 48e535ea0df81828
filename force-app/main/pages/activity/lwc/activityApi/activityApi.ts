import failure from '@salesforce/apex/ActivityController.failure';
import failures from '@salesforce/apex/ActivityController.failures';
import findRecordBy from '@salesforce/apex/ActivityController.findRecord';
import letters from '@salesforce/apex/ActivityController.letters';
import load from '@salesforce/apex/ActivityController.load';
import people from '@salesforce/apex/ActivityController.people';
import newest from '@salesforce/apex/RetryController.newest';
import start from '@salesforce/apex/RetryController.start';
import startAsLogged from '@salesforce/apex/RetryController.startAsLogged';
import cost from '@salesforce/apex/RetryController.cost';
import sent from '@salesforce/apex/ActivityController.sent';
import type { Candidate, Rights, SentValue } from 'c/diagnosisApi';
import type { Reason } from 'c/runWords';

export type LetterStatus = 'Waiting' | 'GivenUp' | 'Succeeded';
export type Outcome = 'Refused' | 'Accepted' | 'Overtaken' | 'Abandoned' | 'Withheld';

/** Which failures are asked for; what is absent is not asked. Moments are ISO dates and times. */
export interface Filter {
  connectionId: string;
  since?: string;
  until?: string;
  objectName?: string;
  status?: LetterStatus | 'Open';
  reason?: Reason;
  code?: string;
  groupKey?: string;
  text?: string;
  recordId?: string;
  personId?: string;
  /** A run that failed to send them, whatever became of them since; of runs, that one alone. */
  runId?: string;
  letterIds?: readonly string[];
}

/** A refused record, as it stands now. */
export interface Letter {
  id: string;
  name: string;
  /** None where the stream is gone. */
  streamId?: string | null;
  recordId: string;
  /** None where the reader may not see the record, or it is gone. */
  recordName?: string | null;
  objectLabel: string;
  kind: string;
  status: LetterStatus;
  /** Never purged. */
  isKept?: boolean | null;
  code?: string | null;
  field?: string | null;
  message?: string | null;
  groupKey?: string | null;
  httpStatus?: number | null;
  webhookId?: string | null;
  link?: string | null;
  attempts: number;
  reason?: Reason | null;
  personName?: string | null;
  runName?: string | null;
  firstFailedAt?: string | null;
  lastFailedAt?: string | null;
  nextAttemptAt?: string | null;
}

/** Refused records with one cause. */
export interface FailureGroup {
  key: string;
  count: number;
  since?: string | null;
  samples: Letter[];
  guide: Guide;
}

/** Failures of a run that cannot be listed any more, since their attempts were purged; and what is kept of attempts. */
export interface Forgotten {
  /** None where the run itself is no longer kept. */
  count?: number | null;
  /** Of the oldest attempt, where there is one. */
  oldestAt?: string | null;
  days: number;
  mostRows: number;
}

/** Some of the groups, the largest first. */
export interface FailureGroupPage {
  forgotten?: Forgotten | null;
  groups: FailureGroup[];
  /** Of all, as many as are counted. */
  total: number;
  /** There may be more than are counted. */
  isCut: boolean;
}

/** Somebody by whom a log is asked. */
export interface Person {
  id: string;
  name: string;
}

/** The record that a text means, those that it may mean, or why there is none. */
export interface RecordChoice {
  recordId?: string | null;
  candidates: Candidate[];
  /** There are more than these. */
  isCut?: boolean;
  problem?: string | null;
}

/** What a code means, and what the button beside it does. */
export interface Guide {
  code?: string | null;
  cause: string;
  fix: string;
  action: string;
  setupPath?: string | null;
  /** Nobody has written one for the code. */
  isGeneric: boolean;
}

export interface LetterPage {
  forgotten?: Forgotten | null;
  letters: Letter[];
  next?: string | null;
}

export interface Attempt {
  id: string;
  attempt: number;
  settledAt: string;
  outcome: Outcome;
  code?: string | null;
  field?: string | null;
  message?: string | null;
  httpStatus?: number | null;
  webhookId?: string | null;
  reason?: Reason | null;
  personName?: string | null;
  runName?: string | null;
  tookMillis?: number | null;
}

export interface Failure {
  letter: Letter;
  /** The newest first. */
  attempts: Attempt[];
  /** Nobody sends it any more. */
  isStreamRemoved?: boolean | null;
  streamRemovedAt?: string | null;
  streamRemovedBy?: string | null;
}

/** What was sent with an attempt, as far as the reader may see it. */
export interface Sent {
  kind?: string | null;
  values: SentValue[];
  isCut: boolean;
}

/** Why what was sent of a record cannot be sent the same once more. */
export type LoggedProblem = 'NotKept' | 'Cut' | 'Ended' | 'Outranked' | 'Reconfigured';

/** What it means to send refused records as they were logged. */
export interface LoggedCost {
  sendable: number;
  /** At least, each in an execution of its own. */
  requests: number;
  /** Of these: saved or deleted since. */
  changed: number;
  /** Of these: the person may not see whether they were. */
  unseen: number;
  refusals: { letterId: string; name: string; reason: LoggedProblem }[];
}

export interface RetryCost {
  forgotten?: Forgotten | null;
  count: number;
  requests: number;
  executions: number;
  /** So many may be sent as they were logged, at once. */
  mostLogged: number;
  /** None where they are more. */
  logged?: LoggedCost | null;
}

/** How far a retry is. */
export interface Retry {
  id: string;
  name: string;
  personName?: string | null;
  askedAt: string;
  finishedAt?: string | null;
  /** Lost: attempts of its run were purged, by which it would have known its records. */
  status: 'Open' | 'Done' | 'Cancelled' | 'Lost';
  total: number;
  succeeded: number;
  failed: number;
  abandoned: number;
  /** They could not be sent as they were logged. */
  withheld: number;
  isAsLogged: boolean;
}

export interface Activity {
  connections: { id: string; name: string }[];
  selectedId?: string | null;
  canRetry: boolean;
  canKeep: boolean;
  now: string;
  /** What of the buttons of guides the person may do. */
  rights: Rights;
  /** The name of this tab. */
  tab: string;
  /** The objects of the connection's streams. */
  objects: { name: string; label: string }[];
}

/** The doors of ActivityController and RetryController, with the shapes that its views have. */
export async function loadActivity(connectionId: string | null): Promise<Activity> {
  return (await load({ connectionId })) as Activity;
}

export async function findRecord(recordText: string): Promise<RecordChoice> {
  return (await findRecordBy({ recordText })) as RecordChoice;
}

/** Who has asked for something of the connection. */
export async function loadPeople(connectionId: string): Promise<Person[]> {
  return (await people({ connectionId })) as Person[];
}

/** Those after so many of them. */
export async function loadGroups(filter: Filter, skipped: number): Promise<FailureGroupPage> {
  return (await failures({ filter: JSON.stringify(filter), skipped })) as FailureGroupPage;
}

/** The page after a position that another page has given. */
export async function loadLetters(filter: Filter, after: string | null): Promise<LetterPage> {
  return (await letters({ filter: JSON.stringify(filter), after })) as LetterPage;
}

export async function loadFailure(letterId: string): Promise<Failure> {
  return (await failure({ letterId })) as Failure;
}

export async function loadSent(letterId: string, attemptId: string): Promise<Sent> {
  return (await sent({ letterId, attemptId })) as Sent;
}

export async function costOfRetry(filter: Filter): Promise<RetryCost> {
  return (await cost({ filter: JSON.stringify(filter) })) as RetryCost;
}

export async function startRetry(filter: Filter, isAsLogged: boolean): Promise<Retry> {
  const asked = { filter: JSON.stringify(filter) };
  return (isAsLogged ? await startAsLogged(asked) : await start(asked)) as Retry;
}

export async function loadRetries(connectionId: string): Promise<Retry[]> {
  return (await newest({ connectionId })) as Retry[];
}
