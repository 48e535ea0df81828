/** Writing records: DML statements, merge, the recycle bin. Everything works inside the running transaction. */
export { newRecordDefaults } from './defaults.ts';
export { executeDml } from './dml-statement.ts';
export { enterFreshMixedDml } from './mixed-dml.ts';
export { inSavepoint } from './savepoints.ts';
export { mergeRecords } from '../merge/merge.ts';
export type { MergeRequest, MergeRowResult } from '../merge/merge.ts';
export { emptyRecycleBin, purgeExpired } from '../recycle-bin/empty.ts';
export { deletedBetween } from '../recycle-bin/bin.ts';
