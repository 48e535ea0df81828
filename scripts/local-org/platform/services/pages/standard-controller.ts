/**
 * Implements ApexPages.StandardController:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ApexPages_StandardController.htm
 */
import { transaction } from '../../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import type { SObjectValue } from '../../../values/index.ts';
import { ApexException, PlatformObject, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';
import type { PageReferenceValue } from '../../core/web/page-reference.ts';
import { addMessages } from './messages.ts';
import { objectPage, recordPage } from './navigation.ts';

class StandardController extends PlatformObject {
  readonly record: SObjectValue;

  constructor(record: SObjectValue | null) {
    super();
    this.record = requireArgument(record);
  }
}
definePlatformClass(StandardController, 'ApexPages.StandardController');

/** Standard actions run as the user; what they refuse is shown on the page, which stays (null). */
export function standardAction(
  operation: 'insert' | 'update' | 'delete',
  records: readonly SObjectValue[],
  next: () => PageReferenceValue,
): PageReferenceValue | null {
  try {
    transaction().database.dml({
      operation,
      records,
      allOrNone: true,
      access: 'user',
      sharing: true,
      externalIdField: null,
      options: null,
    });
  } catch (thrown) {
    if (!(thrown instanceof ApexException) || thrown.dmlRows.length === 0) throw thrown;
    addMessages(thrown);
    return null;
  }
  return next();
}

function save({ record }: StandardController): PageReferenceValue | null {
  return standardAction(record.id === null ? 'insert' : 'update', [record], () => recordPage(record.id));
}

function addFields(): never {
  // The record is given with the controller, so that its fields are always loaded before.
  throw apexException(
    'System.SObjectException',
    "You cannot call addFields after you've already loaded the data. This must be the first thing in your constructor.",
  );
}

export const standardControllerTable: PlatformTypeTable = {
  name: 'ApexPages.StandardController',
  javaScriptClass: StandardController,
  members: {
    'new (SObject)': (record: SObjectValue | null) => new StandardController(record),
    'addFields(List<String>)': addFields,
    'cancel()': ({ record }: StandardController) => (record.id === null ? objectPage(record.objectName) : recordPage(record.id)),
    'delete()': ({ record }: StandardController) => standardAction('delete', [record], () => objectPage(record.objectName)),
    'edit()': ({ record }: StandardController) => recordPage(record.id, '/e'),
    'getId()': ({ record }: StandardController) => record.id,
    'getRecord()': ({ record }: StandardController) => record,
    'save()': save,
    'view()': ({ record }: StandardController) => recordPage(record.id),
  },
};
