/** The org through its door: threads, jobs, callouts, faults. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { OrgRequest, OrgSession } from '../contracts/org-service.ts';
import type { NamedCredentialRow, SetupChange } from '../contracts/setup-pages.ts';
import { startOrg, type LocalOrg } from '../index.ts';
import { scratchProject, type ScratchProject } from './test-support/scratch-project.ts';

const classes = {
  Job: `public with sharing class Job implements Queueable, Database.AllowsCallouts {
    private String name; private Integer left; private transient String secret = 'x';
    public Job(String name, Integer left) { this.name = name; this.left = left; }
    public void execute(QueueableContext context) {
      System.attachFinalizer(new Link(name, left));
      if (name.startsWith('call')) { Caller.get('/x'); }
      if (name == 'fails') { throw new IllegalArgumentException('asked to fail'); }
      insert as system new Account(Name = name + ' ' + left + ' ' + secret);
    }
  }`,
  Link: `public with sharing class Link implements Finalizer {
    private String name; private Integer left;
    public Link(String name, Integer left) { this.name = name; this.left = left; }
    public void execute(FinalizerContext context) {
      if (context.getResult() == ParentJobResult.UNHANDLED_EXCEPTION) { insert as system new Account(Name = 'failed: ' + context.getException().getMessage()); return; }
      if (left > 0) {
        AsyncOptions options = new AsyncOptions();
        options.MaximumQueueableStackDepth = 100;
        System.enqueueJob(new Job(name, left - 1), options);
      }
    }
  }`,
  Caller: `public with sharing class Caller {
    public static String get(String path) {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('callout:Destination' + path);
      request.setMethod('GET');
      return new Http().send(request).getBody();
    }
    @AuraEnabled public static Map<String, Object> greet(String name, Integer times, List<Id> ids) {
      return new Map<String, Object>{ 'text' => name.repeat(times), 'ids' => ids.size(), 'today' => Date.newInstance(2026, 1, 2) };
    }
    @AuraEnabled(cacheable=true) public static void writes() { insert as system new Account(Name = 'x'); }
    @AuraEnabled public static void refuses() { AuraHandledException e = new AuraHandledException('told'); e.setMessage('told'); throw e; }
  }`,
  Nightly: `public with sharing class Nightly implements Schedulable {
    public void execute(SchedulableContext context) { insert as system new Account(Name = 'night'); }
  }`,
};

const files = {
  'externalCredentials/Auth.externalCredential-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<ExternalCredential xmlns="http://soap.sforce.com/2006/04/metadata"><authenticationProtocol>Oauth</authenticationProtocol>
<externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>Oauth</parameterName><parameterType>AuthProtocolVariant</parameterType><parameterValue>ClientCredentialsClientSecretBasic</parameterValue></externalCredentialParameters>
<externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>AuthProviderUrl</parameterName><parameterType>AuthProviderUrl</parameterType><parameterValue>https://auth.example.com/token</parameterValue></externalCredentialParameters>
<externalCredentialParameters><parameterGroup>Main</parameterGroup><parameterName>Main</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
<label>Auth</label></ExternalCredential>`,
  'namedCredentials/Destination.namedCredential-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<NamedCredential xmlns="http://soap.sforce.com/2006/04/metadata"><calloutStatus>Enabled</calloutStatus><generateAuthorizationHeader>true</generateAuthorizationHeader><label>Destination</label>
<namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://api.example.com</parameterValue></namedCredentialParameters>
<namedCredentialParameters><externalCredential>Auth</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
<namedCredentialType>SecuredEndpoint</namedCredentialType></NamedCredential>`,
  'permissionsets/Caller.permissionset-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Auth-Main</externalCredentialPrincipal></externalCredentialPrincipalAccesses><label>Caller</label></PermissionSet>`,
};

/** Gives out tokens that hold for three calls. */
const destinationSource = `
const { createServer } = require('node:http');
const { parentPort } = require('node:worker_threads');
let tokens = 0; let uses = 0;
createServer((request, response) => {
  if (request.url === '/token') {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const isRight = request.headers.authorization === 'Basic ' + Buffer.from('client:se%3Acret').toString('base64') && body.includes('grant_type=client_credentials');
      tokens += 1; uses = 0;
      response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isRight ? { access_token: 'token' + tokens, token_type: 'Bearer' } : { error: 'invalid_client', error_description: 'wrong secret' }));
    });
    return;
  }
  uses += 1;
  if (request.headers.authorization !== 'Bearer token' + tokens || uses > 3) { response.writeHead(401); response.end('expired'); return; }
  response.end(request.url + ' with ' + tokens);
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;

let project: ScratchProject;
let org: LocalOrg;
let session: OrgSession;
let destination: Worker;
const start = Date.parse('2026-11-21T10:00:00Z');

async function open(startsAt: number): Promise<void> {
  org = await startOrg({
    projectFolder: project.folder,
    stateFolder: project.stateFolder,
    threads: 2,
    clock: { startsAt },
    administrator: { username: 'admin@example.com' },
  });
  await org.setPassword('admin@example.com', 'right');
  session = (await org.login('admin@example.com', 'right')) as OrgSession;
}

before(async () => {
  project = scratchProject(classes, files);
  destination = new Worker(destinationSource, { eval: true });
  const port = await new Promise<number>((resolve) => destination.once('message', resolve));
  await open(start);
  await changeCredential({ url: `http://127.0.0.1:${port}`, tokenUrl: `http://127.0.0.1:${port}/token` });
});

