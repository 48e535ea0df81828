/** Implements System.Schema: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm */
import { namedSchema } from '../../contracts/transaction.ts';
import type { SchemaRegistry } from '../../contracts/schema.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { apexException } from '../../values/apex-exception.ts';
import { ApexList } from '../../values/apex-list.ts';
import { platformType } from '../../values/apex-object.ts';
import { sobjectTypeToken } from '../../values/schema-tokens.ts';
import { DescribeMap } from './describe-map.ts';
import { describeObject } from './tokens.ts';
import type { DescribeSObjectResult } from './object-describe.ts';

const globalMaps = new WeakMap<SchemaRegistry, DescribeMap<unknown>>();

function globalDescribe(): DescribeMap<unknown> {
  const schema = namedSchema();
  let map = globalMaps.get(schema);
  if (map === undefined) {
    const names = schema.objectNames().filter((name) => name !== 'Name');
    map = new DescribeMap(
      platformType('Schema.SObjectType'),
      names.map((name) => [name, sobjectTypeToken(name)] as const),
    );
    globalMaps.set(schema, map);
  }
  return map;
}

function describeSObjects(names: ApexList<string>): ApexList<DescribeSObjectResult> {
  return new ApexList(
    platformType('Schema.DescribeSObjectResult'),
    names.items.map((name) => {
      const object = namedSchema().findObject(name);
      if (object === null) throw apexException('System.InvalidParameterValueException', `Invalid sobject type: ${name}`);
      return describeObject(object.name);
    }),
  );
}

export const schemaTable: PlatformTypeTable = {
  name: 'System.Schema',
  members: {
    'static getGlobalDescribe()': globalDescribe,
    'static describeSObjects(List<String>)': describeSObjects,
    'static describeSObjects(List<String>, Object)': (names: ApexList<string>, _option: unknown) => describeSObjects(names),
  },
};
