/** Mutants of what is read: ceilings, positions, looks back, and what is read again. */
import { equalTo, mutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

const lateCheck = 'The late check sends what no manifest names, also of what a cursor has passed.';
const tooNew = 'return stampOf(record) >= Stamp.startOfSecond(nowMillis);';

export const readingMutants: readonly Mutant[] = [
  mutant('no-tail', 'no second look for what committed late', 'PassPlan', 'if (look.hasOld()) {', 'if (false) {'),
  mutant('short-tail', 'the second look goes back 5 minutes', 'StreamProgress', 'TRAIL_MINUTES = 15;', 'TRAIL_MINUTES = 5;'),
  {
    name: 'running-second',
    purpose: 'the head reads the current second',
    changes: [
      { className: 'HeadPass', find: 'Stamp.startOfSecond(nowMillis);', replace: 'nowMillis + Stamp.SECOND;' },
      { className: 'ReadPass', find: tooNew, replace: 'return false;' },
    ],
  },
  mutant('found-too-new', 'what is found by its id is sent within the second of its save', 'ReadPass', tooNew, 'return false;'),
  mutant(
    'strictly-greater',
    'what shares the stamp of a page\u2019s last record is taken for read',
    'PageRequest',
    'if (afterMillis == null || afterId == null) {',
    'if (afterMillis == null || afterId != null) {',
  ),
  equalTo(
    lateCheck,
    mutant(
      'head-runs-ahead',
      'the head moves past what is not settled',
      'HeadPass',
      'if (settledCount > 0) {',
      'settledCount = page.size();\n        if (settledCount > 0) {',
    ),
  ),
  equalTo(
    lateCheck,
    mutant(
      'deletions-run-ahead',
      'the cursor of deletions moves past what is not settled',
      'DeletionPass',
      'if (settledCount < changes.size()) {',
      'if (settledCount < 0) {',
    ),
  ),
  mutant('no-deletions', 'nobody reads the recycle bin', 'PassPlan', 'passes.add(new DeletionPass(progress, link.startedMillis));', ''),
  mutant('no-late-deletions', 'the second look sees live records only', 'LateRecords', 'tombstones.add(record);', ''),
  mutant('no-contents', 'what has a known stamp is never compared by content', 'LateRecords', 'unsure.add(record.Id);', ''),
  mutant(
    'no-revival',
    'what is restored under its old stamp stays deleted',
    'RevivalPass',
    'sent.get(recordId)?.isGone != false',
    'recordId == null',
  ),
  mutant(
    'merges-as-deletions',
    'a merge is told as a deletion',
    'ReadPass',
    'survivor == null ? ChangeKind.DELETED : ChangeKind.MERGED',
    'survivor == null ? ChangeKind.DELETED : ChangeKind.DELETED',
  ),
  mutant('no-survivor', 'a merge is told without the record that survives', 'ReadPass', 'change.mergedInto = survivor;', ''),
  mutant(
    'exclusions-as-deletions',
    'what the filter no longer lets through is told as a deletion',
    'Change',
    'kind = ChangeKind.EXCLUDED;',
    'kind = ChangeKind.DELETED;',
  ),
  mutant(
    'no-filter',
    'changes are sent whatever the filter says',
    'ScopeService',
    'if (shape.filter?.clause == null) {',
    'if (shape != null) {',
  ),
  mutant('no-rule', 'the rule is never asked', 'ScopeService', 'if (shape.rule == null) {', 'if (shape != null) {'),
  mutant(
    'no-relation',
    'what hangs on an account that is not active is sent all the same',
    'ScopeService',
    'if (shape.relation == null || candidates.isEmpty()) {',
    'if (shape != null) {',
  ),
  mutant(
    'nothing-follows',
    'records do not follow an account that becomes active, or ceases to be',
    'Followers',
    'if (parentIds.isEmpty()) {',
    'if (parent != null) {',
  ),
  mutant(
    'nothing-leaves',
    'records stay when their account ceases to be active',
    'ParentVerdicts',
    'if (parent.takesOut()) {',
    'if (parent == null) {',
  ),
  mutant(
    'no-census',
    'accounts are not compared with the roster each night',
    'FollowPlan',
    'nightly.isDue(Stamp.toDatetime(state.censusMillis), Stamp.toDatetime(link.startedMillis));',
    'parent == null;',
  ),
  mutant(
    'no-nightly',
    'what changes without a stamp is never read again',
    'BackfillPlan',
    '&& isNightlyDue(stream, state)) {',
    '&& stream == null) {',
  ),
  mutant(
    'no-readable',
    'what changed while a field was hidden is not read again',
    'BackfillPlan',
    'if (since != null && !streams',
    'if (since == null && since != null && !streams',
  ),
  mutant(
    'backfill-runs-ahead',
    'a backfill moves past what is not settled',
    'BackfillPass',
    'Boolean isWhole = settledCount == changes.size();',
    'Boolean isWhole = settledCount >= 0;',
  ),
  mutant(
    'backfill-old-revision',
    'a backfill sends the version that was sent before',
    'BackfillPass',
    'return backfill.Revision__c.longValue();',
    'return progress.shape.revision;',
  ),
];
