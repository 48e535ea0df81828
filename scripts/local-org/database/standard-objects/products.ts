/** Price book entries and opportunity products (Object Reference, "PricebookEntry", "OpportunityLineItem"). */
import { transaction } from '../../contracts/transaction.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { readRecords } from '../records/record-store.ts';
import type { WorkRow } from '../records/work-row.ts';
import { hasChanged, isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

function load(objectName: string, id: unknown): SObjectValue | null {
  const object = transaction().schema.findObject(objectName);
  return object === null || typeof id !== 'string' ? null : (readRecords(object, [id]).get(id) ?? null);
}

function derivePricebookEntry(row: WorkRow): void {
  if (!isInsert(row)) return;
  const product = load('Product2', valueOf(row, 'Product2Id'));
  set(row, 'Name', product?.fields.get('Name') ?? null);
  set(row, 'ProductCode', product?.fields.get('ProductCode') ?? null);
  const standard = transaction().storage.get('SELECT "Id" AS "id" FROM "Pricebook2" WHERE "IsStandard" = 1')?.['id'];
  if (standard === undefined || valueOf(row, 'Pricebook2Id') === standard) return;
  const known = transaction().storage.get('SELECT "Id" AS "id" FROM "PricebookEntry" WHERE "Product2Id" = ? AND "Pricebook2Id" = ?', [
    valueOf(row, 'Product2Id'),
    standard,
  ]);
  if (known === undefined)
    row.errors.push({ statusCode: 'STANDARD_PRICE_NOT_DEFINED', message: 'No standard price defined for this product', fields: [] });
}

function deriveLineItem(row: WorkRow): void {
  const entry = load('PricebookEntry', valueOf(row, 'PricebookEntryId'));
  if (isInsert(row) && entry !== null) {
    set(row, 'Product2Id', entry.fields.get('Product2Id') ?? null);
    set(row, 'ProductCode', entry.fields.get('ProductCode') ?? null);
    set(row, 'ListPrice', entry.fields.get('UnitPrice') ?? null);
  }
  const quantity = valueOf(row, 'Quantity');
  const unitPrice = valueOf(row, 'UnitPrice');
  const total = valueOf(row, 'TotalPrice');
  if (!(quantity instanceof ApexDecimal) && typeof quantity !== 'number') return;
  const count = quantity instanceof ApexDecimal ? quantity : ApexDecimal.fromInteger(quantity);
  if (unitPrice instanceof ApexDecimal && (total === null || hasChanged(row, 'UnitPrice') || hasChanged(row, 'Quantity')))
    set(row, 'TotalPrice', unitPrice.multiply(count));
  else if (total instanceof ApexDecimal && unitPrice === null && count.toNumber() !== 0)
    set(row, 'UnitPrice', total.divideTo(count, 2, 'HALF_UP'));
}

export const pricebookEntry: ObjectBehaviour = { derive: derivePricebookEntry };
export const opportunityLineItem: ObjectBehaviour = { derive: deriveLineItem };
