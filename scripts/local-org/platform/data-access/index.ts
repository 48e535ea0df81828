/** The library of data access: Database, Security, AccessLevel, custom settings and custom metadata. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { approvalTable } from './approval.ts';
import { accessLevelTable } from './access-level.ts';
import { convertLeadMembers, convertLeadTables } from './convert-lead.ts';
import { cursorAdditions, cursorMembers, cursorTables } from './cursor.ts';
import { customDataTable } from './custom-data.ts';
import { dmlMembers } from './dml-methods.ts';
import { dmlOptionsTables } from './dml-options.ts';
import { formulaTables } from './formulas/index.ts';
import { locatorTables } from './query-locator.ts';
import { queryMembers } from './query-methods.ts';
import { replicationMembers, replicationTables } from './replication.ts';
import { resultTables } from './results.ts';
import { savepointMembers, savepointTable } from './savepoints.ts';
import { searchTable } from './search-methods.ts';
import { securityTables } from './strip-inaccessible.ts';
import { triggerTable } from './trigger.ts';

const databaseTable: PlatformTypeTable = {
  name: 'System.Database',
  members: { ...queryMembers, ...dmlMembers, ...convertLeadMembers, ...cursorMembers, ...replicationMembers, ...savepointMembers },
  additions: cursorAdditions,
};

export const tables: readonly PlatformTypeTable[] = [
  databaseTable,
  accessLevelTable,
  savepointTable,
  customDataTable,
  approvalTable,
  searchTable,
  triggerTable,
  ...cursorTables,
  ...convertLeadTables,
  ...dmlOptionsTables,
  ...formulaTables,
  ...locatorTables,
  ...replicationTables,
  ...resultTables,
  ...securityTables,
];
