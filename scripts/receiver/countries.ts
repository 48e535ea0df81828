/** What the receiver refuses by a setting: it keeps a list of countries, as many systems do, and takes no account of another one. */
import type { Refusal } from './storage/settle.ts';

const object = 'Account';
const field = 'BillingCountry';

/** Null where every country is taken. An account that has none, or that is deleted, is taken in any case. */
export function refusalByCountry(countries: readonly string[]): Refusal | null {
  if (countries.length === 0) return null;
  const known = new Set(countries);
  return (change) => {
    const country = change.object === object ? change.fields?.[field] : null;
    if (typeof country !== 'string' || country === '' || known.has(country)) return null;
    // As Salesforce itself calls it, so that who knows the one code knows the other.
    return {
      code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      field,
      message: `"${country}" is none of the countries known here: ${countries.join(', ')}.`,
    };
  };
}

/** The first that objects. */
export function firstOf(...refusals: readonly (Refusal | null)[]): Refusal | null {
  const asked = refusals.filter((refusal) => refusal !== null);
  if (asked.length === 0) return null;
  return (change, position) => {
    for (const refusal of asked) {
      const refused = refusal(change, position);
      if (refused !== null) return refused;
    }
    return null;
  };
}
