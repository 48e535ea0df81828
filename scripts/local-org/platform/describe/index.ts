/** Schema.*: describe results of objects and fields. Tabs, data categories and app describes are not supported and fail by name. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { childRelationshipTable } from './child-relationship.ts';
import { describeFieldTable } from './field-describe.ts';
import { fieldSetMemberTable, fieldSetTable } from './field-set.ts';
import { describeSObjectTable, fieldSetsTable, fieldsTable } from './object-describe.ts';
import { picklistEntryTable } from './picklist-entry.ts';
import { recordTypeInfoTable } from './record-type-info.ts';
import { schemaTable } from './schema.ts';
import { sobjectFieldTable, sobjectTypeTable } from './tokens.ts';

export const tables: readonly PlatformTypeTable[] = [
  childRelationshipTable,
  describeFieldTable,
  describeSObjectTable,
  fieldSetMemberTable,
  fieldSetTable,
  fieldSetsTable,
  fieldsTable,
  picklistEntryTable,
  recordTypeInfoTable,
  schemaTable,
  sobjectFieldTable,
  sobjectTypeTable,
];
