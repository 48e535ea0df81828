/** eventbus.ChangeEventHeader, which tests of change event triggers make. Change Data Capture Developer Guide, "Change Event Header Fields". */
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { valueClass, type ValueObject } from './value-class.ts';

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
}).table;
