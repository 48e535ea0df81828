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
