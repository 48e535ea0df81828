/** Implements System.TimeZone: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm */
import { DateTime, IANAZone } from 'luxon';
import { hasTransaction, transaction } from '../../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, definePlatformClass, requireArgument, zoneName } from '../../../values/index.ts';
import type { ApexDatetime } from '../../../values/index.ts';

/** Java's short identifiers that are no IANA zones. */
const javaAliases: Readonly<Record<string, string>> = {
  PST: 'America/Los_Angeles',
  CST: 'America/Chicago',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  ECT: 'Europe/Paris',
  AST: 'America/Anchorage',
};

/** Looking a name up in the system's list of zones takes longer than all else that is done with a zone. */
const zones = new Map<string, string>();

/** java.util.TimeZone.getTimeZone: `GMT+2`, an IANA name, else GMT. */
export function javaZone(identifier: string): string {
  let zone = zones.get(identifier);
  if (zone === undefined) zones.set(identifier, (zone = findZone(identifier)));
  return zone;
}

function findZone(identifier: string): string {
  const custom = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(identifier);
  if (custom !== null) return `UTC${custom[1]}${Number(custom[2])}${custom[3] === undefined ? '' : `:${custom[3]}`}`;
  const name = zoneName(javaAliases[identifier] ?? identifier);
  return IANAZone.isValidZone(name) ? name : 'UTC';
}

export class TimeZoneValue extends PlatformObject {
  readonly identifier: string;

  constructor(identifier: string) {
    super();
    this.identifier = identifier;
  }

  static of(identifier: string): TimeZoneValue {
    return new TimeZoneValue(javaZone(identifier) === 'UTC' ? 'GMT' : (javaAliases[identifier] ?? identifier));
  }

  get zone(): string {
    return javaZone(this.identifier);
  }

  override apexToString(): string {
    return this.identifier;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof TimeZoneValue && other.identifier === this.identifier;
  }

  override apexKey(): string {
    return this.identifier;
  }
}
definePlatformClass(TimeZoneValue, 'System.TimeZone');

/** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)` */
function displayName(zone: TimeZoneValue): string {
  const moment = DateTime.fromMillis(hasTransaction() ? transaction().clock.now() : Date.now(), { zone: zone.zone, locale: 'en-US' });
  const name = zone.zone === 'UTC' ? 'Greenwich Mean Time' : moment.offsetNameLong;
  return `(GMT${moment.toFormat('ZZ')}) ${name} (${zone.identifier})`;
}

export const timeZoneTable: PlatformTypeTable = {
  name: 'System.TimeZone',
  javaScriptClass: TimeZoneValue,
  members: {
    'getDisplayName()': displayName,
    'getID()': (zone: TimeZoneValue) => zone.identifier,
    'getOffset(Datetime)': (zone: TimeZoneValue, moment: ApexDatetime | null) => requireArgument(moment).in(zone.zone).offset * 60_000,
    'toString()': (zone: TimeZoneValue) => zone.identifier,
    'static getTimeZone(String)': (identifier: string | null) => TimeZoneValue.of(requireArgument(identifier)),
  },
};
