import type { FilterField } from 'c/filterApi';

export const fields: FilterField[] = [
  {
    name: 'Name',
    label: 'Account Name',
    type: 'STRING',
    operators: [
      { name: 'equals', label: 'equals', valueCount: 1 },
      { name: 'in', label: 'is one of', valueCount: -1 },
      { name: 'isEmpty', label: 'is empty', valueCount: 0 },
    ],
    values: [],
  },
  {
    name: 'Industry',
    label: 'Industry',
    type: 'PICKLIST',
    operators: [
      { name: 'equals', label: 'equals', valueCount: 1 },
      { name: 'contains', label: 'contains', valueCount: 1 },
      { name: 'in', label: 'is one of', valueCount: -1 },
    ],
    values: [
      { value: 'Energy', label: 'Energy' },
      { value: 'Food', label: 'Food & Beverage' },
    ],
  },
  {
    name: 'IsActive__c',
    label: 'Active',
    type: 'BOOLEAN',
    operators: [{ name: 'equals', label: 'equals', valueCount: 1 }],
  },
  {
    name: 'CreatedDate',
    label: 'Created Date',
    type: 'DATETIME',
    operators: [
      { name: 'greaterThan', label: 'is after', valueCount: 1 },
      { name: 'lastDays', label: 'in the last days', valueCount: 1 },
    ],
  },
  {
    name: 'AnnualRevenue',
    label: 'Annual Revenue',
    type: 'CURRENCY',
    operators: [
      { name: 'greaterThan', label: 'is greater than', valueCount: 1 },
      { name: 'in', label: 'is one of', valueCount: -1 },
    ],
  },
  {
    name: 'OwnerId',
    label: 'Owner ID',
    type: 'REFERENCE',
    operators: [{ name: 'in', label: 'is one of', valueCount: -1 }],
  },
  {
    name: 'OpensAt__c',
    label: 'Opens At',
    type: 'TIME',
    operators: [{ name: 'greaterThan', label: 'is after', valueCount: 1 }],
  },
  {
    name: 'BirthDate__c',
    label: 'Birth Date',
    type: 'DATE',
    operators: [{ name: 'equals', label: 'equals', valueCount: 1 }],
  },
];

export function fieldOf(name: string): FilterField {
  const field = fields.find((each) => each.name === name);
  if (!field) {
    throw new Error(`There is no field ${name}.`);
  }
  return field;
}
