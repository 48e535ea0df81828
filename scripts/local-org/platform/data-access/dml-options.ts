/**
 * Implements Database.DMLOptions:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm
 */
import type { DmlRequest } from '../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { valueClass } from '../core/objects/value-class.ts';
import type { ValueObject } from '../core/objects/value-class.ts';

const assignmentRuleHeader = valueClass('Database.DMLOptions.AssignmentRuleHeader', { properties: ['AssignmentRuleId', 'UseDefaultRule'] });
const duplicateRuleHeader = valueClass('Database.DMLOptions.DuplicateRuleHeader', { properties: ['AllowSave', 'RunAsCurrentUser'] });
const emailHeader = valueClass('Database.DMLOptions.EmailHeader', {
  properties: ['TriggerAutoResponseEmail', 'TriggerOtherEmail', 'TriggerUserEmail'],
});

/** The headers exist from the start: `options.DuplicateRuleHeader.AllowSave = true`. */
const dmlOptions = valueClass('Database.DMLOptions', {
  properties: ['AllowFieldTruncation', 'AssignmentRuleHeader', 'DuplicateRuleHeader', 'EmailHeader', 'LocaleOptions', 'OptAllOrNone'],
  defaults: () => ({
    AssignmentRuleHeader: assignmentRuleHeader.create(),
    DuplicateRuleHeader: duplicateRuleHeader.create(),
    EmailHeader: emailHeader.create(),
  }),
});

export const dmlOptionsTables: readonly PlatformTypeTable[] = [
  dmlOptions.table,
  assignmentRuleHeader.table,
  duplicateRuleHeader.table,
  emailHeader.table,
];

export function isDmlOptions(value: unknown): value is ValueObject {
  const { javaScriptClass } = dmlOptions.table;
  return javaScriptClass !== undefined && value instanceof javaScriptClass;
}

/** Duplicate and assignment rules do not exist here, so that headers about them have nothing to change. */
export function optionsOf(options: ValueObject): DmlRequest['options'] {
  const allOrNone = options.get<boolean>('OptAllOrNone');
  return {
    allowFieldTruncation: options.get<boolean>('AllowFieldTruncation') === true,
    allowDuplicateSave: options.get<ValueObject>('DuplicateRuleHeader')?.get<boolean>('AllowSave') === true,
    ...(allOrNone === null ? {} : { optAllOrNone: allOrNone }),
  };
}
