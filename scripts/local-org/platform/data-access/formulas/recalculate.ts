/**
 * Implements Formula.recalculateFormulas:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Formula.htm
 */
import { transaction } from '../../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { fillFormulas } from '../../../database/records/reader.ts';
import type { SObjectValue } from '../../../values/index.ts';
import { ApexList, PlatformObject, definePlatformClass, platformType, requireArgument } from '../../../values/index.ts';

class FormulaRecalcResult extends PlatformObject {
  readonly record: SObjectValue;

  constructor(record: SObjectValue) {
    super();
    this.record = record;
  }
}
definePlatformClass(FormulaRecalcResult, 'System.FormulaRecalcResult');

/** "Updates (recalculates) all formula fields on the input SObjects", from their values in memory and their parents in the database. */
export function recalculateFormulas(records: ApexList<SObjectValue> | null): ApexList<FormulaRecalcResult> {
  const { schema } = transaction();
  const results = requireArgument(records).items.map((record) => {
    const given = requireArgument(record);
    const object = schema.findObject(given.objectName);
    if (object !== null) fillFormulas(object, given, new Map());
    return new FormulaRecalcResult(given);
  });
  return new ApexList(platformType('System.FormulaRecalcResult'), results);
}

export const recalculationTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.FormulaRecalcResult',
    javaScriptClass: FormulaRecalcResult,
    members: {
      'getErrors()': () => new ApexList(platformType('System.FormulaRecalcFieldError')),
      'getSObject()': ({ record }: FormulaRecalcResult) => record,
      'isSuccess()': () => true,
    },
  },
];
