/** eventbus.ChangeEventHeader, which tests of change event triggers make. Change Data Capture Developer Guide, "Change Event Header Fields". */
import { primitive } from '../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { ApexList } from '../../values/index.ts';
import { valueClass, type ValueObject } from '../core/objects/value-class.ts';

const types: Readonly<Record<string, string>> = {
  ChangedFields: 'List<String>',
  ChangeOrigin: 'String',
  ChangeType: 'String',
  CommitNumber: 'Long',
  CommitTimestamp: 'Long',
  CommitUser: 'String',
  DiffFields: 'List<String>',
  EntityName: 'String',
  NulledFields: 'List<String>',
  RecordIds: 'List<String>',
  SequenceNumber: 'Integer',
  TransactionKey: 'String',
};

const accessors: Record<string, PlatformFunction> = { 'isTransactionEnd()': (header: ValueObject) => header.get('TransactionEnd') };
for (const [name, type] of Object.entries(types)) {
  accessors[`get${name}()`] = (header: ValueObject) => header.get(name);
  accessors[`set${name}(${type})`] = (header: ValueObject, value: unknown) => void header.set(name, value);
}

export const changeEventHeaderTable: PlatformTypeTable = valueClass('eventbus.ChangeEventHeader', {
  properties: [...Object.keys(types), 'TransactionEnd'],
  members: accessors,
  defaults: () =>
    Object.fromEntries(
      Object.entries(types).flatMap(([name, type]) => (type === 'List<String>' ? [[name, new ApexList(primitive('String'))]] : [])),
    ),
}).table;
