import { counted, fill, number } from 'c/figures';
import { countsText, reasons } from 'c/runWords';
import type { Reason, Run, RunCounts, RunPart } from 'c/runWords';
import lang from '@salesforce/i18n/lang';
import didAgain from '@salesforce/label/c.RunDidAgain';
import didCreate from '@salesforce/label/c.RunDidCreated';
import didDelete from '@salesforce/label/c.RunDidDeleted';
import didFilter from '@salesforce/label/c.RunDidFilter';
import didInitial from '@salesforce/label/c.RunDidInitial';
import didLeaveOut from '@salesforce/label/c.RunDidLeftOut';
import didMapping from '@salesforce/label/c.RunDidMapping';
import didNothing from '@salesforce/label/c.RunDidNothing';
import refused from '@salesforce/label/c.RunDidRefused';
import refusedAgain from '@salesforce/label/c.RunDidRefusedAgain';
import didReplay from '@salesforce/label/c.RunDidReplay';
import didRetry from '@salesforce/label/c.RunDidRetry';
import didSkip from '@salesforce/label/c.RunDidSkipped';
import didTakeOut from '@salesforce/label/c.RunDidTakenOut';
import didUpdate from '@salesforce/label/c.RunDidUpdated';
import quietMany from '@salesforce/label/c.RunQuietMany';
import quietOne from '@salesforce/label/c.RunQuietOne';
import ofObject from '@salesforce/label/c.RunOfObject';
import startText from '@salesforce/label/c.RunSentenceStart';

/** What a run did with one cause, in plain words: who or what started it, what came of it, and what was refused. */
export interface Sentence {
  start: string;
  did: string;
  refused: string;
}

type Count = (counts: RunCounts) => number;

const created: Count = ({ createdCount }) => createdCount ?? 0;
const updated: Count = ({ updatedCount }) => updatedCount ?? 0;
const deleted: Count = ({ deletedCount }) => deletedCount ?? 0;
const leftOut: Count = ({ excludedCount }) => excludedCount ?? 0;
const skipped: Count = ({ skippedCount }) => skippedCount ?? 0;
const failed: Count = ({ failedCount }) => failedCount ?? 0;
const sent: Count = (counts) => created(counts) + updated(counts);
const tried: Count = (counts) => [sent, deleted, leftOut, skipped, failed].reduce((sum, each) => sum + each(counts), 0);

type Phrase = readonly [string, Count];

const beside: readonly Phrase[] = [
  [didDelete, deleted],
  [didLeaveOut, leftOut],
  [didSkip, skipped],
];
/** Of a stream that is removed. */
const leaving: readonly Phrase[] = [
  [didTakeOut, leftOut],
  [didDelete, deleted],
  [didSkip, skipped],
];
const oneByOne: readonly Phrase[] = [[didCreate, created], [didUpdate, updated], ...beside];

/** Where a person asked for it the sentence begins with them, so that it has to say why. */
const asked: Readonly<Partial<Record<Reason, string>>> = {
  Initial: didInitial,
  Again: didAgain,
  Mapping: didMapping,
  Filter: didFilter,
  Replay: didReplay,
};

/** One for each cause, in the order of its work. A run that did nothing has one that says so. */
export function sentencesOf(run: Run): Sentence[] {
  const parts = run.parts ?? [];
  const causes = [...new Set(parts.map(causeOf))];
  const sentences = causes.map((cause) =>
    sentenceOf(
      run,
      parts.filter((part) => causeOf(part) === cause),
    ),
  );
  return sentences.length > 0 ? sentences : [{ start: startOf(run), did: countsText(run) || didNothing, refused: '' }];
}

/** How often in a row nothing had changed. */
export function quietText(count: number): string {
  return counted(count, quietOne, quietMany);
}

function causeOf({ reason, personName }: RunPart): string {
  return JSON.stringify([reason, personName ?? null]);
}

function sentenceOf(run: Run, parts: readonly RunPart[]): Sentence {
  const [{ reason, personName }] = parts as readonly [RunPart];
  const isRetry = reason === 'Retry';
  const did = phrasesOf(reason, Boolean(personName))
    .map(([text, count]) => [text, objectsOf(parts, count)] as const)
    .filter(([, objects]) => objects !== '')
    .map(([text, objects]) => fill(text, objects));
  const failures = parts.reduce((sum, part) => sum + failed(part), 0);
  // What was tried again has been named already.
  const refusedObjects = isRetry ? number(failures) : objectsOf(parts, failed);
  return {
    start: personName ? fill(startText, personName) : startOf(reason === 'Schedule' ? run : { startedBy: reason }),
    did:
      did.map((each, index) => (index < did.length - 1 || failures > 0 ? `${each},` : each)).join(' ') ||
      (failures > 0 ? '' : didNothing),
    refused: failures > 0 ? fill(isRetry ? refusedAgain : refused, refusedObjects) : '',
  };
}

function phrasesOf(reason: Reason, isAsked: boolean): readonly Phrase[] {
  if (reason === 'Retry') {
    return [[didRetry, tried]];
  }
  if (reason === 'Removal') {
    return leaving;
  }
  const why = isAsked ? asked[reason] : undefined;
  return why ? [[why, sent], ...beside] : oneByOne;
}

/** What the schedule would have done anyway a person may have asked for. */
function startOf({ startedBy, personName }: Pick<Run, 'startedBy' | 'personName'>): string {
  return fill(startText, (startedBy === 'Person' && personName) || reasons[startedBy]);
}

/** "5 Tasks and 1 Case"; empty where there is none. */
function objectsOf(parts: readonly RunPart[], count: Count): string {
  const plural = new Intl.PluralRules(lang);
  const objects = parts
    .filter((part) => count(part) > 0)
    .map((part) => {
      const label = plural.select(count(part)) === 'one' ? (part.objectLabelOne ?? part.objectLabel) : part.objectLabel;
      return fill(ofObject, number(count(part)), label);
    });
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(objects);
}
