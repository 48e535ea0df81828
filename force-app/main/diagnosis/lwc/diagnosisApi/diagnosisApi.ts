import explain from '@salesforce/apex/DiagnosisController.explain';
import resumeInitial from '@salesforce/apex/RemedyController.resumeInitialSync';
import retry from '@salesforce/apex/RemedyController.retry';
import again from '@salesforce/apex/RemedyController.sendAgain';
import resume from '@salesforce/apex/StatusController.resume';
import syncNow from '@salesforce/apex/StatusController.syncNow';
import { withMoments } from 'c/figures';

export type GateOutcome = 'PASSED' | 'BLOCKS' | 'WAITS' | 'WARNS' | 'NOT_ASKED';

export type RemedyAction =
  | 'NONE'
  | 'ADD_CONNECTION'
  | 'OPEN_CONNECTION'
  | 'GO_ON'
  | 'RESUME'
  | 'RECONNECT'
  | 'REAUTHORIZE'
  | 'TAKE_OVER'
  | 'SYNC_NOW'
  | 'RUN_PREFLIGHT'
  | 'ADD_STREAM'
  | 'SWITCH_STREAM_ON'
  | 'OPEN_STREAM'
  | 'OPEN_MAPPING'
  | 'REMOVE_FIELD'
  | 'OPEN_FILTER_ROW'
  | 'START_INITIAL_SYNC'
  | 'RESUME_INITIAL_SYNC'
  | 'RETRY'
  | 'SEND_AGAIN';

/** What fixes what was found: an act, and what it is done to. */
export interface Remedy {
  action: RemedyAction;
  connectionId?: string | null;
  streamId?: string | null;
  recordId?: string | null;
  objectName?: string | null;
  letterId?: string | null;
  backfillId?: string | null;
  /** Of the filter, the first is 1. */
  row?: number | null;
  /** By the name that it has outside. */
  field?: string | null;
}

export interface Gate {
  kind: string;
  label: string;
  finding: string;
  value?: string | null;
  outcome: GateOutcome;
  judgedAt: string;
  remedy?: Remedy | null;
}

export interface LastSent {
  at?: string | null;
  runId?: string | null;
  runName?: string | null;
  kind?: 'UPSERTED' | 'DELETED' | 'EXCLUDED' | null;
  answered?: 'ACCEPTED' | 'SETTLED' | 'REFUSED' | null;
  /** Of a refusal. */
  code?: string | null;
  webhookId?: string | null;
  savedAt?: string | null;
}

export interface WouldBeSent {
  outcome: 'upserted' | 'excluded' | 'notFound';
  reasons?: string[] | null;
  /** Pretty-printed JSON; none where nothing would be sent. */
  payload?: string | null;
  bytes?: number | null;
}

/** An attempt to send a record, or a version of it that was settled. */
export interface HistoryEntry {
  at: string;
  /** An outcome of attempts; of versions Sent, TakenOut or Seen. */
  what: string;
  attempt?: number | null;
  code?: string | null;
  httpStatus?: number | null;
  /** None where the run is no longer kept. */
  runName?: string | null;
}

export type Withheld = 'RecordHidden' | 'FieldHidden' | 'FieldEncrypted' | 'FieldGone' | 'FieldUnknown' | 'OfRule';

export interface SentValue {
  name: string;
  value?: string | null;
  /** Why the reader does not see it. */
  withheld?: Withheld | null;
}

/** What was sent last beside what would be sent now. */
export interface Comparison {
  at?: string | null;
  /** Why there is none. */
  missing?: 'NotKept' | 'Cut' | null;
  /** What is absent was not sent, or would not be. */
  differences: { name: string; sent?: string | null; now?: string | null }[];
  /** What of that the person does not see, each with its reason. */
  withheld: SentValue[];
}

export interface Unasked {
  connectionId: string;
  connectionName: string;
  streamName?: string | null;
}

/** Why a record is, or is not, at the destination of one connection. */
export interface Explanation {
  /** None where it gets no further, whatever the connection. */
  connectionId?: string | null;
  connectionName?: string | null;
  answer: string;
  outcome: GateOutcome;
  remedy?: Remedy | null;
  gates: Gate[];
  streamId?: string | null;
  streamName?: string | null;
  lastSent?: LastSent | null;
  wouldBeSent?: WouldBeSent | null;
  /** The newest first. */
  history?: HistoryEntry[] | null;
  comparison?: Comparison | null;
}

export interface Candidate {
  recordId: string;
  name: string;
  objectLabel: string;
  /** What tells it from others of its name, as far as the reader may see it. */
  email?: string | null;
  ownerName?: string | null;
  createdAt?: string | null;
}

/** What of a remedy whoever looks may do, and the tabs where the others are. */
export interface Rights {
  canRun: boolean;
  canPause: boolean;
  canRetry: boolean;
  canBackfill: boolean;
  connectionsTab: string;
  dataTab: string;
}

export interface Diagnosis {
  askedAt: string;
  /** None until one record is found. */
  recordId?: string | null;
  recordName?: string | null;
  objectLabel?: string | null;
  candidates: Candidate[];
  /** It may mean more than these. */
  isCut?: boolean;
  explanations: Explanation[];
  unasked: Unasked[];
  rights: Rights;
}

/** The doors of DiagnosisController, RemedyController and StatusController that an answer needs, with the shapes that their views have. */
export async function explainRecord(recordText: string, connectionId: string | null): Promise<Diagnosis> {
  const found = (await explain({ recordText, connectionId })) as Diagnosis;
  return { ...found, explanations: found.explanations.map(withOwnMoments) };
}

/** In the language and time zone of this page, as the moments beside them are. */
function withOwnMoments(explanation: Explanation): Explanation {
  const gates = explanation.gates.map((gate) => ({
    ...gate,
    finding: withMoments(gate.finding),
    value: gate.value && withMoments(gate.value),
  }));
  return { ...explanation, answer: withMoments(explanation.answer), gates };
}

export async function resumeConnection({ connectionId }: Remedy): Promise<void> {
  await resume({ connectionId });
}

export async function askForSync({ connectionId }: Remedy): Promise<void> {
  await syncNow({ connectionId });
}

export async function retryLetter({ connectionId, letterId }: Remedy): Promise<void> {
  await retry({ connectionId, letterId });
}

export async function sendAgain({ streamId, recordId }: Remedy): Promise<void> {
  await again({ streamId, recordId });
}

export async function resumeInitialSync({ backfillId }: Remedy): Promise<void> {
  await resumeInitial({ backfillId });
}
