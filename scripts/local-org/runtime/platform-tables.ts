/** What the platform library has that only the runtime can do. */
import type { PlatformTypeTable } from '../contracts/values.ts';
import { stubTable } from './stubs.ts';
import { triggerTable } from './trigger-context.ts';

export const tables: readonly PlatformTypeTable[] = [triggerTable, stubTable];
