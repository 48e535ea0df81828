/** Classes, interfaces and triggers as orgs take them. */
import { runTestMethods } from '../host/test-support/run-test-methods.ts';

const triggerMetadata =
  '<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexTrigger>';

runTestMethods(
  {
    aClassAndATriggerMayHaveOneName: `
      AccountWork.run();
      insert new Account(Name = 'One');
      Assert.areEqual(1, AccountWork.runs, 'the class');
      Assert.areEqual('of the trigger 1', [SELECT Site FROM Account].Site, 'the trigger, with members of its own');
      Assert.areEqual('of the class', new AccountWork.Part().name);`,
    aFailureInSuchATriggerIsToldAsItsOwn: `
      try {
        insert new Account(Name = 'Refused');
        Assert.fail('The trigger throws.');
      } catch (DmlException refused) {
        Assert.isTrue(refused.getMessage().contains('Trigger.AccountWork: line 7, column 1'), refused.getMessage());
      }`,
    everyClassHasWhatObjectHas: `
      Printable printable = new Printed();
      Assert.areEqual('printed', printable.print());
      Assert.areEqual('Printed:[]', printable.toString());
      Assert.isTrue(printable.equals(printable));
      Assert.isFalse(printable.equals(new Printed()));
      Assert.areEqual(new Set<Printable>{ printable }.size(), 1);
      Assert.areEqual(printable.hashCode(), printable.hashCode());
      Printable named = new Named();
      Assert.areEqual('named', named.toString(), 'its own');
      Assert.areEqual(7, named.hashCode(), 'its own');
      Assert.isTrue(named.equals(new Named()), 'its own');`,
    aMapOfObjectStandsForAMapOfAnything: `
      Handler handler = new AnyHandler();
      Assert.areEqual('records 1', handler.handle(new Map<String, Account>{ 'a' => new Account() }));
      Assert.areEqual('texts 2', handler.count(new Map<Id, String>(), 2));
      Assert.areEqual('records 0', new AnyHandler().handle(new Map<String, Object>()));`,
    aPolymorphicReferenceIsOfWhatItRefersTo: `
      insert new Case(Subject = 'Owned');
      Case owned = [SELECT Owner.Name FROM Case];
      Assert.isTrue(owned.Owner instanceof User);
      Assert.isFalse(owned.Owner instanceof Group);
      Assert.isTrue(owned.Owner instanceof SObject);
      Contact person = new Contact(LastName = 'Person');
      insert person;
      insert new Task(Subject = 'Call', WhoId = person.Id);
      Task call = [SELECT What.Name, TYPEOF Who WHEN Contact THEN LastName ELSE Name END FROM Task];
      Assert.isTrue(call.Who instanceof Contact);
      Assert.isFalse(call.Who instanceof Lead);
      Assert.isFalse(call.What instanceof Account, 'Nothing is an instance of nothing.');
      Assert.areEqual('Person', ((Contact) call.Who).LastName);
      call = [SELECT TYPEOF Who WHEN Lead THEN Company ELSE Name END FROM Task];
      Assert.isTrue(call.Who instanceof Contact);
      try {
        Lead wrong = (Lead) call.Who;
        Assert.fail('It is a contact.');
      } catch (TypeException refused) {
        Assert.isTrue(refused.getMessage().endsWith('to Lead'), refused.getMessage());
      }`,
    aHierarchySettingWithoutOwnerIsTheOrgs: `
      insert new Config__c(Limit__c = 3);
      Assert.areEqual(UserInfo.getOrganizationId(), [SELECT SetupOwnerId FROM Config__c].SetupOwnerId);
      Assert.areEqual(3, Config__c.getOrgDefaults().Limit__c);
      Assert.areEqual(3, Config__c.getInstance().Limit__c);
      upsert new Config__c(Limit__c = 4, SetupOwnerId = UserInfo.getUserId());
      Assert.areEqual(4, Config__c.getInstance().Limit__c);`,
  },
  {
    AccountWork:
      "public class AccountWork {\npublic static Integer runs = 0;\npublic static void run() { runs++; }\npublic class Part { public String name = 'of the class'; }\n}",
    Printable: 'public interface Printable { String toString(); Boolean equals(Object other); Integer hashCode(); String print(); }',
    Printed: "public virtual class Printed implements Printable { public String print() { return 'printed'; } }",
    Named:
      "public class Named extends Printed { public override String toString() { return 'named'; } public Boolean equals(Object other) { return other instanceof Named; } public Integer hashCode() { return 7; } }",
    Handler:
      'public interface Handler { String handle(Map<String, Account> records); String count(Map<Id, String> texts, Integer amount); }',
    AnyHandler:
      "public class AnyHandler implements Handler { public String handle(Map<String, Object> records) { return 'records ' + records.size(); } public String count(Map<Id, Object> texts, Integer amount) { return 'texts ' + amount; } }",
  },
  {
    'triggers/AccountWork.trigger':
      "trigger AccountWork on Account (before insert) {\nInteger counted = 0;\nclass Part { public String name = 'of the trigger'; }\nvoid count() { counted++; }\ncount();\nTrigger.new[0].Site = new Part().name + ' ' + counted;\nif (Trigger.new[0].Name == 'Refused') { Integer zero = 0; counted = 1 / zero; }\n}",
    'triggers/AccountWork.trigger-meta.xml': triggerMetadata,
    'objects/Config__c/Config__c.object-meta.xml':
      '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Config</label><customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility></CustomObject>',
    'objects/Config__c/fields/Limit__c.field-meta.xml':
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Limit__c</fullName><label>Limit</label><type>Number</type><precision>18</precision><scale>0</scale></CustomField>',
  },
);
