/**
 * Ids and stamps. The platform keeps whole seconds in CreatedDate, LastModifiedDate and SystemModstamp
 * (`2024-01-01T10:00:00.000+0000`), so several saves within one second share a stamp; sync code has to cope with that.
 */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';

export function stampNow(): ApexDatetime {
  return new ApexDatetime(Math.floor(transaction().clock.now() / 1000) * 1000);
}

function setIfPresent(object: ObjectSchema, record: SObjectValue, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) if (object.fields.has(name)) record.fields.set(name, value);
}

export function stampInsert(object: ObjectSchema, record: SObjectValue, id: string, now: ApexDatetime): void {
  const userId = transaction().user.id;
  record.fields.set('Id', id);
  setIfPresent(object, record, {
    CreatedDate: now,
    CreatedById: userId,
    LastModifiedDate: now,
    LastModifiedById: userId,
    SystemModstamp: now,
    IsDeleted: false,
  });
}

export function stampUpdate(object: ObjectSchema, record: SObjectValue, now: ApexDatetime): void {
  setIfPresent(object, record, { LastModifiedDate: now, LastModifiedById: transaction().user.id, SystemModstamp: now });
}

/** Read-only system fields; giving them on insert or update is refused or without effect. */
export const systemFieldNames: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
  'LastActivityDate',
  'MasterRecordId',
]);
