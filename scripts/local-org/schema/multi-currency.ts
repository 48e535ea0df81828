/** What an org with several currencies has on its records (Object Reference, "CurrencyIsoCode"; help, "Implications of Enabling Multiple Currencies"). */
import type { FieldSchema, PicklistEntry } from '../contracts/schema.ts';
import type { DraftObject } from './draft-object.ts';
import { field } from './field.ts';

export const multiCurrency = 'MultiCurrency';
const fieldName = 'CurrencyIsoCode';

/** The first is the corporate currency, and what records get that name none. */
const active: readonly (readonly [string, string])[] = [
  ['USD', 'U.S. Dollar'],
  ['EUR', 'Euro'],
  ['JPY', 'Japanese Yen'],
];
const picklist: readonly PicklistEntry[] = active.map(([value, label], index) => ({
  value,
  label,
  isActive: true,
  isDefault: index === 0,
}));

/** Gives every object that can hold amounts its currency: standard ones have the field already. */
export function addCurrencies(drafts: ReadonlyMap<string, DraftObject>): void {
  for (const draft of drafts.values()) {
    const { fields } = draft;
    const listed = fields.get(fieldName);
    if (listed !== undefined) fields.set(fieldName, { ...listed, picklist, isRestrictedPicklist: true });
    else if (draft.kind === 'custom') fields.set(fieldName, currencyField());
  }
}

function currencyField(): FieldSchema {
  return field({ name: fieldName, label: 'Currency ISO Code', type: 'PICKLIST', length: 3, picklist, isRestrictedPicklist: true });
}
