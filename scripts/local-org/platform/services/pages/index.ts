/** ApexPages: what Visualforce controllers use. Pages themselves are not shown by the local org. */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { messageTables } from './messages.ts';
import { standardControllerTable } from './standard-controller.ts';
import { standardSetControllerTable } from './standard-set-controller.ts';

export const pageTables: readonly PlatformTypeTable[] = [...messageTables, standardControllerTable, standardSetControllerTable];
