import { actLabel, isAct, isDoneHere, mayDo, notYoursText } from 'c/connectionActs';
import type { Act, Connection } from 'c/connectionWords';
import { counted, fill, momentSeenAt } from 'c/figures';
import type { Mend } from 'c/healthWords';
import type { OpenProblem, Overview } from 'c/overviewApi';
import { toConnection, toData, toFailures } from 'c/overviewTargets';
import { isRemedy, wayOf } from 'c/remedyWords';
import lookAt from '@salesforce/label/c.ProblemLookAt';
import lookAtOne from '@salesforce/label/c.ProblemLookAtOne';
import ofObject from '@salesforce/label/c.ProblemOfObject';
import ofRecords from '@salesforce/label/c.ProblemOfRecords';
import ofRecordsOne from '@salesforce/label/c.ProblemOfRecordsOne';
import seenBy from '@salesforce/label/c.ProblemSeenBy';
import severityError from '@salesforce/label/c.ProblemSeverityError';
import severityWarning from '@salesforce/label/c.ProblemSeverityWarning';
import since from '@salesforce/label/c.ProblemSinceMoment';
import openStream from '@salesforce/label/c.RemedyOpenStream';
import openConnection from '@salesforce/label/c.StripOpen';

/** A problem as a line: what happened, since when, and what to press. */
export interface ProblemLine {
  readonly key: string;
  readonly severity: string;
  readonly icon: string;
  readonly variant: string;
  readonly sentence: string;
  readonly since: string;
  readonly mend: Mend;
}

/** The acts of remedies that the page does itself, by the names that statuses give them. */
const actsOfRemedies: Readonly<Record<string, Act>> = { RESUME: 'Resume', SYNC_NOW: 'SyncNow' };

const looks = {
  Error: { severity: severityError, icon: 'utility:error', variant: 'error' },
  Warning: { severity: severityWarning, icon: 'utility:warning', variant: 'warning' },
} as const;

export function problemLine(problem: OpenProblem, view: Overview, connection: Connection): ProblemLine {
  const told = [
    problem.since ? fill(since, momentSeenAt(problem.since, view.now)) : '',
    problem.seenBy ? fill(seenBy, problem.seenBy) : '',
  ];
  return {
    key: problem.id,
    ...looks[problem.severity],
    sentence: sentenceOf(problem),
    since: told.filter(Boolean).join(' '),
    mend: mendOf(problem, view, connection),
  };
}

function sentenceOf({ objectLabel, records, sentence }: OpenProblem): string {
  if (!objectLabel) {
    return sentence;
  }
  return typeof records === 'number'
    ? counted(records, ofRecordsOne, ofRecords, objectLabel, sentence)
    : fill(ofObject, objectLabel, sentence);
}

function mendOf(problem: OpenProblem, view: Overview, connection: Connection): Mend {
  const { act, records, streamId, objectName, code } = problem;
  const name = act ? (actsOfRemedies[act] ?? act) : '';
  // To pause mends nothing: the connection says there what it lacks.
  if (isAct(name) && name !== 'Pause') {
    return mendByAct(name, problem, view, connection);
  }
  const way = isRemedy(name)
    ? wayOf({
        action: name,
        connectionId: problem.connectionId,
        streamId: streamId ?? null,
        objectName: objectName ?? null,
      })
    : null;
  if (way?.kind === 'lead') {
    return leading(way.label, { tab: view[way.tab], state: way.state });
  }
  if (typeof records === 'number') {
    return leading(counted(records, lookAtOne, lookAt), toFailures(view, objectName, code));
  }
  return streamId
    ? leading(openStream, toData(view, streamId))
    : leading(openConnection, toConnection(view, problem.connectionId));
}

function mendByAct(act: Act, problem: OpenProblem, view: Overview, { status }: Connection): Mend {
  return {
    label: actLabel({ act, status }) ?? '',
    act,
    target: isDoneHere(act) ? null : toConnection(view, problem.connectionId),
    isAllowed: mayDo(act, view),
    notYours: notYoursText(act),
  };
}

function leading(label: string, target: Mend['target']): Mend {
  return { label, act: null, target, isAllowed: true, notYours: '' };
}
