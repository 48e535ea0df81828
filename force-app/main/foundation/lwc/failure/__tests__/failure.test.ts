import { messageOf } from '../failure';

describe('c-failure', () => {
  let isOnline = true;

  beforeEach(() => {
    isOnline = true;
    jest.spyOn(navigator, 'onLine', 'get').mockImplementation(() => isOnline);
  });

  afterEach(() => jest.restoreAllMocks());

  it.each([
    [{ body: { message: 'Written for people' } }, 'Written for people'],
    [
      { status: 500, body: { message: 'Written for people', exceptionType: 'System.AuraHandledException' } },
      'Written for people',
    ],
    [{ status: 400, body: { message: 'Not so' } }, 'Not so'],
    [new Error('offline'), 'offline'],
    ['odd', 'odd'],
    [undefined, 'undefined'],
  ])('finds the message of %p', (error, expected) => {
    expect(messageOf(error)).toBe(expected);
  });

  /** What a component meets that looks into it. */
  function thrownBy(answer: unknown): unknown {
    try {
      return (answer as { selectedId: string }).selectedId;
    } catch (error) {
      return error;
    }
  }

  it.each([
    ['a session that has ended', { status: 401, body: { message: 'INVALID_SESSION_ID' } }, 'c.AnswerUnsigned'],
    ['an error without an exception', { status: 500, body: { message: '<html>' } }, 'c.AnswerFailed'],
    ['a gateway', { status: 502, body: { message: '<html>' } }, 'c.AnswerUnreachable'],
    ['maintenance', { status: 503, body: { message: '<html>' } }, 'c.AnswerUnreachable'],
    ['nothing', { status: 0, body: {} }, 'c.AnswerUnreachable'],
    ['no JSON', { status: 200, body: { message: 'Unexpected token' } }, 'c.AnswerUnreadable'],
    ['null', thrownBy(null), 'c.AnswerUnreadable'],
  ])('has words for %s', (_what, error, expected) => {
    expect(messageOf(error)).toBe(expected);
  });

  it.each([[{ status: 503, body: { message: 'x' } }], [new TypeError('Failed to fetch')]])(
    'says that the browser is offline: %p',
    (error) => {
      isOnline = false;
      expect(messageOf(error)).toBe('c.AnswerOffline');
    },
  );
});
