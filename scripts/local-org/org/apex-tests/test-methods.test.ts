/** Test methods as the org runs them: jobs at stopTest, fresh limits, mocks, mail. Each Apex test below is one test here. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openOrg } from '../../host/open-org.ts';
import { isolated, runTestTransaction } from './test-methods.ts';
import { scratchProject } from '../../host/test-support/scratch-project.ts';

const project = scratchProject({
  Counter: `public with sharing class Counter implements Queueable, Database.AllowsCallouts {
    private String name;
    private transient String secret;
    private Map<String, List<Integer>> numbers = new Map<String, List<Integer>>{ 'a' => new List<Integer>{ 1, 2 } };
    public static Integer runs = 0;
    public static String status;
    public Counter(String name) { this.name = name; this.secret = 's'; }
    public void execute(QueueableContext context) {
        runs++;
        status = [SELECT Status FROM AsyncApexJob WHERE Id = :context.getJobId()].Status;
        System.attachFinalizer(new CounterFinalizer(name));
        if (name == 'fail') { throw new IllegalArgumentException('asked to fail'); }
        if (name == 'loop') { while (true) { runs++; } }
        if (name == 'queries') { for (Integer i = 0; i < 300; i++) { List<Account> a = [SELECT Id FROM Account LIMIT 1]; } }
        if (name == 'two') { System.enqueueJob(new Counter('x')); }
        insert new Account(Name = name + ':' + secret + ':' + numbers.get('a').size() + ':' + System.isQueueable());
    }
}`,
  CounterFinalizer: `public with sharing class CounterFinalizer implements Finalizer {
    private String name;
    public CounterFinalizer(String name) { this.name = name; }
    public void execute(FinalizerContext context) {
        insert new Account(Name = 'final ' + name + ' ' + context.getResult().name() + ' ' + (context.getException() == null ? 'none' : context.getException().getMessage()));
    }
}`,
  FutureThing: `public class FutureThing {
    @future(callout=true)
    public static void later(String name, Set<Id> ids) {
        insert new Account(Name = 'future ' + name + ' ' + System.isFuture() + ' ' + ids.size());
    }
}`,
  BatchThing: `public class BatchThing implements Database.Batchable<SObject>, Database.Stateful {
    public Integer seen = 0;
    public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id, Name FROM Account'); }
    public void execute(Database.BatchableContext context, List<Account> scope) { seen += scope.size(); for (Account a : scope) { a.Site = 'batched'; } update scope; }
    public void finish(Database.BatchableContext context) { insert new Contact(LastName = 'finished ' + seen); }
}`,
  Nightly: `public class Nightly implements Schedulable {
    public void execute(SchedulableContext context) { insert new Account(Name = 'scheduled ' + (context.getTriggerId() != null)); }
}`,
  OrgTest: `@IsTest
private class OrgTest {
    @IsTest static void queueableRuns() {
        Test.startTest();
        Id job = System.enqueueJob(new Counter('one'));
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        Assert.areEqual('Queued', [SELECT Status FROM AsyncApexJob WHERE Id = :job].Status);
        Test.stopTest();
        Assert.areEqual(1, Counter.runs);
        Assert.areEqual('Processing', Counter.status);
        List<String> names = new List<String>();
        for (Account a : [SELECT Name FROM Account ORDER BY CreatedDate, Id]) { names.add(a.Name); }
        Assert.areEqual('one:null:2:true|final one SUCCESS none', String.join(names, '|'));
        AsyncApexJob row = [SELECT Status, JobType, ApexClass.Name FROM AsyncApexJob WHERE Id = :job];
        Assert.areEqual('Completed', row.Status);
        Assert.areEqual('Queueable', row.JobType);
    }
    @IsTest static void failureReachesStopTestAndFinalizer() {
        try {
            Test.startTest();
            System.enqueueJob(new Counter('fail'));
            Test.stopTest();
            Assert.fail('expected');
        } catch (IllegalArgumentException e) {
            Assert.areEqual('asked to fail', e.getMessage());
        }
        Assert.areEqual('final fail UNHANDLED_EXCEPTION asked to fail', [SELECT Name FROM Account].Name);
    }
    @IsTest static void chainRefusedInTests() {
        try {
            Test.startTest();
            System.enqueueJob(new Counter('two'));
            Test.stopTest();
            Assert.fail('expected');
        } catch (System.AsyncException e) {
            Assert.areEqual('Maximum stack depth has been reached.', e.getMessage());
        }
    }
    @IsTest static void futureRuns() {
        Test.startTest();
        FutureThing.later('f', new Set<Id>());
        Assert.areEqual(1, Limits.getFutureCalls());
        Test.stopTest();
        Assert.areEqual('future f true 0', [SELECT Name FROM Account].Name);
    }
    @IsTest static void scheduleRuns() {
        Test.startTest();
        String id = System.schedule('nightly', '0 0 3 * * ?', new Nightly());
        CronTrigger row = [SELECT CronExpression, State, CronJobDetail.Name, TimesTriggered FROM CronTrigger WHERE Id = :id];
        Assert.areEqual('0 0 3 * * ?', row.CronExpression);
        Assert.areEqual('nightly', row.CronJobDetail.Name);
        try { System.schedule('nightly', '0 0 3 * * ?', new Nightly()); Assert.fail('x'); } catch (AsyncException e) { Assert.areEqual('The Apex job named "nightly" is already scheduled for execution.', e.getMessage()); }
        Test.stopTest();
        Assert.areEqual('scheduled true', [SELECT Name FROM Account].Name);
    }
    @IsTest static void limitsReset() {
        List<Account> a = [SELECT Id FROM Account];
        Assert.areEqual(1, Limits.getQueries());
        Test.startTest();
        Assert.areEqual(0, Limits.getQueries());
        Assert.areEqual(100, Limits.getLimitQueries());
        Test.stopTest();
        Assert.areEqual(1, Limits.getQueries());
    }
    private class Mock implements HttpCalloutMock {
        public HttpResponse respond(HttpRequest request) {
            HttpResponse response = new HttpResponse();
            response.setStatusCode(201);
            response.setBody(request.getMethod() + ' ' + request.getEndpoint() + ' ' + request.getBody());
            response.setHeader('X-One', '1');
            return response;
        }
    }
    private static HttpResponse call() {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('callout:Thing/x');
        request.setMethod('POST');
        request.setBody('b');
        return new Http().send(request);
    }
    @IsTest static void mockAnswers() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        HttpResponse response = call();
        Assert.areEqual('POST callout:Thing/x b', response.getBody());
        Assert.areEqual('1', response.getHeader('x-one'));
        Assert.areEqual(1, Limits.getCallouts());
    }
    @IsTest static void uncommittedWork() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        insert new Account(Name = 'x');
        try { call(); Assert.fail('expected'); } catch (CalloutException e) { Assert.areEqual('You have uncommitted work pending. Please commit or rollback before calling out.', e.getMessage()); }
        Test.startTest();
        Assert.areEqual(201, call().getStatusCode());
        Test.stopTest();
    }
    @IsTest static void noMock() {
        try { call(); Assert.fail('expected'); } catch (System.TypeException e) { Assert.areEqual('Methods defined as TestMethod do not support Web service callouts', e.getMessage()); }
    }
    @IsTest static void mailAndInfo() {
        Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
        mail.setToAddresses(new List<String>{ 'a@example.com' });
        mail.setSubject('hi');
        mail.setPlainTextBody('body');
        List<Messaging.SendEmailResult> results = Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail });
        Assert.isTrue(results[0].isSuccess());
        Assert.areEqual(1, Limits.getEmailInvocations());
        Assert.isNotNull(UserInfo.getUserId());
        Assert.areEqual(Quiddity.RUNTEST_SYNC, System.Request.getCurrent().getQuiddity());
        Assert.isTrue(OrgLimits.getMap().containsKey('DailyAsyncApexExecutions'));
        Assert.areEqual(250000, OrgLimits.getMap().get('DailyAsyncApexExecutions').getLimit());
        System.debug(LoggingLevel.INFO, 'hello');
    }
    @IsTest static void duplicates() {
        AsyncOptions options = new AsyncOptions();
        options.DuplicateSignature = new QueueableDuplicateSignature.Builder().addString('a').addInteger(1).build();
        System.enqueueJob(new Counter('one'), options);
        try { System.enqueueJob(new Counter('one'), options); Assert.fail('expected'); } catch (DuplicateMessageException e) { Assert.areEqual('Attempt to enqueue job with duplicate queueable signature', e.getMessage()); }
    }
    @IsTest static void batchRuns() {
        List<Account> accounts = new List<Account>();
        for (Integer i = 0; i < 150; i++) { accounts.add(new Account(Name = 'A' + i)); }
        insert accounts;
        Test.startTest();
        Database.executeBatch(new BatchThing(), 200);
        Test.stopTest();
        Assert.areEqual('finished 150', [SELECT LastName FROM Contact].LastName);
        Assert.areEqual(150, [SELECT COUNT() FROM Account WHERE Site = 'batched']);
    }
    @IsTest static void savepointThenCallout() {
        Test.setMock(HttpCalloutMock.class, new Mock());
        Savepoint sp = Database.setSavepoint();
        insert new Account(Name = 'x');
        Database.rollback(sp);
        Database.releaseSavepoint(sp);
        Assert.areEqual(201, call().getStatusCode());
    }
}`,
});
const opened = openOrg({ project: { directory: project.folder, cacheFolder: null }, databaseFile: null, prepares: true });
after(async () => {
  await opened.close();
  project.remove();
});

const { org } = opened;
const methods =
  org.parts.project.findType('OrgTest')?.methods.filter(({ annotations }) => annotations.some(({ name }) => name === 'istest')) ?? [];
assert.deepEqual(opened.loaded.diagnostics, []);

for (const method of methods) {
  test(method.name, () => {
    const outcome = isolated(org, 'method', () =>
      runTestTransaction(org, { user: org.userOf(opened.administratorId), className: 'OrgTest' }, ({ project: apex }) =>
        apex.invoke(method, null, []),
      ),
    );
    assert.equal(outcome.ok ? null : `${outcome.failure.message}\n${outcome.failure.stackTrace}`, null);
  });
}
