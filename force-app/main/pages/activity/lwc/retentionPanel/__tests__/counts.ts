/** The labels of counts as people read them. Import it before what uses them. */
jest.mock('@salesforce/label/c.CountDay', () => ({ default: '{0} day' }), { virtual: true });
jest.mock('@salesforce/label/c.CountDays', () => ({ default: '{0} days' }), { virtual: true });
jest.mock('@salesforce/label/c.CountRow', () => ({ default: '{0} row' }), { virtual: true });
jest.mock('@salesforce/label/c.CountRows', () => ({ default: '{0} rows' }), { virtual: true });

export {};
