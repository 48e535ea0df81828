/** Date: a calendar day, kept as days since 1970-01-01. */
const millisecondsOfDay = 86_400_000;

export class ApexDate {
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  /** Months and days out of range roll over, as Java's lenient calendar behind Date.newInstance does. */
  static of(year: number, month: number, day: number): ApexDate {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return new ApexDate(Math.floor(date.getTime() / millisecondsOfDay));
  }

  get #date(): Date {
    return new Date(this.days * millisecondsOfDay);
  }

  get year(): number {
    return this.#date.getUTCFullYear();
  }

  get month(): number {
    return this.#date.getUTCMonth() + 1;
  }

  get day(): number {
    return this.#date.getUTCDate();
  }

  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return this.#date.getUTCDay();
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** The last day of the month when the day does not exist in it. */
  addMonths(months: number): ApexDate {
    const total = this.year * 12 + (this.month - 1) + months;
    const year = Math.floor(total / 12);
    const month = (total % 12) + (total % 12 < 0 ? 13 : 1);
    return ApexDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  /** `2024-02-29` */
  toString(): string {
    return `${String(this.year).padStart(4, '0')}-${String(this.month).padStart(2, '0')}-${String(this.day).padStart(2, '0')}`;
  }
}

export function daysInMonth(year: number, month: number): number {
  return ApexDate.of(year, month + 1, 0).day;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
