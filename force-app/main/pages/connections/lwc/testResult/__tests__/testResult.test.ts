import TestResult from '../testResult';
import { clearPage, expectAccessible, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { passedTest } from '../../connectionSetup/__tests__/support';

describe('c-test-result', () => {
  afterEach(clearPage);

  it('says who was reached and what they take', () => {
    const element = show('c-test-result', TestResult, { test: passedTest() });
    const told = text(element, '[data-id="reached"]');

    for (const fact of ['Scores', 'example-eu', 'sandbox', 'schema']) {
      expect(told).toContain(fact);
    }
    expectAccessible(element);
  });

  it('says cause, fix and the other side’s words', () => {
    const problem = { code: 'BAD_CLIENT', cause: 'It refuses them.', fix: 'Copy them.', detail: 'invalid_client' };
    const element = show('c-test-result', TestResult, { test: passedTest({ hasPassed: false, problem }) });

    expect(text(element, '[data-id="failed"]')).toContain('It refuses them.');
    expect(text(element, '[data-id="failed"]')).toContain('Copy them.');
    expect(text(element, '[data-id="detail"]')).toBe('invalid_client');
    expect(maybe(element, '[data-id="reached"]')).toBeNull();
  });
});
