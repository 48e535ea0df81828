/** Builds FieldSchema values from what differs from a plain, optional, writable text field. */
import type { DisplayType, FieldSchema } from '../contracts/schema.ts';

export type FieldParts = Partial<FieldSchema> & { readonly name: string; readonly type: DisplayType };

const notFilterable: ReadonlySet<DisplayType> = new Set(['BASE64', 'ADDRESS', 'LOCATION', 'ENCRYPTEDSTRING', 'ANYTYPE']);

/** Longer text cannot be filtered, sorted or grouped (SOQL and SOSL Reference, "WHERE: filtering long text area fields"). */
export const longestFilterableText = 255;

export function field(parts: FieldParts): FieldSchema {
  const isLongText = parts.type === 'TEXTAREA' && (parts.length ?? 0) > longestFilterableText;
  return {
    label: parts.label ?? labelFromName(parts.name),
    length: defaultLengths[parts.type] ?? 0,
    precision: 0,
    scale: 0,
    isCustom: false,
    isNillable: true,
    isCreateable: true,
    isUpdateable: true,
    isUnique: false,
    isCaseSensitive: false,
    isExternalId: false,
    isIdLookup: false,
    isAutoNumber: false,
    autoNumberFormat: null,
    formula: null,
    formulaTreatsBlankAsZero: false,
    defaultValue: null,
    referenceTo: [],
    relationshipName: null,
    isMasterDetail: false,
    deleteConstraint: 'SetNull',
    picklist: null,
    isRestrictedPicklist: false,
    isNameField: false,
    isFilterable: !notFilterable.has(parts.type) && !isLongText,
    isSortable: !notFilterable.has(parts.type) && !isLongText && parts.type !== 'MULTIPICKLIST',
    isHtml: false,
    helpText: null,
    summary: null,
    ...parts,
  };
}

const defaultLengths: Partial<Record<DisplayType, number>> = {
  STRING: 255,
  TEXTAREA: 255,
  URL: 255,
  EMAIL: 80,
  PHONE: 40,
  PICKLIST: 255,
  COMBOBOX: 255,
  MULTIPICKLIST: 4099,
  ID: 18,
  REFERENCE: 18,
  ENCRYPTEDSTRING: 175,
};

/** `NumberOfEmployees` -> `Number Of Employees`, `OwnerId` -> `Owner ID`: how most standard labels read. */
export function labelFromName(name: string): string {
  const words = name.replace(/__[a-z]+$/i, '').replace(/_/g, ' ');
  return words
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/ Id$/, ' ID')
    .replace(/^Id$/, 'Record ID');
}
