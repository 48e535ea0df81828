import { roundsOf } from '../attemptRounds';

const told = (...attempts: readonly string[]): string[] =>
  roundsOf(
    attempts.map((each) => {
      const [attempt = '', outcome = ''] = each.split(' ');
      return { attempt: Number(attempt), outcome };
    }),
  ).map((round) => round.map(({ attempt, outcome }) => `${attempt} ${outcome}`).join(', '));

describe('c-attempt-rounds', () => {
  it.each([
    ['none', [], []],
    ['what is counted on', ['3 Accepted', '2 Refused', '1 Refused'], ['3 Accepted, 2 Refused, 1 Refused']],
    [
      'what begins anew after a success',
      ['1 Refused', '2 Accepted', '1 Refused'],
      ['1 Refused', '2 Accepted, 1 Refused'],
    ],
    ['what begins anew with a newer change', ['1 Refused', '1 Refused'], ['1 Refused', '1 Refused']],
    [
      'what was not sent',
      ['2 Withheld', '2 Withheld', '2 Refused', '1 Refused'],
      ['2 Withheld, 2 Withheld, 2 Refused, 1 Refused'],
    ],
    ['what was given up', ['1 Refused', '1 Abandoned', '1 Refused'], ['1 Refused', '1 Abandoned, 1 Refused']],
    ['what begins in the middle', ['7 Refused', '6 Refused'], ['7 Refused, 6 Refused']],
  ])('keeps together %s', (_, attempts, expected) => {
    expect(told(...attempts)).toEqual(expected);
  });
});
