/** Time: a time of day in GMT, kept as milliseconds since midnight. */
const millisecondsOfDay = 86_400_000;

export class ApexTime {
  readonly milliseconds: number;

  /** Wraps around midnight, as Time.addHours does. */
  constructor(milliseconds: number) {
    this.milliseconds = ((milliseconds % millisecondsOfDay) + millisecondsOfDay) % millisecondsOfDay;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  get hour(): number {
    return Math.floor(this.milliseconds / 3_600_000);
  }

  get minute(): number {
    return Math.floor(this.milliseconds / 60_000) % 60;
  }

  get second(): number {
    return Math.floor(this.milliseconds / 1000) % 60;
  }

  get millisecond(): number {
    return this.milliseconds % 1000;
  }

  add(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }

  toString(): string {
    return `${new Date(this.milliseconds).toISOString().slice(11, 23)}Z`;
  }
}
