import { run } from './support';
import { sentencesOf } from '../runSentence';
import type { Sentence } from '../runSentence';
import type { Run, RunPart } from 'c/runWords';

jest.mock('@salesforce/label/c.RunSentenceStart', () => ({ default: '{0}:' }), { virtual: true });
jest.mock('@salesforce/label/c.RunOfObject', () => ({ default: '{0} {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidCreated', () => ({ default: '{0} created' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidUpdated', () => ({ default: '{0} updated' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidDeleted', () => ({ default: '{0} deleted' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidLeftOut', () => ({ default: '{0} left out' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidTakenOut', () => ({ default: '{0} taken out' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidSkipped', () => ({ default: '{0} skipped' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidRefused', () => ({ default: '{0} refused' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidRefusedAgain', () => ({ default: '{0} refused again' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidRetry', () => ({ default: '{0} tried again' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidMapping', () => ({ default: '{0} sent again, mapping' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDidNothing', () => ({ default: 'nothing was sent' }), { virtual: true });

const tasks = { objectLabel: 'Tasks', objectLabelOne: 'Task' };
const cases = { objectLabel: 'Cases', objectLabelOne: 'Case' };

function part(over: Partial<RunPart>): RunPart {
  return { ...tasks, reason: 'Schedule', ...over };
}

function told(parts: RunPart[], over: Partial<Run> = {}): string[] {
  return sentencesOf(run({ parts, ...over })).map(textOf);
}

function textOf({ start, did, refused }: Sentence): string {
  return [start, did, refused].filter(Boolean).join(' ');
}

describe('c-run-sentence', () => {
  it('says of a stream that is removed what was taken out, and not that it was left out', () => {
    const removal = part({ reason: 'Removal', personName: 'Ada Admin', excludedCount: 300, deletedCount: 2 });
    expect(told([removal])).toEqual(['Ada Admin: 300 Tasks taken out, 2 Tasks deleted']);
  });

  it('names objects of one deed together, each by its number', () => {
    expect(told([part({ updatedCount: 1205 }), part({ ...cases, updatedCount: 1 })])).toEqual([
      'c.ReasonSchedule: 1,205 Tasks and 1 Case updated',
    ]);
  });

  it('names each deed, and what was refused apart', () => {
    const [sentence] = sentencesOf(
      run({
        parts: [
          part({ createdCount: 3, deletedCount: 2, failedCount: 4 }),
          part({ ...cases, excludedCount: 1, skippedCount: 5 }),
        ],
      }),
    );
    expect(sentence).toEqual({
      start: 'c.ReasonSchedule:',
      did: '3 Tasks created, 2 Tasks deleted, 1 Case left out, 5 Cases skipped,',
      refused: '4 Tasks refused',
    });
  });

  it('begins with who asked for it, and says why', () => {
    const mapping = part({ reason: 'Mapping', personName: 'Ada Admin', createdCount: 50, updatedCount: 700 });
    expect(told([mapping])).toEqual(['Ada Admin: 750 Tasks sent again, mapping']);
    expect(told([{ ...mapping, personName: null }])).toEqual(['c.ReasonMapping: 50 Tasks created, 700 Tasks updated']);
  });

  it('tells what was tried again, whatever became of it', () => {
    const retry = part({ reason: 'Retry', updatedCount: 1, failedCount: 11 });
    expect(told([retry])).toEqual(['c.ReasonRetry: 12 Tasks tried again, 11 refused again']);
    expect(told([part({ reason: 'Retry', updatedCount: 2 })])).toEqual(['c.ReasonRetry: 2 Tasks tried again']);
  });

  it('has a sentence for each cause', () => {
    expect(
      told([
        part({ updatedCount: 2 }),
        part({ reason: 'LateCheck', createdCount: 1 }),
        part({ ...cases, updatedCount: 3 }),
      ]),
    ).toEqual(['c.ReasonSchedule: 2 Tasks and 3 Cases updated', 'c.ReasonLateCheck: 1 Task created']);
  });

  it('names who asked for a run that the schedule would have made anyway', () => {
    const over = { startedBy: 'Person', personName: 'Ada Admin' } as const;
    expect(told([part({ updatedCount: 2 })], over)).toEqual(['Ada Admin: 2 Tasks updated']);
    expect(told([part({ reason: 'Follow', updatedCount: 2 })], over)).toEqual(['c.ReasonFollow: 2 Tasks updated']);
    expect(told([part({ updatedCount: 2 })], { startedBy: 'Person', personName: null })).toEqual([
      'c.ReasonPerson: 2 Tasks updated',
    ]);
  });

  it('says so where nothing was sent', () => {
    const none = { createdCount: 0, updatedCount: 0 };
    expect(told([], none)).toEqual(['c.ReasonSchedule: nothing was sent']);
    expect(told([part({})], none)).toEqual(['c.ReasonSchedule: nothing was sent']);
    expect(told([part({ failedCount: 1 })], none)).toEqual(['c.ReasonSchedule: 1 Task refused']);
  });

  it('falls back to the counts of a run without parts', () => {
    expect(told([])).toEqual(['c.ReasonSchedule: 1,200 c.runcreated, 3 c.runupdated']);
  });
});
