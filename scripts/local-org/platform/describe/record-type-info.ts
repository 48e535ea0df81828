/**
 * Implements Schema.RecordTypeInfo:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { PlatformObject, definePlatformClass } from '../../values/apex-object.ts';
import { describeTable } from './describe-table.ts';

export interface RecordTypeFacts {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  readonly isMaster: boolean;
}

export class RecordTypeInfo extends PlatformObject {
  readonly facts: RecordTypeFacts;

  constructor(facts: RecordTypeFacts) {
    super();
    this.facts = facts;
  }
}
definePlatformClass(RecordTypeInfo, 'Schema.RecordTypeInfo');

/** Every object has it, under the same Id in every org. */
export const masterRecordTypeId = '012000000000000AAA';

export function recordTypeInfos(object: ObjectSchema): readonly RecordTypeInfo[] {
  const rows =
    object.recordTypes.length === 0 && object.isCustom
      ? []
      : transaction().storage.all(
          'SELECT "Id" AS id, "Name" AS name, "DeveloperName" AS developerName, "IsActive" AS isActive FROM "RecordType" WHERE "SobjectType" = ? ORDER BY "Name"',
          [object.name],
        );
  const defaults = object.recordTypes.filter((type) => type.isDefault).map((type) => type.developerName);
  const own = rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    developerName: String(row['developerName']),
    isActive: Number(row['isActive']) === 1,
    isDefault: defaults.includes(String(row['developerName'])),
    isMaster: false,
  }));
  const master = {
    id: masterRecordTypeId,
    name: 'Master',
    developerName: 'Master',
    isActive: true,
    isDefault: !own.some((type) => type.isDefault),
    isMaster: true,
  };
  return [...own, master].map((facts) => new RecordTypeInfo(facts));
}

export const recordTypeInfoTable = describeTable<RecordTypeInfo>('Schema.RecordTypeInfo', RecordTypeInfo, {
  getDeveloperName: ({ facts }) => facts.developerName,
  getName: ({ facts }) => facts.name,
  getRecordTypeId: ({ facts }) => facts.id,
  isActive: ({ facts }) => facts.isActive,
  isAvailable: ({ facts }) => facts.isActive,
  isDefaultRecordTypeMapping: ({ facts }) => facts.isDefault,
  isMaster: ({ facts }) => facts.isMaster,
});
