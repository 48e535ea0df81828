/** Engines with one guarantee taken away. The program has to notice each of them. */
import type { SourceChange } from '../../lab/index.ts';

export interface Mutant {
  readonly name: string;
  readonly purpose: string;
  readonly changes: readonly SourceChange[];
}

export const mutants: readonly Mutant[] = [
  {
    name: 'no-tail',
    purpose: 'no second look for what committed late',
    changes: [
      { className: 'StreamPasses', find: 'passes.add(new TailPass(progress, look, link.budget.tails, link.startedMillis));', replace: '' },
    ],
  },
  {
    name: 'no-fence',
    purpose: 'a link that was overtaken writes its cursors all the same',
    changes: [
      { className: 'SettleService', find: 'if (state == null || fence.isOvertaken(moved)) {', replace: 'if (state == null) {' },
      {
        className: 'FenceService',
        find: 'return state == null || state.Generation__c > link.generation ? null : state;',
        replace: 'return state;',
      },
    ],
  },
  {
    name: 'strictly-greater',
    purpose: 'what shares the stamp of a page\u2019s last record is taken for read',
    changes: [
      {
        className: 'PageRequest',
        find: 'if (afterMillis == null || afterId == null) {',
        replace: 'if (afterMillis == null || afterId != null) {',
      },
    ],
  },
  {
    name: 'receipts-ignored',
    purpose: 'every 200 is a success',
    changes: [
      {
        className: 'DestinationAnswerBuilder',
        find: 'return accepted(response.getBody());',
        replace: 'return new DestinationAnswer(AnswerKind.SETTLED, null, null);',
      },
    ],
  },
  {
    name: 'merges-as-deletions',
    purpose: 'a merge is told as a deletion, without the record that survives',
    changes: [
      {
        className: 'ReadPass',
        find: 'survivor == null ? ChangeKind.DELETED : ChangeKind.MERGED',
        replace: 'survivor == null ? ChangeKind.DELETED : ChangeKind.DELETED',
      },
    ],
  },
  {
    name: 'exclusions-as-deletions',
    purpose: 'what the filter no longer lets through is told as a deletion',
    changes: [{ className: 'Change', find: 'kind = ChangeKind.EXCLUDED;', replace: 'kind = ChangeKind.DELETED;' }],
  },
];

export function mutantNamed(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name);
  if (found === undefined) throw new Error(`There is no mutant ${name}; there are ${mutants.map((mutant) => mutant.name).join(', ')}`);
  return found;
}
