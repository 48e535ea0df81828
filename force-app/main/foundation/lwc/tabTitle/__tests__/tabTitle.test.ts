import { countInTitle } from 'c/tabTitle';

describe('c-tab-title', () => {
  it('puts a count before the title, another in its place, and takes it away', () => {
    document.title = 'Overview | Syncline';
    countInTitle(2);
    expect(document.title).toBe('(2) Overview | Syncline');
    countInTitle(13);
    expect(document.title).toBe('(13) Overview | Syncline');
    countInTitle(0);
    expect(document.title).toBe('Overview | Syncline');
  });

  it('leaves a title alone that begins with something else in brackets', () => {
    document.title = '(new) Overview';
    countInTitle(1);
    expect(document.title).toBe('(1) (new) Overview');
    countInTitle(0);
    expect(document.title).toBe('(new) Overview');
  });
});
