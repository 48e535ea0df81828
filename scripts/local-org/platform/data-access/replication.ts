/** Database.getUpdated and getDeleted: what changed in a span of time, by the minute as on the platform. */
import { transaction } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { deletedBetween, KEPT_MILLISECONDS } from '../../database/recycle-bin/bin.ts';
import { ApexDatetime, ApexList, apexException, nullPointer, platformType } from '../../values/index.ts';
import { valueClass } from '../core/objects/value-class.ts';
import type { ValueObject } from '../core/objects/value-class.ts';

function getter(name: string): PlatformFunction {
  return (target: ValueObject) => target.get(name);
}

const deletedRecord = valueClass('Database.DeletedRecord', {
  properties: ['DeletedDate', 'Id'],
  members: { 'getDeletedDate()': getter('DeletedDate'), 'getId()': getter('Id') },
});
const deletedResult = valueClass('Database.GetDeletedResult', {
  properties: ['DeletedRecords', 'EarliestDateAvailable', 'LatestDateCovered'],
  members: {
    'getDeletedRecords()': getter('DeletedRecords'),
    'getEarliestDateAvailable()': getter('EarliestDateAvailable'),
    'getLatestDateCovered()': getter('LatestDateCovered'),
  },
});
const updatedResult = valueClass('Database.GetUpdatedResult', {
  properties: ['Ids', 'LatestDateCovered'],
  members: { 'getIds()': getter('Ids'), 'getLatestDateCovered()': getter('LatestDateCovered') },
});

const MINUTE = 60_000;

function span(
  objectName: string | null,
  start: ApexDatetime | null,
  end: ApexDatetime | null,
): { object: ObjectSchema; from: number; to: number } {
  if (objectName === null || start === null || end === null) throw nullPointer();
  const object = transaction().schema.findObject(objectName);
  if (object === null) throw apexException('System.InvalidParameterValueException', `Invalid sObject type: ${objectName}`);
  const from = Math.floor(start.milliseconds / MINUTE) * MINUTE;
  const to = Math.floor(end.milliseconds / MINUTE) * MINUTE;
  if (to <= from)
    throw apexException('System.InvalidParameterValueException', 'endDate must be at least one minute greater than startDate');
  return { object, from, to };
}

function getUpdated(objectName: string | null, start: ApexDatetime | null, end: ApexDatetime | null): unknown {
  const { object, from, to } = span(objectName, start, end);
  const live = object.fields.has('IsDeleted') ? ' AND "IsDeleted" = 0' : '';
  const rows = transaction().storage.all(
    `SELECT "Id" AS "id" FROM "${object.name}" WHERE "SystemModstamp" >= ? AND "SystemModstamp" < ?${live} ORDER BY "SystemModstamp", "Id"`,
    [from, to],
  );
  return updatedResult.create({
    Ids: new ApexList<unknown>(
      primitive('Id'),
      rows.map((row) => String(row['id'])),
    ),
    LatestDateCovered: new ApexDatetime(to).date('UTC'),
  });
}

function getDeleted(objectName: string | null, start: ApexDatetime | null, end: ApexDatetime | null): unknown {
  const { object, from, to } = span(objectName, start, end);
  const records = deletedBetween(object.name, from, to).map(({ id, deletedAt }) =>
    deletedRecord.create({ Id: id, DeletedDate: new ApexDatetime(deletedAt).date('UTC') }),
  );
  return deletedResult.create({
    DeletedRecords: new ApexList<unknown>(platformType('Database.DeletedRecord'), records),
    EarliestDateAvailable: new ApexDatetime(transaction().clock.now() - KEPT_MILLISECONDS).date('UTC'),
    LatestDateCovered: new ApexDatetime(to).date('UTC'),
  });
}

export const replicationMembers: Readonly<Record<string, PlatformFunction>> = {
  'static getUpdated(String, Datetime, Datetime)': getUpdated,
  'static getDeleted(String, Datetime, Datetime)': getDeleted,
};

export const replicationTables: readonly PlatformTypeTable[] = [deletedRecord.table, deletedResult.table, updatedResult.table];
