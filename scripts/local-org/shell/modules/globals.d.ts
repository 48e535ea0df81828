/** What the page defines before the bundle loads (session-script.ts). */
interface LocalOrg {
  readonly info: import('../../contracts/org-service.ts').AppInfo;
  readonly user: { readonly id: string; readonly isGuest: boolean };
  label(name: string): string;
  customPermission(name: string): true | undefined;
  userPermission(name: string): true | undefined;
  resourceUrl(name: string): string;
}

// eslint-disable-next-line no-var -- only `var` declares a property of globalThis
declare var localOrg: LocalOrg;

declare module '*.html' {
  const template: unknown;
  export default template;
}

declare module 'local-org/components' {
  import type { LightningElement } from 'lwc';
  export const components: Readonly<Record<string, () => Promise<{ default: typeof LightningElement }>>>;
}

declare module 'lightning/iconUtils' {
  export function getIconPath(iconName: string | undefined): string;
  export function getName(iconName: string | undefined): string;
  export function isValidName(iconName: string | undefined): boolean;
}
