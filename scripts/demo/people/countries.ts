/** The one thing that goes wrong in the sample company: people write a country as they say it, and the destination keeps a list. */
import { cities } from '../../sample-data/company.ts';

/** What the demonstration's receiver takes. */
export const knownCountries: readonly string[] = [...new Set<string>(cities.map(([, country]) => country))].sort();

/** As people write them, and as the receiver has them. */
const spellings = [
  { city: 'Berlin', written: 'Deutschland', known: 'Germany' },
  { city: 'Utrecht', written: 'Holland', known: 'Netherlands' },
  { city: 'Leeds', written: 'UK', known: 'United Kingdom' },
] as const;
export type Spelling = (typeof spellings)[number];

/** So many accounts are refused at most at a time: enough to have something to mend, and no flood. */
export const mostMisspelt = 2;

/** The one after so many that were written before. */
export function spellingAfter(count: number): Spelling {
  return spellings[count % spellings.length] as Spelling;
}

export function knownFor(written: unknown): string | null {
  return spellings.find((spelling) => spelling.written === written)?.known ?? null;
}

/** Of SOQL: whose country the destination does not know. */
export const isMisspelt = `BillingCountry IN (${spellings.map(({ written }) => `'${written}'`).join(', ')})`;
