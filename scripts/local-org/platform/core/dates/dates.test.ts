import { ApexDate, ApexDatetime, ApexTime } from '../../../values/index.ts';
import { describeTable } from '../../test-support/table-cases.ts';
import { TimeZoneValue } from './time-zone.ts';

const date = (year: number, month: number, day: number): ApexDate => ApexDate.of(year, month, day);
const moment = (text: string): ApexDatetime => new ApexDatetime(Date.parse(text));

describeTable('System.Date', [
  ['addDays(Integer)', [date(2024, 2, 28), 2], '2024-03-01 00:00:00'],
  ['addMonths(Integer)', [date(2024, 1, 31), 1], '2024-02-29 00:00:00'],
  ['addMonths(Integer)', [date(2024, 1, 31), -2], '2023-11-30 00:00:00'],
  ['addYears(Integer)', [date(2024, 2, 29), 1], '2025-02-28 00:00:00'],
  ['daysBetween(Date)', [date(2008, 1, 1), date(2008, 1, 31)], '30'],
  ['dayOfYear()', [date(1998, 10, 21)], '294'],
  ['format()', [date(2001, 3, 21)], '3/21/2001'],
  ['monthsBetween(Date)', [date(2006, 12, 2), date(2012, 12, 8)], '72'],
  ['toStartOfMonth()', [date(1987, 12, 17)], '1987-12-01 00:00:00'],
  ['toStartOfWeek()', [date(2024, 2, 29)], '2024-02-25 00:00:00'],
  ['static daysInMonth(Integer, Integer)', [1960, 2], '29'],
  ['static isLeapYear(Integer)', [1900], 'false'],
  ['static newInstance(Integer, Integer, Integer)', [2012, 13, 1], '2013-01-01 00:00:00'],
  ['static parse(String)', ['12/27/2009'], '2009-12-27 00:00:00'],
  ['static parse(String)', ['x'], 'System.TypeException: Invalid date: x'],
  ['static valueOf(String)', ['2008-10-5 12:20:20'], '2008-10-05 00:00:00'],
  ['static valueOf(String)', ['10/5/2008'], 'System.TypeException: Invalid date: 10/5/2008'],
]);

describeTable('System.Datetime', [
  ['addMonths(Integer)', [moment('2024-01-31T08:00:00Z'), 1], '2024-02-29 08:00:00'],
  ['addHours(Integer)', [moment('2024-01-31T23:00:00Z'), 2], '2024-02-01 01:00:00'],
  ['format()', [moment('2011-10-14T15:04:05Z')], '10/14/2011, 3:04 PM'],
  ['formatLong()', [moment('2011-10-14T15:04:05Z')], '10/14/2011, 3:04:05 PM GMT'],
  [
    'formatGmt(String)',
    [moment('2008-11-18T06:12:28.123Z'), "EEE, MMM d yyyy HH:mm:ss.SSS 'at' z Z"],
    'Tue, Nov 18 2008 06:12:28.123 at GMT +0000',
  ],
  ['formatGmt(String)', [moment('2008-11-18T06:12:28.123Z'), "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"], '2008-11-18T06:12:28.123Z'],
  ['format(String, String)', [moment('2008-11-18T06:12:28Z'), 'h:mm a z XXX', 'America/New_York'], '1:12 AM EST -05:00'],
  ['format(String, String)', [moment('2008-07-18T06:12:28Z'), 'yy/MMMM/dd EEEE z', 'Europe/Paris'], '08/July/18 Friday CEST'],
  ['formatGmt(String)', [moment('2008-11-18T06:12:28Z'), 'yyyy-bb'], "System.IllegalArgumentException: Illegal pattern character 'b'"],
  ['getTime()', [moment('1970-01-02T00:00:00Z')], '86400000'],
  ['hourGmt()', [moment('2008-11-18T06:12:28Z')], '6'],
  ['static newInstanceGmt(Integer, Integer, Integer, Integer, Integer, Integer)', [1998, 11, 21, 3, 3, 3], '1998-11-21 03:03:03'],
  ['static newInstanceGmt(Date, Time)', [date(2012, 1, 1), ApexTime.of(3, 3, 3, 0)], '2012-01-01 03:03:03'],
  ['static parse(String)', ['10/14/2011 11:46 AM'], '2011-10-14 11:46:00'],
  ['static valueOf(String)', ['2008-10-5 12:20:20'], '2008-10-05 12:20:20'],
  ['static valueOf(String)', ['2008-10-05'], 'System.TypeException: Invalid date/time: 2008-10-05'],
  ['static valueOf(Object)', [86_400_000n], '1970-01-02 00:00:00'],
]);

describeTable('System.Time', [
  ['addHours(Integer)', [ApexTime.of(23, 0, 0, 0), 2], '01:00:00.000Z'],
  ['addMilliseconds(Integer)', [ApexTime.of(1, 2, 3, 0), 400], '01:02:03.400Z'],
  ['minute()', [ApexTime.of(1, 2, 3, 4)], '2'],
]);

describeTable('System.TimeZone', [
  ['getOffset(Datetime)', [TimeZoneValue.of('America/Los_Angeles'), moment('2012-10-23T12:00:00Z')], '-25200000'],
  ['static getTimeZone(String)', ['nowhere'], 'GMT'],
]);
