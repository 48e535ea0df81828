/**
 * Implements System.AccessLevel: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm
 */
import { callingCode } from '../../contracts/transaction.ts';
import type { AccessMode } from '../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { PlatformObject, definePlatformClass } from '../../values/index.ts';

export class AccessLevel extends PlatformObject {
  readonly mode: AccessMode;

  constructor(mode: AccessMode) {
    super();
    this.mode = mode;
  }

  override apexToString(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}
definePlatformClass(AccessLevel, 'System.AccessLevel');

const userMode = new AccessLevel('user');
const systemMode = new AccessLevel('system');

/** User mode always shares; in system mode the calling class's keyword decides. */
export function resolveAccess(level: AccessLevel | null): { readonly access: AccessMode; readonly sharing: boolean } {
  const access = level?.mode ?? callingCode.access;
  return { access, sharing: access === 'user' || callingCode.sharing };
}

export const accessLevelTable: PlatformTypeTable = {
  name: 'System.AccessLevel',
  javaScriptClass: AccessLevel,
  members: { 'static get USER_MODE': () => userMode, 'static get SYSTEM_MODE': () => systemMode },
};
