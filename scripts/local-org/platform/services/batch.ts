/** Database.executeBatch: the rest of System.Database lives in platform/data-access. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { executeBatch } from '../../org/jobs/batch.ts';

export const batchTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Database',
    members: {
      'static executeBatch(Object)': (job: unknown) => executeBatch(job),
      'static executeBatch(Object, Integer)': executeBatch,
    },
  },
];
