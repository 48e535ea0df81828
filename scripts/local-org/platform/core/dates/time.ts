/** Implements System.Time: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexTime } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';

export const timeTable: PlatformTypeTable = {
  name: 'System.Time',
  members: {
    ...noFieldErrors,
    ...withoutNulls({
      'addHours(Integer)': (time: ApexTime, hours: number) => time.add(hours * 3_600_000),
      'addMilliseconds(Integer)': (time: ApexTime, milliseconds: number) => time.add(milliseconds),
      'addMinutes(Integer)': (time: ApexTime, minutes: number) => time.add(minutes * 60_000),
      'addSeconds(Integer)': (time: ApexTime, seconds: number) => time.add(seconds * 1000),
      'static newInstance(Integer, Integer, Integer, Integer)': (hour: number, minute: number, second: number, millisecond: number) =>
        ApexTime.of(hour, minute, second, millisecond),
    }),
    'hour()': (time: ApexTime) => time.hour,
    'millisecond()': (time: ApexTime) => time.millisecond,
    'minute()': (time: ApexTime) => time.minute,
    'second()': (time: ApexTime) => time.second,
  },
};
