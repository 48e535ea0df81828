// Modules of the platform that @salesforce/lightning-types does not declare.

declare module '@salesforce/apex' {
  /** Fetches the data of a wired property anew; takes what the wire gave, error and all. */
  export function refreshApex(wired: unknown): Promise<void>;
}

declare module '@salesforce/apex/*' {
  import type { WireAdapterConstructor } from 'lwc';

  // An Apex method is called and wired alike; who imports it states its shape by a cast in one place.
  const method: ((parameters?: Record<string, unknown>) => Promise<unknown>) &
    WireAdapterConstructor<Record<string, unknown>, { data?: unknown; error?: unknown }, Record<string, unknown>>;
  export default method;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc';

  /** An error where the User Interface API does not know the object. */
  export const getObjectInfo: WireAdapterConstructor<
    { objectApiName?: string },
    { data?: unknown; error?: unknown },
    Record<string, unknown>
  >;
}

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/customPermission/*' {
  const isGranted: true | undefined;
  export default isGranted;
}

declare module '@salesforce/userPermission/*' {
  const isGranted: true | undefined;
  export default isGranted;
}

declare module '@salesforce/schema/*' {
  const reference: { fieldApiName: string; objectApiName: string };
  export default reference;
}

declare module '@salesforce/resourceUrl/*' {
  const url: string;
  export default url;
}

declare module '@salesforce/i18n/*' {
  const value: string;
  export default value;
}

declare module 'lightning/navigation' {
  import type { LightningElement, WireAdapterConstructor } from 'lwc';

  interface PageReference {
    type: string;
    attributes?: Record<string, string>;
    state?: Record<string, string>;
  }

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;

  interface Navigates {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }

  export const CurrentPageReference: WireAdapterConstructor<object, PageReference>;

  /** Without the constructor: a base must have but one. */
  type Statics = Pick<typeof LightningElement, keyof typeof LightningElement>;

  export const NavigationMixin: {
    (base: typeof LightningElement): Statics & (new () => LightningElement & Navigates);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
