/** Gives the results of calls that the platform types more closely than its signatures say. */
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { MethodSymbol } from '../../../contracts/symbols.ts';
import { listOf, mapOf, STRING } from '../../symbols/common-types.ts';

type Refinement = (target: BoundExpression) => ApexType | null;

/** `account.clone()` is an Account. */
const sameRecord: Refinement = (target) => (target.type.kind === 'sobject' ? target.type : null);
/** `Setting__c.getInstance()` is a Setting__c. */
const settingRecord: Refinement = (target) => (target.kind === 'sobjectTypeToken' ? { kind: 'sobject', name: target.objectName } : null);
/** `this.clone()` of a project class. */
const sameObject: Refinement = (target) => target.type;
const enumOf: Refinement = (target) => (target.kind === 'typeLiteral' ? target.named : null);

const REFINEMENTS: Readonly<Record<string, Refinement>> = {
  'System.SObject.clone': sameRecord,
  'System.Object.clone': sameObject,
  'System.SObject.getInstance': settingRecord,
  'System.SObject.getOrgDefaults': settingRecord,
  'System.SObject.getValues': settingRecord,
  'System.SObject.getAll': (target) => {
    const record = settingRecord(target);
    return record === null ? null : mapOf(STRING, record);
  },
  'System.Enum.valueOf': enumOf,
  'System.Enum.values': (target) => {
    const constant = enumOf(target);
    return constant === null ? null : listOf(constant);
  },
};

export function refineResult(target: BoundExpression | null, method: MethodSymbol): ApexType {
  if (target === null) return method.result;
  return REFINEMENTS[`${method.owner}.${method.name}`]?.(target) ?? method.result;
}
