import type { PlatformTypeTable } from '../../contracts/values.ts';

export const tables: readonly PlatformTypeTable[] = [];
