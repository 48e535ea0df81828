/** Datetime: a moment, kept as milliseconds since the epoch, GMT inside. Local readings use the time zone of the transaction's user. */
import { DateTime } from 'luxon';
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import { ApexDate } from './apex-date.ts';
import { ApexTime } from './apex-time.ts';

export function userTimeZone(): string {
  return zoneName(hasTransaction() ? transaction().user.timeZone : 'GMT');
}

/** GMT is no IANA zone that luxon prints as such; everything else is one. */
export function zoneName(identifier: string): string {
  return identifier === 'GMT' ? 'UTC' : identifier;
}

export class ApexDatetime {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** From wall-clock parts in `zone`; parts out of range roll over. */
  static of(
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
    millisecond: number,
    zone: string,
  ): ApexDatetime {
    const date = ApexDate.of(year, month, day);
    return ApexDatetime.at(date, ((hour * 60 + minute) * 60 + second) * 1000 + millisecond, zone);
  }

  static at(date: ApexDate, millisecondsOfDay: number, zone: string): ApexDatetime {
    const wall = date.days * 86_400_000 + millisecondsOfDay;
    if (zone === 'UTC') return new ApexDatetime(wall);
    const moment = DateTime.fromMillis(wall, { zone: 'UTC' }).setZone(zone, { keepLocalTime: true });
    return new ApexDatetime(moment.toMillis());
  }

  in(zone: string): DateTime {
    return DateTime.fromMillis(this.milliseconds, { zone });
  }

  local(): DateTime {
    return this.in(userTimeZone());
  }

  gmt(): DateTime {
    return this.in('UTC');
  }

  date(zone: string): ApexDate {
    const moment = this.in(zone);
    return ApexDate.of(moment.year, moment.month, moment.day);
  }

  time(zone: string): ApexTime {
    const moment = this.in(zone);
    return ApexTime.of(moment.hour, moment.minute, moment.second, moment.millisecond);
  }

  add(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }

  /** What concatenation prints: GMT, without zone. */
  toString(): string {
    return new Date(this.milliseconds).toISOString().replace('T', ' ').slice(0, -5);
  }
}
