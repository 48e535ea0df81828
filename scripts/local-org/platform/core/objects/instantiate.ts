/** Makes a new instance of a type that is only known at run time. */
import { transaction } from '../../../contracts/transaction.ts';
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexList, ApexMap, ApexSet, SObjectValue, apexException } from '../../../values/index.ts';

/** Set by ../../index.ts, which knows every table. */
let findTable: (typeName: string) => PlatformTypeTable | null = () => null;

export function setPlatformTables(find: (typeName: string) => PlatformTypeTable | null): void {
  findTable = find;
}

export function instantiate(type: ApexType): unknown {
  switch (type.kind) {
    case 'list':
      return new ApexList(type.element);
    case 'set':
      return new ApexSet(type.element);
    case 'map':
      return new ApexMap(type.key, type.value);
    case 'sobject':
      return new SObjectValue(type.name);
    case 'declared':
      return type.origin === 'project' ? transaction().project.instantiate(type.name) : instantiatePlatform(type.name);
    case 'primitive':
    case 'parameter':
      throw apexException('System.TypeException', `Type cannot be constructed: ${typeName(type)}`);
  }
}

function instantiatePlatform(name: string): unknown {
  const create = findTable(name)?.members['new ()'];
  if (create === undefined) throw apexException('System.TypeException', `Type cannot be constructed: ${name}`);
  return create();
}