after(async () => {
  await org.close();
  await destination.terminate();
  project.remove();
});

async function ask(request: OrgRequest): Promise<unknown> {
  const response = await org.execute(session, request);
  assert.ok(response.ok, JSON.stringify(response));
  return response.value;
}

async function changeCredential(change: Omit<SetupChange, 'id'>): Promise<void> {
  const [row] = (await ask({ kind: 'setup', request: { page: 'namedCredentials' } })) as NamedCredentialRow[];
  await ask({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id: row?.id ?? '', ...change } } });
}

async function apex(source: string): Promise<string> {
  const result = (await ask({ kind: 'anonymous', source })) as {
    success: boolean;
    compileProblem: string | null;
    exceptionMessage: string | null;
    logs: string;
  };
  return result.success ? result.logs.replace(/^\S+ DEBUG /gm, '') : (result.compileProblem ?? result.exceptionMessage ?? '');
}

async function names(where = 'Name != null'): Promise<string[]> {
  const { records } = (await ask({ kind: 'query', soql: `SELECT Name FROM Account WHERE ${where} ORDER BY Id` })) as {
    records: { Name: string }[];
  };
  return records.map(({ Name }) => Name);
}

test('a wrong password opens no session', async () => {
  assert.equal(await org.login('admin@example.com', 'wrong'), null);
  assert.equal(await org.login('nobody@example.com', 'right'), null);
  assert.deepEqual(await org.findSession(session.sessionId), session);
});

test('a chain of queueables goes on by its finalizer, transient fields come back null', async () => {
  await apex(`System.enqueueJob(new Job('chain', 6), new AsyncOptions());`);
  await apex(`AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 100; System.enqueueJob(new Job('chain', 6), o);`);
  await org.jobs.settled();
  assert.equal((await names(`Name LIKE 'chain%'`)).length, 14);
  assert.ok((await names(`Name LIKE 'chain%'`)).includes('chain 6 null'));
});

test('work that is rolled back queues nothing', async () => {
  assert.match(await apex(`System.enqueueJob(new Job('never', 0)); Integer i = 1 / 0;`), /Divide by 0/);
  await org.jobs.settled();
  assert.deepEqual(await names(`Name LIKE 'never%'`), []);
});

