import type { AppInfo } from '../../contracts/org-service.ts';

declare global {
  /** What the page defines before the bundle loads (session-script.ts). */
  interface LocalOrg {
    readonly info: AppInfo;
    /** Whether something runs beside the org that Setup can switch. */
    readonly hasSwitches: boolean;
    readonly user: { readonly id: string; readonly isGuest: boolean };
    label(name: string): string;
    customPermission(name: string): true | undefined;
    userPermission(name: string): true | undefined;
    resourceUrl(name: string): string;
  }

  // Only `var` declares a property of globalThis.
  var localOrg: LocalOrg;
}
