/** Visualforce controllers, generated SOAP stubs, Metadata components and what else needs an org, in test methods. */
import { runTestMethods } from '../../host/test-support/run-test-methods.ts';

function metadataField(name: string, reference: string): [string, string] {
  return [
    `objects/Rule__mdt/fields/${name}.field-meta.xml`,
    `<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>${name}</fullName><label>${name}</label><type>MetadataRelationship</type>${reference}</CustomField>`,
  ];
}

runTestMethods(
  {
    keepsMessages: `
      ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.INFO, 'short'));
      ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.ERROR, 'short', 'long'));
      Assert.isTrue(ApexPages.hasMessages(ApexPages.Severity.ERROR) && !ApexPages.hasMessages(ApexPages.Severity.FATAL));
      Assert.areEqual('short', ApexPages.getMessages()[0].getDetail());
      Assert.areEqual('long', ApexPages.getMessages()[1].getDetail());
      Test.clearApexPageMessages();
      Assert.isFalse(ApexPages.hasMessages());`,
    showsEachFailedRow: `
      try { insert new List<Account>{ new Account(), new Account() }; } catch (DmlException e) { ApexPages.addMessages(e); }
      Assert.areEqual(2, ApexPages.getMessages().size());
      Assert.areEqual('Required fields are missing: [Name]', ApexPages.getMessages()[0].getSummary());`,
    hasAPage: `
      ApexPages.currentPage().getParameters().put('id', 'x');
      Assert.areEqual('x', ApexPages.currentPage().getParameters().get('id'));
      Test.setCurrentPage(new PageReference('/other?a=1'));
      Assert.areEqual('1', ApexPages.currentPage().getParameters().get('a'));`,
    savesOneRecord: `
      ApexPages.StandardController controller = new ApexPages.StandardController(new Account(Name = 'a'));
      Assert.isNull(controller.getId());
      PageReference next = controller.save();
      Assert.areEqual('/' + controller.getId(), next.getUrl());
      ((Account) controller.getRecord()).Name = null;
      Assert.isNull(controller.save());
      Assert.areEqual('Required fields are missing: [Name]', ApexPages.getMessages()[0].getSummary());
      controller.delete();
      Assert.areEqual(0, [SELECT COUNT() FROM Account]);`,
    turnsPages: `
      List<Account> accounts = new List<Account>();
      for (Integer i = 0; i < 25; i++) accounts.add(new Account(Name = 'a' + i));
      insert accounts;
      ApexPages.StandardSetController controller = new ApexPages.StandardSetController(Database.getQueryLocator('SELECT Id, Name FROM Account ORDER BY Name'));
      Assert.areEqual(20, controller.getRecords().size());
      Assert.isTrue(controller.getHasNext() && !controller.getHasPrevious());
      controller.next();
      Assert.areEqual(5, controller.getRecords().size());
      controller.setSelected(controller.getRecords());
      ((Account) controller.getRecord()).Site = 'here';
      controller.save();
      Assert.areEqual(5, [SELECT COUNT() FROM Account WHERE Site = 'here']);`,
    mocksSoap: `
      Test.setMock(WebServiceMock.class, new SoapMock());
      Map<String, Object> response = new Map<String, Object>();
      WebServiceCallout.invoke(new SoapMock(), 'question', response, new List<String>{ 'http://x', '', 'ns', 'ask', 'ns', 'askResponse', 'T' });
      Assert.areEqual('question to http://x by ask', response.get('response_x'));`,
    refusesSoapWithoutMock: `
      try { WebServiceCallout.invoke(null, null, new Map<String, Object>(), new List<String>()); Assert.fail(); }
      catch (TypeException e) { Assert.areEqual('Methods defined as TestMethod do not support Web service callouts', e.getMessage()); }`,
    holdsMetadata: `
      Metadata.CustomMetadata record = new Metadata.CustomMetadata();
      record.fullName = 'T.R';
      record.values.add(new Metadata.CustomMetadataValue());
      Metadata.DeployContainer container = new Metadata.DeployContainer();
      container.addMetadata(record);
      Assert.isTrue(container.getMetadata()[0] instanceof Metadata.CustomMetadata);
      Assert.areEqual('T.R', container.getMetadata()[0].fullName);
      try { Metadata.Operations.enqueueDeployment(container, null); Assert.fail(); }
      catch (AsyncException e) { Assert.areEqual('Metadata cannot be deployed from within a test', e.getMessage()); }`,
    writesMetadataAsJson: `
      Metadata.DeployMessage message = new Metadata.DeployMessage();
      message.fullName = 'T.R';
      Assert.areEqual('{"fullName":"T.R"}', JSON.serialize(message));`,
    seesASession: `Assert.isTrue(UserInfo.getSessionId().endsWith('!ApexTestSession'));`,
    keepsDecimalsOfRevenue: `
      Account a = new Account(Name = 'a', AnnualRevenue = 12345.67);
      insert a;
      Assert.areEqual(12345.67, [SELECT AnnualRevenue FROM Account].AnnualRevenue);`,
    schedulesFor2100: `Assert.isNotNull(System.schedule('later', '0 0 * * * ? 2100', new Later()));`,
    countsQueriesOfLongText: `
      List<Rule__mdt> rules = [SELECT DeveloperName FROM Rule__mdt];
      Assert.areEqual(0, Limits.getQueries());
      rules = [SELECT Text__c FROM Rule__mdt];
      Assert.areEqual(1, Limits.getQueries());`,
    keepsCursorsInJobs: `
      insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') };
      Test.startTest();
      System.enqueueJob(new Reader(Database.getCursor('SELECT Name FROM Account ORDER BY Name')));
      Test.stopTest();
      Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'read b']);`,
    typesEmptyResults: `Assert.areEqual(Account.SObjectType, Database.query('SELECT Id, (SELECT Id FROM Contacts) FROM Account').getSObjectType());`,
    followsControllingFields: `
      Rule__mdt rule = [SELECT First__r.QualifiedApiName, Second__r.QualifiedApiName FROM Rule__mdt];
      Assert.areEqual('Name AnnualRevenue', rule.First__r.QualifiedApiName + ' ' + rule.Second__r.QualifiedApiName);
      Assert.areEqual('000000000000000AAA', ((Rule__mdt) JSON.deserialize(JSON.serialize(rule), Rule__mdt.class)).First__r.Id);`,
    creditsProfiles: `Assert.isNotNull([SELECT CreatedById FROM Profile WHERE Name = 'System Administrator'].CreatedById);`,
    refusesToStripAggregates: `
      insert new Account(Name = 'a');
      try { Security.stripInaccessible(AccessType.READABLE, [SELECT Name FROM Account GROUP BY Name]); Assert.fail(); }
      catch (UnsupportedOperationException e) { Assert.areEqual('AggregateResult SObject types are not supported', e.getMessage()); }`,
    putsNewRecords: `
      Map<Id, Account> accounts = new Map<Id, Account>();
      accounts.putAll(new List<Account>{ new Account() });
      Assert.areEqual(1, accounts.size());
      try { accounts = new Map<Id, Account>(new List<Account>{ new Account() }); Assert.fail(); }
      catch (ListException e) { Assert.areEqual('Row with null Id at index: 0', e.getMessage()); }`,
    passesOverOffsets: `Assert.areEqual(Datetime.valueOf('2020-01-02 03:04:05'), Datetime.valueOf('2020-01-02 03:04:05-0800'));`,
    holdsChangeEventHeaders: `
      Assert.areEqual(0, new eventbus.ChangeEventHeader().changedFields.size());
      eventbus.ChangeEventHeader header = new eventbus.ChangeEventHeader();
      header.ChangeType = 'CREATE';
      header.setRecordIds(new List<String>{ 'a' });
      Assert.areEqual('CREATEa', header.getChangeType() + header.RecordIds[0]);`,
  },
  {
    SoapMock: `@IsTest public class SoapMock implements WebServiceMock {
      public void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String action, String requestName, String namespace, String name, String type) {
        response.put('response_x', request + ' to ' + endpoint + ' by ' + requestName);
      }
    }`,
    Reader: `public class Reader implements Queueable {
      Database.Cursor cursor;
      public Reader(Database.Cursor cursor) { this.cursor = cursor; }
      public void execute(QueueableContext context) {
        List<Account> rows = cursor.fetch(1, 1);
        rows[0].Name = 'read ' + rows[0].Name;
        update rows;
      }
    }`,
    Later: `public class Later implements Schedulable { public void execute(SchedulableContext context) {} }`,
  },
  {
    'objects/Rule__mdt/Rule__mdt.object-meta.xml':
      '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Rule</label><pluralLabel>Rules</pluralLabel></CustomObject>',
    ...Object.fromEntries(
      [
        ['First', 'Object__c'],
        ['Second', 'Other__c'],
      ].flatMap(([field = '', object = '']) => [
        metadataField(object, '<referenceTo>EntityDefinition</referenceTo>'),
        metadataField(
          `${field}__c`,
          `<metadataRelationshipControllingField>Rule__mdt.${object}</metadataRelationshipControllingField><referenceTo>FieldDefinition</referenceTo>`,
        ),
      ]),
    ),
    'customMetadata/Rule.One.md-meta.xml': `<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"><label>One</label>${[
      ['Object__c', 'Contact'],
      ['First__c', 'name'],
      ['Other__c', 'account'],
      ['Second__c', 'AnnualRevenue'],
    ]
      .map(([field, value]) => `<values><field>${field}</field><value>${value}</value></values>`)
      .join('')}</CustomMetadata>`,
    'objects/Rule__mdt/fields/Text__c.field-meta.xml':
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Text__c</fullName><label>Text</label><type>LongTextArea</type><length>32768</length></CustomField>',
  },
);
