/**
 * Implements Schema.PicklistEntry:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm
 */
import type { PicklistEntry } from '../../contracts/schema.ts';
import { PlatformObject, definePlatformClass } from '../../values/apex-object.ts';
import { describeTable } from './describe-table.ts';

export class PicklistEntryValue extends PlatformObject {
  readonly entry: PicklistEntry;

  constructor(entry: PicklistEntry) {
    super();
    this.entry = entry;
  }
}
definePlatformClass(PicklistEntryValue, 'Schema.PicklistEntry');

export function picklistEntryOf(entry: PicklistEntry): PicklistEntryValue {
  return new PicklistEntryValue(entry);
}

export const picklistEntryTable = describeTable<PicklistEntryValue>('Schema.PicklistEntry', PicklistEntryValue, {
  getLabel: ({ entry }) => entry.label,
  getValue: ({ entry }) => entry.value,
  isActive: ({ entry }) => entry.isActive,
  isDefaultValue: ({ entry }) => entry.isDefault,
});
