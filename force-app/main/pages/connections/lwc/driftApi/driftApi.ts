import differencesApex from '@salesforce/apex/DriftController.differences';
import leftoversApex from '@salesforce/apex/DriftController.leftovers';
import type { Problem } from 'c/connectionWords';

/** What differs in Setup. */
export interface Difference {
  readonly problem: Problem;
  readonly found?: string | null;
}

/** Something in Setup that belongs to no connection. */
export interface Leftover {
  readonly what: 'NamedCredential' | 'ExternalCredential' | 'PermissionSet';
  readonly name: string;
  readonly recordId: string;
}

export const loadDifferences = (connectionId: string): Promise<readonly Difference[]> =>
  differencesApex({ connectionId }) as Promise<readonly Difference[]>;

export const loadLeftovers = (): Promise<readonly Leftover[]> => leftoversApex() as Promise<readonly Leftover[]>;
