/** Case, Task and Event: what follows from their status and from whom they are about (Object Reference). */
import { transaction } from '../../contracts/transaction.ts';
import { closedCaseStatuses, closedTaskStatuses } from '../../schema/index.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { readRecords } from '../records/record-store.ts';
import { stampNow } from '../records/system-fields.ts';
import type { WorkRow } from '../records/work-row.ts';
import { hasChanged, isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

function load(id: unknown): SObjectValue | null {
  if (typeof id !== 'string') return null;
  const object = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  return object === null ? null : (readRecords(object, [id]).get(id) ?? null);
}

function deriveCase(row: WorkRow): void {
  const isClosed = closedCaseStatuses.includes(String(valueOf(row, 'Status')));
  if (!isClosed) set(row, 'ClosedDate', null);
  else if (isInsert(row) || hasChanged(row, 'Status')) set(row, 'ClosedDate', stampNow());
  if (isInsert(row)) set(row, 'IsClosedOnCreate', isClosed);
  if (!hasChanged(row, 'ContactId')) return;
  const contact = load(valueOf(row, 'ContactId'));
  if (isInsert(row) && valueOf(row, 'AccountId') === null && contact !== null)
    set(row, 'AccountId', contact.fields.get('AccountId') ?? null);
  for (const name of ['Email', 'Phone', 'Fax']) set(row, `Contact${name}`, contact?.fields.get(name) ?? null);
  set(row, 'ContactMobile', contact?.fields.get('MobilePhone') ?? null);
}

/** An activity belongs to the account it is related to, directly or through the record or the contact. */
function activityAccount(row: WorkRow): unknown {
  const what = load(valueOf(row, 'WhatId'));
  if (what?.objectName === 'Account') return what.id;
  const related = what?.fields.get('AccountId') ?? null;
  if (related !== null) return related;
  const who = load(valueOf(row, 'WhoId'));
  return who?.objectName === 'Contact' ? (who.fields.get('AccountId') ?? null) : null;
}

function deriveActivity(row: WorkRow): void {
  if (hasChanged(row, 'WhatId') || hasChanged(row, 'WhoId')) set(row, 'AccountId', activityAccount(row));
  set(row, 'WhoCount', valueOf(row, 'WhoId') === null ? 0 : 1);
  set(row, 'WhatCount', valueOf(row, 'WhatId') === null ? 0 : 1);
}

function deriveTask(row: WorkRow): void {
  deriveActivity(row);
  if (!closedTaskStatuses.includes(String(valueOf(row, 'Status')))) set(row, 'CompletedDateTime', null);
  else if (hasChanged(row, 'Status')) set(row, 'CompletedDateTime', stampNow());
}

/** An event's start, end and duration tell each other. */
function deriveEvent(row: WorkRow): void {
  deriveActivity(row);
  const start = valueOf(row, 'StartDateTime') ?? valueOf(row, 'ActivityDateTime');
  const day = valueOf(row, 'ActivityDate');
  if (start instanceof ApexDatetime) deriveTimed(row, start);
  else if (day instanceof ApexDate && valueOf(row, 'IsAllDayEvent') === true) deriveTimed(row, ApexDatetime.at(day, 0, 'UTC'));
}

function deriveTimed(row: WorkRow, start: ApexDatetime): void {
  const end = valueOf(row, 'EndDateTime');
  const duration = valueOf(row, 'DurationInMinutes');
  const minutes =
    typeof duration === 'number'
      ? duration
      : end instanceof ApexDatetime
        ? Math.round((end.milliseconds - start.milliseconds) / 60_000)
        : null;
  set(row, 'StartDateTime', start);
  set(row, 'ActivityDateTime', start);
  set(row, 'ActivityDate', start.date('UTC'));
  if (minutes === null) return;
  const finish = end instanceof ApexDatetime ? end : start.add(minutes * 60_000);
  set(row, 'DurationInMinutes', minutes);
  set(row, 'EndDateTime', finish);
  set(row, 'EndDate', finish.date('UTC'));
}

export const supportCase: ObjectBehaviour = { derive: deriveCase };
export const task: ObjectBehaviour = { derive: deriveTask };
export const event: ObjectBehaviour = { derive: deriveEvent };
