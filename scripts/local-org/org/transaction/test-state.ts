/** What one test method shares among its transactions: mocks, the queue that stopTest drains, fixed search results. */
import type { Clock } from '../../contracts/transaction.ts';
import type { Governor } from './governor.ts';

export interface TestState {
  readonly clock: Clock;
  /** Test.setMock by the name of the interface: `System.HttpCalloutMock`. */
  readonly mocks: Map<string, unknown>;
  phase: 'before' | 'started' | 'stopped';
  /** The limits of the test's own code while startTest/stopTest has lent it fresh ones. */
  outerLimits: Governor | null;
  outerPendingWork: boolean;
  /** Jobs queued up to this sequence were there before startTest. */
  firstSequence: number;
  /** Jobs that stopTest leaves in the queue. */
  readonly heldJobs: Set<string>;
  fixedSearchResults: readonly string[];
  /** Only while stopTest runs queued work. */
  isDraining: boolean;
  seeAllData: boolean;
}

export function createTestState(clock: Clock, seeAllData = false): TestState {
  return {
    clock,
    mocks: new Map(),
    phase: 'before',
    outerLimits: null,
    outerPendingWork: false,
    firstSequence: 0,
    heldJobs: new Set(),
    fixedSearchResults: [],
    isDraining: false,
    seeAllData,
  };
}
