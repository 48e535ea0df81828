import ProblemBanner from '../problemBanner';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

describe('c-problem-banner', () => {
  afterEach(clearPage);

  it('names cause, fix and detail, and is read out at once', () => {
    const element = show('c-problem-banner', ProblemBanner, {
      problem: { code: 'HTTP_400', cause: 'Refused', fix: 'Ask the operator', detail: '400 no', since: now },
      now,
    });

    expect(text(element, '[data-id="cause"]')).toBe('Refused');
    expect(text(element, '[data-id="fix"]')).toContain('Ask the operator');
    expect(text(element, '[data-id="detail"]')).toContain('HTTP_400: 400 no');
    expect(find(element, '[role="alert"]')).toBeTruthy();
    expectAccessible(element);
  });

  it('leaves out what there is not', () => {
    const element = show('c-problem-banner', ProblemBanner, { problem: { code: 'X', cause: 'C', fix: 'F' }, now });

    expect(maybe(element, '[data-id="detail"]')).toBeNull();
    expect(maybe(element, 'c-moment')).toBeNull();
  });

  it('shows nothing without a problem', () => {
    expect(maybe(show('c-problem-banner', ProblemBanner), '[role="alert"]')).toBeNull();
  });
});
