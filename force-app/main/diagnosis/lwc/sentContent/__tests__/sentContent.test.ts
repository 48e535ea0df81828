import type { LastSent, WouldBeSent } from 'c/diagnosisApi';
import SentContent from '../sentContent';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';

const lastSent: LastSent = { at: now, runName: 'R-000123', kind: 'UPSERTED', answered: 'ACCEPTED', webhookId: 'msg_1' };
const wouldBeSent: WouldBeSent = { outcome: 'upserted', reasons: ['A reason.'], payload: '{\n  "id": "001"\n}' };

async function shown(properties: object): Promise<HTMLElement> {
  const element = show('c-sent-content', SentContent, { now, ...properties });
  await settled();
  return element;
}

describe('c-sent-content', () => {
  const writeText = jest.fn(() => Promise.resolve());
  beforeEach(() => Object.assign(navigator, { clipboard: { writeText } }));
  afterEach(() => clearPage());

  it('says when it was sent last, in which run and how that was answered', async () => {
    const element = await shown({ lastSent });
    expect(text(element, '[data-id="run"]')).toBe('R-000123');
    expect(text(element, '[data-id="answered"]')).toBe('c.DiagnosisAnswerAccepted');
    expect(text(element, '[data-id="last-sent"]')).toContain('c.KindUpserted');
    expect(text(element, '[data-id="last-sent"]')).toContain('msg_1');
    expectAccessible(element);
  });

  it.each([
    ['SETTLED', 'c.DiagnosisAnswerSettled'],
    ['REFUSED', 'c.DiagnosisAnswerRefused'],
  ])('tells %s apart, and that its run is no longer kept', async (answered, label) => {
    const element = await shown({ lastSent: { at: now, answered, code: 'BAD_VALUE' } });
    expect(text(element, '[data-id="answered"]')).toBe(label);
    expect(text(element, '[data-id="run"]')).toBe('c.DiagnosisRunGone');
  });

  it('shows and copies what would be sent now', async () => {
    const element = await shown({ wouldBeSent });
    expect(text(element, '[data-id="never-sent"]')).toBe('c.DiagnosisLastSentNothing');
    expect(text(element, '[data-id="would-be"]')).toBe('c.PreviewUpserted');
    expect(text(element, '[data-id="reason"]')).toBe('A reason.');
    expect(find(element, '[data-id="payload"]').textContent).toBe(wouldBeSent.payload);
    find(element, '[data-id="copy"]').click();
    await settled();
    expect(writeText).toHaveBeenCalledWith(wouldBeSent.payload);
  });

  it.each([
    [{ outcome: 'excluded' }, 'c.PreviewExcluded'],
    [{ outcome: 'notFound' }, 'c.PreviewNotFound'],
    [null, 'c.DiagnosisNotTold'],
  ])('says why nothing would be sent: %o', async (would, label) => {
    const element = await shown({ wouldBeSent: would });
    expect(text(element, '[data-id="would-be"]')).toBe(label);
    expect(maybe(element, '[data-id="payload"]')).toBeNull();
  });
});