test('a failed job is told to its finalizer', async () => {
  await apex(`System.enqueueJob(new Job('fails', 0));`);
  await org.jobs.settled();
  assert.deepEqual(await names(`Name LIKE 'fail%'`), ['failed: asked to fail']);
  const jobs = (await ask({ kind: 'jobs' })) as { status: string; detail: string | null }[];
  assert.ok(jobs.some(({ status, detail }) => status === 'Failed' && detail === 'System.IllegalArgumentException: asked to fail'));
});

test('a callout needs access to the principal and its secret', async () => {
  const refused = `System.CalloutException: We couldn't access the credential(s). You might not have the required permissions, or the external credential "Auth" might not exist.`;
  assert.equal(await apex(`Caller.get('/x');`), refused);
  await apex(
    `insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Caller'].Id);`,
  );
  assert.equal(await apex(`Caller.get('/x');`), refused);
  const store = `ConnectApi.CredentialInput input = new ConnectApi.CredentialInput();
    input.externalCredential = 'Auth'; input.principalName = 'Main'; input.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal;
    input.authenticationProtocol = ConnectApi.CredentialAuthenticationProtocol.OAuth;
    input.authenticationProtocolVariant = ConnectApi.CredentialAuthenticationProtocolVariant.ClientCredentialsClientSecretBasic;
    ConnectApi.CredentialValueInput id = new ConnectApi.CredentialValueInput(); id.value = 'client'; id.encrypted = false;
    ConnectApi.CredentialValueInput secret = new ConnectApi.CredentialValueInput(); secret.value = 'se:cret'; secret.encrypted = true;
    input.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'clientId' => id, 'clientSecret' => secret };
    System.debug(ConnectApi.NamedCredentials.createCredential(input).authenticationStatus);`;
  assert.equal(await apex(store), 'Configured');
  // Apex has written: Setup must allow callouts again.
  assert.match(await apex(`Caller.get('/x');`), /The callout couldn't access the endpoint/);
  await changeCredential({ isEnabled: true });
  assert.equal(await apex(`System.debug(Caller.get('/x'));`), '/x with 1');
  assert.equal(
    await apex(`for (Integer i = 0; i < 4; i++) { System.debug(Caller.get('/y')); }`),
    '/y with 1\n/y with 1\n/y with 2\n/y with 2',
  );
});

test('a callout after DML is refused; plain URLs need a remote site', async () => {
  assert.equal(
    await apex(`insert new Account(Name = 'pending'); Caller.get('/x');`),
    'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out.',
  );
  const plain = `HttpRequest r = new HttpRequest(); r.setEndpoint('https://example.com/a'); r.setMethod('GET'); new Http().send(r);`;
  assert.equal(
    await apex(plain),
    'System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://example.com/a',
  );
});

test('the org answers while a job is held at its callout', async () => {
  org.faults.setPlan([{ match: { className: 'Job' }, action: { kind: 'holdAtCallout', callout: 1, when: 'after', milliseconds: 60_000 } }]);
  await apex(`System.enqueueJob(new Job('call', 0));`);
  await apex(`insert new Account(Name = 'meanwhile');`);
  assert.deepEqual(await names(`Name = 'meanwhile' OR Name LIKE 'call%'`), ['meanwhile']);
  org.faults.openGate();
  await org.jobs.settled();
  org.faults.setPlan([]);
  assert.deepEqual(await names(`Name LIKE 'call%'`), ['call 0 null']);
});

test('components get typed parameters in and plain values out', async () => {
  const call = { kind: 'aura', className: 'Caller', cacheable: false } as const;
  assert.deepEqual(await ask({ ...call, method: 'greet', parameters: { name: 'ab', times: 2, ids: ['001000000000001AAA'] } }), {
    text: 'abab',
    ids: 1,
    today: '2026-01-02',
  });
  const refused = await org.execute(session, { ...call, method: 'refuses', parameters: {} });
  assert.deepEqual(!refused.ok && [refused.errors[0]?.message, refused.errors[0]?.exceptionType], ['told', 'System.AuraHandledException']);
  const written = await org.execute(session, { ...call, method: 'writes', parameters: {}, cacheable: true });
  assert.equal(!written.ok && written.errors[0]?.message, 'Too many DML statements: 1');
});

test('a schedule fires when the clock reaches it, once for all the times it missed', async () => {
  await apex(`System.schedule('nightly', '0 0 * * * ?', new Nightly());`);
  org.clock?.set(start + 3_600_000);
  await org.jobs.settled();
  assert.equal((await names(`Name = 'night'`)).length, 1);
  org.clock?.advance(5 * 3_600_000);
  await org.jobs.settled();
  assert.equal((await names(`Name = 'night'`)).length, 2);
  assert.match(await apex(`System.debug([SELECT TimesTriggered FROM CronTrigger].TimesTriggered);`), /^2$/);
});

test('a transaction that commits late leaves rows with old stamps', async () => {
  org.faults.setPlan([{ match: { quiddity: 'ANONYMOUS', occurrence: 1 }, action: { kind: 'commitLate', milliseconds: 600_000 } }]);
  await apex(`insert new Account(Name = 'late');`);
  org.faults.setPlan([]);
  assert.equal(
    await apex(
      `System.debug((System.now().getTime() - [SELECT SystemModstamp FROM Account WHERE Name = 'late'].SystemModstamp.getTime()) / 1000);`,
    ),
    '600',
  );
});

test('a killed job is lost without finalizer, or begins again', async () => {
  org.faults.setPlan([
    { match: { className: 'Job', occurrence: 1 }, action: { kind: 'kill', at: { kind: 'beforeCommit' }, then: 'lost' } },
  ]);
  await apex(`System.enqueueJob(new Job('lost', 1));`);
  await org.jobs.settled();
  assert.deepEqual(await names(`Name LIKE 'lost%'`), []);
  org.faults.setPlan([
    { match: { className: 'Job', occurrence: 1 }, action: { kind: 'kill', at: { kind: 'beforeCommit' }, then: 'restarted' } },
  ]);
  await apex(`System.enqueueJob(new Job('again', 0));`);
  await org.jobs.settled();
  org.faults.setPlan([]);
  assert.deepEqual(await names(`Name LIKE 'again%'`), ['again 0 null']);
});

test('what waits and who is logged in survive a restart', async () => {
  org.jobs.setPaused(true);
  await apex(`System.enqueueJob(new Job('restart', 0));`);
  const now = org.clock?.now() ?? start;
  await org.close();
  const before = session;
  await open(now);
  assert.deepEqual(await org.findSession(before.sessionId), before);
  await org.jobs.settled();
  assert.equal((await names(`Name LIKE 'restart%'`)).length, 1);
});

test('the recycle bin keeps a record for 15 days, after which queryAll does not find it', async () => {
  const day = 86_400_000;
  const saved = (await ask({
    kind: 'dml',
    operation: 'insert',
    object: 'Lead',
    records: [{ LastName: 'Binned', Company: 'C' }],
    allOrNone: true,
  })) as {
    id: string;
  }[];
  const records = [{ Id: saved[0]?.id }];
  await ask({ kind: 'dml', operation: 'delete', object: 'Lead', records, allOrNone: true });
  const found = async (): Promise<number> =>
    ((await ask({ kind: 'query', soql: `SELECT Id FROM Lead WHERE LastName = 'Binned'`, allRows: true })) as { totalSize: number })
      .totalSize;
  org.clock?.advance(15 * day - 60_000);
  assert.equal(await found(), 1);
  org.clock?.advance(120_000);
  assert.equal(await found(), 0);
  const [undeleted] = (await ask({ kind: 'dml', operation: 'undelete', object: 'Lead', records, allOrNone: false })) as {
    success: boolean;
  }[];
  assert.equal(undeleted?.success, false);
});
