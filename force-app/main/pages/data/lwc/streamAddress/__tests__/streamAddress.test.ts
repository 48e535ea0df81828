import { addressOf, isUnknownPart, nowhere, partOf, stateOf, streamOf } from '../streamAddress';
import { stream, streamList } from '../../dataPage/__tests__/support';

const everything = {
  connectionId: 'a00000000000001',
  streamId: 'a02000000000001',
  objectName: 'Account',
  part: 'filter',
  field: '100% & more',
  act: 'RemoveField',
};

describe('c-stream-address', () => {
  it('finds again what it has written', () => {
    expect(addressOf(stateOf(everything))).toEqual(everything);
  });

  it('names each as the platform wants, and as other pages lead here', () => {
    expect(stateOf(everything)).toEqual({
      c__connection: 'a00000000000001',
      c__stream: 'a02000000000001',
      c__object: 'Account',
      c__part: 'filter',
      c__field: '100% & more',
      c__act: 'RemoveField',
    });
    expect(stateOf(nowhere)).toEqual({});
    expect(addressOf({ other: 'x' })).toEqual(nowhere);
  });

  it('shows the first tab where none is named, or one that is not there', () => {
    expect([null, 'existing', 'pie'].map((part) => partOf({ part }))).toEqual(['fields', 'existing', 'fields']);
    expect([null, 'existing', 'pie'].map((part) => isUnknownPart({ ...nowhere, part }))).toEqual([false, false, true]);
  });

  it('finds the stream by its id in both lengths, or by its object; by no other where the one is gone', () => {
    const list = streamList({ streams: [stream(), stream({ id: 'a02000000000002AAA', objectName: 'Lead' })] });
    const found = (address: object) => streamOf(list, { ...nowhere, ...address })?.objectName;
    expect(found({ streamId: 'a02000000000001AAA' })).toBe('Account');
    expect(found({ streamId: 'a02000000000002' })).toBe('Lead');
    expect(found({ objectName: 'Lead' })).toBe('Lead');
    expect(found({ streamId: 'a02000000000009', objectName: 'Lead' })).toBeUndefined();
    expect(found({})).toBeUndefined();
  });
});
