import { messageOf } from '../failure';

describe('c-failure', () => {
  it.each([
    [{ body: { message: 'Written for people' } }, 'Written for people'],
    [new Error('offline'), 'offline'],
    ['odd', 'odd'],
    [undefined, 'undefined'],
  ])('finds the message of %p', (error, expected) => {
    expect(messageOf(error)).toBe(expected);
  });
});
