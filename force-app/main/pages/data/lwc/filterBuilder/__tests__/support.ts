import type { FilterField } from 'c/filterApi';

export const fields: FilterField[] = [
  {
    name: 'Name',
    label: 'Account Name',
    type: 'STRING',
    operators: [
      { name: 'equals', label: 'equals', input: 'one' },
      { name: 'in', label: 'is one of', input: 'many' },
      { name: 'isEmpty', label: 'is empty', input: 'none' },
    ],
    values: [],
  },
  {
    name: 'Industry',
    label: 'Industry',
    type: 'PICKLIST',
    operators: [
      { name: 'equals', label: 'equals', input: 'one' },
      { name: 'contains', label: 'contains', input: 'text' },
      { name: 'in', label: 'is one of', input: 'many' },
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
    operators: [{ name: 'equals', label: 'equals', input: 'one' }],
  },
  {
    name: 'CreatedDate',
    label: 'Created Date',
    type: 'DATETIME',
    operators: [
      { name: 'greaterThan', label: 'is after', input: 'one' },
      { name: 'lastDays', label: 'in the last days', input: 'days' },
    ],
  },
  {
    name: 'AnnualRevenue',
    label: 'Annual Revenue',
    type: 'CURRENCY',
    operators: [
      { name: 'greaterThan', label: 'is greater than', input: 'one' },
      { name: 'in', label: 'is one of', input: 'many' },
    ],
  },
  {
    name: 'OwnerId',
    label: 'Owner ID',
    type: 'REFERENCE',
    operators: [{ name: 'in', label: 'is one of', input: 'many' }],
  },
  {
    name: 'OpensAt__c',
    label: 'Opens At',
    type: 'TIME',
    operators: [{ name: 'greaterThan', label: 'is after', input: 'one' }],
  },
  {
    name: 'BirthDate__c',
    label: 'Birth Date',
    type: 'DATE',
    operators: [{ name: 'equals', label: 'equals', input: 'one' }],
  },
];

export function fieldOf(name: string): FilterField {
  const field = fields.find((each) => each.name === name);
  if (!field) {
    throw new Error(`There is no field ${name}.`);
  }
  return field;
}
