/** Implements System.OrgLimits: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_OrgLimits.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { readOrgLimits, type OrgLimitReading } from '../../org/allowances/org-limits.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { ApexList, ApexMap, PlatformObject, definePlatformClass, platformType } from '../../values/index.ts';

class OrgLimit extends PlatformObject {
  readonly reading: OrgLimitReading;
  constructor(reading: OrgLimitReading) {
    super();
    this.reading = reading;
  }

  get used(): number {
    return orgTransaction().limits.uncharged(() => this.reading.used);
  }
}
definePlatformClass(OrgLimit, 'System.OrgLimit');

function all(): OrgLimit[] {
  const { org, limits } = orgTransaction();
  return limits.uncharged(() => readOrgLimits(org)).map((reading) => new OrgLimit(reading));
}

const limitType = platformType('System.OrgLimit');

export const orgLimitTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.OrgLimits',
    members: {
      'static getAll()': () => new ApexList(limitType, all()),
      'static getMap()': () =>
        new ApexMap(
          { kind: 'primitive', name: 'String' },
          limitType,
          all().map((limit) => [limit.reading.name, limit] as const),
        ),
    },
  },
  {
    name: 'System.OrgLimit',
    javaScriptClass: OrgLimit,
    members: {
      'getName()': ({ reading }: OrgLimit) => reading.name,
      'getValue()': (limit: OrgLimit) => limit.used,
      'getLimit()': ({ reading }: OrgLimit) => reading.limit,
      'toString()': (limit: OrgLimit) => `${limit.reading.name}: ${limit.used} of ${limit.reading.limit}`,
    },
  },
];
