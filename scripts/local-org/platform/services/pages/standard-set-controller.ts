/**
 * Implements ApexPages.StandardSetController:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_standardsetcontroller.htm
 */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexList, PlatformObject, SObjectValue, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';
import type { PageReferenceValue } from '../../core/web/page-reference.ts';
import type { QueryLocator } from '../../data-access/query-locator.ts';
import { objectPage } from './navigation.ts';
import { standardAction } from './standard-controller.ts';

/** "The maximum record limit for StandardSetController is 10,000 records." */
const maximumRecords = 10_000;
const defaultPageSize = 20;

class StandardSetController extends PlatformObject {
  readonly records: readonly SObjectValue[];
  readonly isComplete: boolean;
  readonly prototypeRecord: SObjectValue;
  pageSize = defaultPageSize;
  pageNumber = 1;
  selected: readonly SObjectValue[] = [];

  constructor(list: ApexList<SObjectValue>) {
    super();
    this.records = list.items.slice(0, maximumRecords);
    this.isComplete = list.size <= maximumRecords;
    const element = list.elementType;
    const objectName = this.records[0]?.objectName ?? (element.kind === 'sobject' ? element.name : 'SObject');
    this.prototypeRecord = new SObjectValue(objectName, []);
  }

  get pageCount(): number {
    return Math.max(1, Math.ceil(this.records.length / this.pageSize));
  }

  get pageRecords(): readonly SObjectValue[] {
    const start = (this.pageNumber - 1) * this.pageSize;
    return this.records.slice(start, start + this.pageSize);
  }

  turnTo(page: number): void {
    this.pageNumber = Math.min(Math.max(1, page), this.pageCount);
  }
}
definePlatformClass(StandardSetController, 'ApexPages.StandardSetController');

type Controller = StandardSetController;

const anyRecord = { kind: 'sobject', name: 'SObject' } as const;

function listOf(records: readonly SObjectValue[]): ApexList<SObjectValue> {
  return new ApexList<SObjectValue>({ ...anyRecord, name: records[0]?.objectName ?? 'SObject' }, [...records]);
}

/** Fields set on getRecord() go to every selected record. */
function save(controller: Controller): PageReferenceValue | null {
  const { prototypeRecord, selected } = controller;
  for (const record of selected) for (const [name, value] of prototypeRecord.fields) record.writeField(name, value);
  const changed = selected.length > 0 ? selected : controller.records;
  return standardAction('update', changed, () => objectPage(prototypeRecord.objectName));
}

function select(controller: Controller, records: ApexList<SObjectValue> | null): void {
  const chosen = requireArgument(records).items;
  const known = new Set(controller.records.map(({ id }) => id));
  if (chosen.some(({ id }) => !known.has(id)))
    throw apexException('System.SObjectException', 'Record not found in the set of the controller');
  controller.selected = [...chosen];
}

export const standardSetControllerTable: PlatformTypeTable = {
  name: 'ApexPages.StandardSetController',
  javaScriptClass: StandardSetController,
  members: {
    'new (List<SObject>)': (records: ApexList<SObjectValue> | null) => new StandardSetController(requireArgument(records)),
    'new (Database.QueryLocator)': (locator: QueryLocator | null) => new StandardSetController(requireArgument(locator).fetchAll()),
    'cancel()': (controller: Controller) => objectPage(controller.prototypeRecord.objectName),
    'first()': (controller: Controller) => controller.turnTo(1),
    'getCompleteResult()': (controller: Controller) => controller.isComplete,
    'getHasNext()': (controller: Controller) => controller.pageNumber < controller.pageCount,
    'getHasPrevious()': (controller: Controller) => controller.pageNumber > 1,
    'getPageNumber()': (controller: Controller) => controller.pageNumber,
    'getPageSize()': (controller: Controller) => controller.pageSize,
    'getRecord()': (controller: Controller) => controller.prototypeRecord,
    'getRecords()': (controller: Controller) => listOf(controller.pageRecords),
    'getResultSize()': (controller: Controller) => controller.records.length,
    'getSelected()': (controller: Controller) => listOf(controller.selected),
    'last()': (controller: Controller) => controller.turnTo(controller.pageCount),
    'next()': (controller: Controller) => controller.turnTo(controller.pageNumber + 1),
    'previous()': (controller: Controller) => controller.turnTo(controller.pageNumber - 1),
    'save()': save,
    'setPageNumber(Integer)': (controller: Controller, page: number) => controller.turnTo(page),
    'setPageSize(Integer)': (controller: Controller, size: number) => void (controller.pageSize = Math.max(1, size)),
    'setSelected(List<SObject>)': select,
  },
};
