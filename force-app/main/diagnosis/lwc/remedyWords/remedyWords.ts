import { askForSync, resumeConnection, resumeInitialSync, retryLetter, sendAgain } from 'c/diagnosisApi';
import type { Remedy, RemedyAction, Rights } from 'c/diagnosisApi';
import { fill } from 'c/figures';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import reconnect from '@salesforce/label/c.DetailReconnect';
import retryOne from '@salesforce/label/c.FailureRetry';
import addConnection from '@salesforce/label/c.RemedyAddConnection';
import addStream from '@salesforce/label/c.RemedyAddStream';
import openField from '@salesforce/label/c.RemedyOpenField';
import openFilter from '@salesforce/label/c.RemedyOpenFilter';
import openRow from '@salesforce/label/c.RemedyOpenRow';
import openStream from '@salesforce/label/c.RemedyOpenStream';
import preflight from '@salesforce/label/c.RemedyPreflight';
import removeField from '@salesforce/label/c.RemedyRemoveField';
import resumed from '@salesforce/label/c.RemedyResumed';
import resumeInitial from '@salesforce/label/c.RemedyResumeInitialSync';
import again from '@salesforce/label/c.RemedySendAgain';
import startInitial from '@salesforce/label/c.RemedyStartInitialSync';
import switchOn from '@salesforce/label/c.RemedySwitchStreamOn';
import syncAsked from '@salesforce/label/c.RemedySyncAsked';
import takeOver from '@salesforce/label/c.RemedyTakeOver';
import resume from '@salesforce/label/c.Resume';
import retryAsked from '@salesforce/label/c.RetryAsked';
import goOn from '@salesforce/label/c.StripGoOn';
import open from '@salesforce/label/c.StripOpen';
import syncNow from '@salesforce/label/c.SyncNow';

type Right = 'canRun' | 'canPause' | 'canRetry' | 'canBackfill';

/** Done where the answer stands. */
interface Act {
  readonly kind: 'act';
  readonly label: string;
  readonly right: Right;
  readonly act: (remedy: Remedy) => Promise<void>;
  readonly done: string;
}

/** Done on another page, which its address opens where the thing is. */
interface Lead {
  readonly kind: 'lead';
  readonly label: string;
  readonly tab: 'connectionsTab' | 'dataTab';
  readonly state: Readonly<Record<string, string>>;
}

export type Way = Act | Lead;

function act(label: string, right: Right, done: string, does: Act['act']): () => Act {
  return () => ({ kind: 'act', label, right, done, act: does });
}

function toConnection(label: string, formOf?: string): (remedy: Remedy) => Lead {
  return ({ connectionId }) => ({
    kind: 'lead',
    label,
    tab: 'connectionsTab',
    state: given({ c__connection: connectionId, c__act: formOf }),
  });
}

function toStream(label: string, part: string, act?: string): (remedy: Remedy) => Lead {
  return ({ connectionId, streamId, objectName, field }) => ({
    kind: 'lead',
    label,
    tab: 'dataTab',
    state: given(
      streamId
        ? { c__connection: connectionId, c__stream: streamId, c__part: part, c__field: field, c__act: act }
        : { c__connection: connectionId, c__object: objectName },
    ),
  });
}

/** Where the destination names no field, the stream as a whole. */
function toField(label: string, act?: string): (remedy: Remedy) => Lead {
  return (remedy) => {
    const lead =
      remedy.field && remedy.streamId
        ? toStream(fill(label, remedy.field), 'fields', act)
        : toStream(openStream, 'fields');
    return lead(remedy);
  };
}

const ways: Readonly<Record<RemedyAction, (remedy: Remedy) => Way | null>> = {
  NONE: () => null,
  ADD_CONNECTION: toConnection(addConnection),
  OPEN_CONNECTION: toConnection(open),
  GO_ON: toConnection(goOn),
  RESUME: act(resume, 'canPause', resumed, resumeConnection),
  RECONNECT: toConnection(reconnect),
  REAUTHORIZE: toConnection(reauthorize, 'Reauthorize'),
  TAKE_OVER: toConnection(takeOver),
  SYNC_NOW: act(syncNow, 'canRun', syncAsked, askForSync),
  RUN_PREFLIGHT: toConnection(preflight),
  ADD_STREAM: toStream(addStream, 'fields'),
  SWITCH_STREAM_ON: toStream(switchOn, 'fields'),
  OPEN_STREAM: toStream(openStream, 'fields'),
  OPEN_MAPPING: toField(openField),
  REMOVE_FIELD: toField(removeField, 'RemoveField'),
  OPEN_FILTER_ROW: (remedy) => toStream(remedy.row ? fill(openRow, remedy.row) : openFilter, 'filter')(remedy),
  START_INITIAL_SYNC: toStream(startInitial, 'existing'),
  RESUME_INITIAL_SYNC: act(resumeInitial, 'canPause', resumed, resumeInitialSync),
  RETRY: act(retryOne, 'canRetry', retryAsked, retryLetter),
  SEND_AGAIN: act(again, 'canBackfill', retryAsked, sendAgain),
};

/** Whether a name is one of theirs. */
export function isRemedy(name: string): name is RemedyAction {
  return Object.hasOwn(ways, name);
}

/** Null where nothing can be done. */
export function wayOf(remedy: Remedy): Way | null {
  return ways[remedy.action](remedy);
}

export function mayGo(way: Way, rights: Rights): boolean {
  return way.kind === 'lead' || rights[way.right];
}

function given(state: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
