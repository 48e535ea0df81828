/** Implements System.Test: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { typeName } from '../../contracts/types.ts';
import { deliverEvents, failEvents, startTest, stopTest } from '../../org/apex-tests/test-methods.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import type { ApexList } from '../../values/index.ts';
import {
  PlatformObject,
  apexException,
  definePlatformClass,
  type ApexDatetime,
  type SObjectTypeToken,
  type TypeToken,
} from '../../values/index.ts';
import { clearMessages, setCurrentPage } from './pages/messages.ts';
import { loadData } from './test-data.ts';

class TestBroker extends PlatformObject {}
definePlatformClass(TestBroker, 'eventbus.TestBroker');

function setMock(interfaceType: TypeToken | null, mock: unknown): void {
  const { test } = orgTransaction();
  if (test === null) throw apexException('System.TypeException', 'Test.setMock may be called from test methods only');
  if (interfaceType === null || mock === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  const name = typeName(interfaceType.named);
  test.mocks.set(name.includes('.') ? name : `System.${name}`, mock);
}

function setCreatedDate(id: string, created: ApexDatetime): void {
  const { org, schema } = orgTransaction();
  const object = schema.findObjectByKeyPrefix(id.slice(0, 3));
  if (object === null) throw apexException('System.InvalidParameterValueException', `Invalid id: ${id}`);
  org.parts.systemRows.update(object.name, id, { CreatedDate: created, LastModifiedDate: created, SystemModstamp: created });
}

function createStub(type: TypeToken, provider: unknown): object {
  const { named } = type;
  if (named.kind !== 'declared' || named.origin !== 'project')
    throw apexException('System.TypeException', `Cannot create a stub of ${type.apexToString()}`);
  return orgTransaction().project.createStub(named.name, provider);
}

function standardPricebookId(): string {
  const row = orgTransaction().storage.get('SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1');
  return String(row?.['Id'] ?? '01s000000000001AAA');
}

export const testTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Test',
    members: {
      'static createStub(Type, StubProvider)': createStub,
      'static startTest()': startTest,
      'static stopTest()': stopTest,
      'static isRunningTest()': () => orgTransaction().isTest,
      'static setMock(Type, Object)': setMock,
      'static setCreatedDate(Id, Datetime)': setCreatedDate,
      'static getStandardPricebookId()': standardPricebookId,
      'static getEventBus()': () => new TestBroker(),
      'static loadData(Schema.SObjectType, String)': (type: SObjectTypeToken, resource: string) => loadData(type.objectName, resource),
      'static setFixedSearchResults(List<String>)': (ids: ApexList<string>): void => {
        const { test } = orgTransaction();
        if (test !== null) test.fixedSearchResults = [...ids.items];
      },
      'static setCurrentPage(Object)': setCurrentPage,
      'static setCurrentPageReference(Object)': setCurrentPage,
      'static clearApexPageMessages()': clearMessages,
      'static calculatePermissionSetGroup(String)': () => undefined,
      'static calculatePermissionSetGroup(List<String>)': () => undefined,
      'static enableChangeDataCapture()': () => undefined,
      'static setReadOnlyApplicationMode(Boolean)': () => undefined,
    },
  },
  {
    name: 'eventbus.TestBroker',
    javaScriptClass: TestBroker,
    members: {
      'deliver()': () => deliverEvents(),
      'fail()': () => failEvents(),
    },
  },
];
