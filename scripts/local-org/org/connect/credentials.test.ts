/** Named and External Credentials from Apex and in Setup, as source and as an installed package. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { OrgRequest } from '../../contracts/org-service.ts';
import type { NamedCredentialPage, NamedCredentialRow, SetupChange, SetupRequest } from '../../contracts/setup-pages.ts';
import type { HttpCall } from '../http/exchange.ts';
import { forgetCredentialValues, handleRequest, openOrg, type OpenedOrg } from '../../index.ts';
import { scratchProject } from '../../host/test-support/scratch-project.ts';
import { runTestTransaction } from '../apex-tests/test-methods.ts';

const tool = `global without sharing class Tool {
  global static String url = 'https://api.example.com';
  global static String allowed = 'ns';
  static ConnectApi.ExternalCredentialInput external(String name, String tokenUrl) {
    ConnectApi.ExternalCredentialInput input = new ConnectApi.ExternalCredentialInput();
    input.developerName = name; input.masterLabel = 'A label';
    input.authenticationProtocol = ConnectApi.CredentialAuthenticationProtocol.OAuth;
    input.authenticationProtocolVariant = ConnectApi.CredentialAuthenticationProtocolVariant.ClientCredentialsClientSecret;
    ConnectApi.ExternalCredentialParameterInput parameter = new ConnectApi.ExternalCredentialParameterInput();
    parameter.parameterName = 'AuthProviderUrl'; parameter.parameterType = ConnectApi.ExternalCredentialParameterType.AuthProviderUrl; parameter.parameterValue = tokenUrl;
    input.parameters = new List<ConnectApi.ExternalCredentialParameterInput>{ parameter };
    ConnectApi.ExternalCredentialPrincipalInput principal = new ConnectApi.ExternalCredentialPrincipalInput();
    principal.principalName = 'Main'; principal.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal; principal.sequenceNumber = 1;
    input.principals = new List<ConnectApi.ExternalCredentialPrincipalInput>{ principal };
    return input;
  }
  static ConnectApi.NamedCredentialInput named(String name, String external) {
    ConnectApi.NamedCredentialInput input = new ConnectApi.NamedCredentialInput();
    input.developerName = name; input.masterLabel = 'A label'; input.calloutUrl = url; input.type = ConnectApi.NamedCredentialType.SecuredEndpoint;
    input.calloutOptions = new ConnectApi.NamedCredentialCalloutOptionsInput(); input.calloutOptions.generateAuthorizationHeader = true;
    ConnectApi.ExternalCredentialInput reference = new ConnectApi.ExternalCredentialInput(); reference.developerName = external;
    input.externalCredentials = new List<ConnectApi.ExternalCredentialInput>{ reference };
    ConnectApi.NamedCredentialParameterInput parameter = new ConnectApi.NamedCredentialParameterInput();
    parameter.parameterName = 'AllowedManagedPackageNamespaces'; parameter.parameterValue = allowed;
    parameter.parameterType = ConnectApi.NamedCredentialParameterType.AllowedManagedPackageNamespaces;
    input.parameters = new List<ConnectApi.NamedCredentialParameterInput>{ parameter };
    return input;
  }
  static ConnectApi.CredentialInput values(String external, String principal, ConnectApi.CredentialAuthenticationProtocolVariant variant) {
    ConnectApi.CredentialInput input = new ConnectApi.CredentialInput();
    input.externalCredential = external; input.principalName = principal; input.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal;
    input.authenticationProtocol = ConnectApi.CredentialAuthenticationProtocol.OAuth; input.authenticationProtocolVariant = variant;
    ConnectApi.CredentialValueInput id = new ConnectApi.CredentialValueInput(); id.value = 'client'; id.encrypted = false;
    ConnectApi.CredentialValueInput secret = new ConnectApi.CredentialValueInput(); secret.value = 'hush-' + 'hush'; secret.encrypted = true;
    input.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'clientId' => id, 'clientSecret' => secret };
    System.debug(input); System.debug(secret);
    return input;
  }
  static final ConnectApi.CredentialAuthenticationProtocolVariant RIGHT = ConnectApi.CredentialAuthenticationProtocolVariant.ClientCredentialsClientSecret;
  global static void pair(String name) { createExternal(name + 'Auth'); createNamed(name); }
  global static void createExternal(String name) { ConnectApi.NamedCredentials.createExternalCredential(external(name, 'https://auth.example.com/token')); }
  global static void createNamed(String name) { ConnectApi.NamedCredentials.createNamedCredential(named(name, name + 'Auth')); }
  global static void moveNamed(String name, String target) { url = target; ConnectApi.NamedCredentials.updateNamedCredential(name, named(null, name + 'Auth')); }
  global static void moveToken(String name, String target) { ConnectApi.NamedCredentials.updateExternalCredential(name, external(null, target)); }
  global static void moveShipped(String target) { url = target; ConnectApi.NamedCredentials.updateNamedCredential('ns__Shipped', named(null, 'ns__ShippedAuth')); }
  global static void removeShipped() { ConnectApi.NamedCredentials.deleteNamedCredential('ns__Shipped'); }
  global static void moveAllowed(String name, String namespaces) { allowed = namespaces; ConnectApi.NamedCredentials.updateNamedCredential(name, named(null, name + 'Auth')); }
  global static void remove(String name) { ConnectApi.NamedCredentials.deleteNamedCredential(name); ConnectApi.NamedCredentials.deleteExternalCredential(name + 'Auth'); }
  global static void removeExternal(String name) { ConnectApi.NamedCredentials.deleteExternalCredential(name); }
  global static void enter(String name) { ConnectApi.NamedCredentials.createCredential(values(name + 'Auth', 'Main', RIGHT)); }
  global static void replace(String name) { ConnectApi.NamedCredentials.updateCredential(values(name + 'Auth', 'Main', RIGHT)); }
  global static void enterFor(String name, String principal) { ConnectApi.NamedCredentials.createCredential(values(name + 'Auth', principal, RIGHT)); }
  global static void enterAsBasic(String name) { ConnectApi.NamedCredentials.createCredential(values(name + 'Auth', 'Main', ConnectApi.CredentialAuthenticationProtocolVariant.ClientCredentialsClientSecretBasic)); }
  global static void clear(String name) { ConnectApi.NamedCredentials.deleteCredential(name + 'Auth', 'Main', ConnectApi.CredentialPrincipalType.NamedPrincipal); }
  global static String status(String name) {
    ConnectApi.NamedCredential named = ConnectApi.NamedCredentials.getNamedCredential(name);
    ConnectApi.ExternalCredential external = ConnectApi.NamedCredentials.getExternalCredential(name + 'Auth');
    return named.calloutStatus + ' ' + external.authenticationStatus + ' ' + named.calloutUrl + ' ' + named.createdByNamespace;
  }
  global static String stored(String name) {
    ConnectApi.Credential credential = ConnectApi.NamedCredentials.getCredential(name + 'Auth', 'Main', ConnectApi.CredentialPrincipalType.NamedPrincipal);
    return credential.credentials.get('clientId').value + ' ' + credential.credentials.get('clientSecret').value;
  }
  global static String access(String name) {
    ConnectApi.ExternalCredentialPrincipal principal = ConnectApi.NamedCredentials.getExternalCredential(name + 'Auth').principals[0];
    List<String> names = new List<String>();
    for (ConnectApi.ExternalCredentialPrincipalAccess row : principal.principalAccess) { names.add(row.type + ':' + row.developerName); }
    return (principal.id == null ? 'no id' : String.valueOf(principal.id).left(3)) + ' ' + String.join(names, ',');
  }
  global static void grant(String name, String permissionSet) {
    Id principalId = ConnectApi.NamedCredentials.getExternalCredential(name + 'Auth').principals[0].id;
    insert as system new SetupEntityAccess(ParentId = [SELECT Id FROM PermissionSet WHERE Name = :permissionSet WITH SYSTEM_MODE].Id, SetupEntityId = principalId);
  }
  global static void permissionSet(String name, Id userId) {
    PermissionSet made = new PermissionSet(Name = name, Label = name);
    insert as system made;
    insert as system new PermissionSetAssignment(PermissionSetId = made.Id, AssigneeId = userId);
  }
  global static String call(String name) {
    HttpRequest request = new HttpRequest(); request.setEndpoint('callout:' + name + '/path'); request.setMethod('GET');
    return new Http().send(request).getBody();
  }
  global static void enterAndCall(String name) { replace(name); call(name); }
  global static void enterAndFail(String name) { enter(name); Integer one = 1 / 0; }
  global static void enterAndUndo(String name) { Savepoint before = Database.setSavepoint(); enter(name); Database.rollback(before); }
}`;

const xml = (type: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;
const files = {
  'externalCredentials/ShippedAuth.externalCredential-meta.xml': xml(
    'ExternalCredential',
    `<authenticationProtocol>Oauth</authenticationProtocol>
     <externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>Oauth</parameterName><parameterType>AuthProtocolVariant</parameterType><parameterValue>ClientCredentialsClientSecret</parameterValue></externalCredentialParameters>
     <externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>AuthProviderUrl</parameterName><parameterType>AuthProviderUrl</parameterType><parameterValue>https://auth.example.com/token</parameterValue></externalCredentialParameters>
     <externalCredentialParameters><parameterGroup>Main</parameterGroup><parameterName>Main</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
     <label>Shipped Auth</label>`,
  ),
  'namedCredentials/Shipped.namedCredential-meta.xml': xml(
    'NamedCredential',
    `<calloutStatus>Enabled</calloutStatus><generateAuthorizationHeader>true</generateAuthorizationHeader><label>Shipped</label>
     <namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://shipped.example.com</parameterValue></namedCredentialParameters>
     <namedCredentialParameters><externalCredential>ShippedAuth</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
     <namedCredentialType>SecuredEndpoint</namedCredentialType>`,
  ),
};

const sourceProject = scratchProject({ Tool: tool }, files);
const installedProject = scratchProject({ Tool: tool }, files, 'ns');

interface TestOrg {
  readonly opened: OpenedOrg;
  readonly calls: HttpCall[];
  /** The answer of a method of Tool, or its exception. */
  tool(call: string, username?: string): string;
  setup(request: SetupRequest, username?: string): unknown;
  change(name: string, change: Omit<SetupChange, 'id'>): NamedCredentialPage;
  ask(request: OrgRequest, username?: string): unknown;
  userId(username: string): string;
}

const admin = 'admin@local.org';
const clerk = 'clerk@local.org';
const cleanUps: (() => Promise<void> | void)[] = [];
after(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
  for (const project of [sourceProject, installedProject]) project.remove();
});

interface StartOptions {
  readonly installed?: boolean;
  readonly folder?: string | null;
  readonly newValuesKeepCallouts?: boolean;
}

function start(options: StartOptions = {}): TestOrg {
  const project = options.installed === true ? installedProject : sourceProject;
  const calls: HttpCall[] = [];
  const folder = options.folder ?? null;
  const opened = openOrg({
    project: {
      directory: project.folder,
      cacheFolder: join(project.folder, 'compiled'),
      ...(options.installed === true ? { installed: { customer: null } } : {}),
    },
    databaseFile: folder === null ? null : join(folder, 'org.sqlite'),
    stateFolder: folder,
    prepares: true,
    newValuesKeepCallouts: Int32Array.of(options.newValuesKeepCallouts === true ? 1 : 0),
    http: {
      call(call) {
        calls.push(call);
        const body = call.url.endsWith('/token') ? JSON.stringify({ access_token: 'token' }) : 'answer';
        return { ok: true, status: 200, statusText: 'OK', headers: [], body: Buffer.from(body) };
      },
      close: () => Promise.resolve(),
    },
  });
  cleanUps.push(() => opened.close());
  assert.deepEqual(opened.loaded.diagnostics, []);
  const { org } = opened;
  const userId = (username: string): string =>
    String(org.parts.storage.get('SELECT "Id" AS id FROM "User" WHERE "Username" = ?', [username])?.['id']);
  const ask = (request: OrgRequest, username = admin): unknown => {
    const response = handleRequest(org, userId(username), request);
    return response.ok ? response.value : response.errors.map(({ errorCode, message }) => `${errorCode}: ${message}`).join();
  };
  const change = (name: string, values: Omit<SetupChange, 'id'>): NamedCredentialPage => {
    const rows = ask({ kind: 'setup', request: { page: 'namedCredentials' } }) as NamedCredentialRow[];
    const id = rows.find((row) => row.name === name)?.id ?? '';
    return ask({ kind: 'setup', request: { page: 'changeNamedCredential', change: { id, ...values } } }) as NamedCredentialPage;
  };
  return {
    opened,
    calls,
    ask,
    change,
    userId,
    setup: (request, username) => ask({ kind: 'setup', request }, username),
    tool(call, username) {
      const source = `Object answer = null; ${options.installed === true ? 'ns.' : ''}Tool.${call};`.replace(
        /answer = null; (.*\.(?:status|stored|access|call)\()/,
        'answer = $1',
      );
      const result = ask({ kind: 'anonymous', source: `${source} System.debug('ANSWER ' + answer);` }, username) as {
        success: boolean;
        compileProblem: string | null;
        exceptionMessage: string | null;
        logs: string;
      };
      return result.success ? (/ANSWER (.*)/.exec(result.logs)?.[1] ?? '') : (result.compileProblem ?? result.exceptionMessage ?? '');
    },
  };
}

/** A second user without any right but what the profile `Standard User` gives. */
function addClerk(org: TestOrg, profile = 'Standard User'): void {
  const { storage } = org.opened.org.parts;
  const profileId = storage.get('SELECT "Id" AS id FROM "Profile" WHERE "Name" = ?', [profile])?.['id'];
  const values = { Username: clerk, Email: clerk, LastName: 'Clerk', Alias: 'clerk', ProfileId: profileId, TimeZoneSidKey: 'GMT' };
  const locale = { LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
  const [saved] = org.ask({
    kind: 'dml',
    operation: 'insert',
    object: 'User',
    records: [{ ...values, ...locale }],
    allOrNone: true,
  }) as { success: boolean }[];
  assert.equal(saved?.success, true);
}

/** A pair that may be called by the administrator. */
function callable(org: TestOrg, name: string): void {
  for (const call of [`pair('${name}')`, `enter('${name}')`, `permissionSet('${name}Callers', UserInfo.getUserId())`])
    assert.equal(org.tool(call), 'null', call);
  assert.equal(org.tool(`grant('${name}', '${name}Callers')`), 'null');
  assert.equal(org.change(name, { isEnabled: true }).isEnabled, true);
}

const inaccessible = (name: string): string =>
  `System.CalloutException: The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`;
const noCredential = (name: string): string =>
  `System.CalloutException: We couldn't access the credential(s). You might not have the required permissions, or the external credential "${name}" might not exist.`;
const connect = (message: string): string => `ConnectApi.ConnectApiException: ${message}`;
const invalidEndpoint = "System.CalloutException: Invalid endpoint: the URL can't have line breaks or other control characters";
const nameTaken = connect('This Name already exists or has been previously used. Please choose a different name.');

for (const installed of [false, true]) {
  const namespace = installed ? 'ns' : null;
  const mode = installed ? 'installed' : 'as source';

  test(`an org that is told so leaves callouts on where values alone are replaced, and at no other change (${mode})`, () => {
    const org = start({ installed, newValuesKeepCallouts: true });
    callable(org, 'Made');
    assert.equal(org.tool(`replace('Made')`), 'null');
    assert.match(org.tool(`status('Made')`), /^Enabled Configured/);
    assert.equal(org.tool(`call('Made')`), 'answer');
    assert.equal(org.tool(`moveToken('MadeAuth', 'https://other.example.com/token')`), 'null');
    assert.equal(org.tool(`call('Made')`), inaccessible('Made'));
  });

  test(`what Apex creates is disabled, and again after each change by Apex; Setup alone enables it (${mode})`, () => {
    const org = start({ installed });
    callable(org, 'Made');
    assert.equal(org.tool(`call('Made')`), 'answer');
    assert.deepEqual(
      org.calls.map(({ url }) => url),
      ['https://auth.example.com/token', 'https://api.example.com/path'],
    );
    const changes = [
      `moveNamed('Made', 'https://other.example.com')`,
      `moveToken('MadeAuth', 'https://other.example.com/token')`,
      `replace('Made')`,
    ];
    for (const change of changes) {
      assert.equal(org.tool(change), 'null');
      assert.match(org.tool(`status('Made')`), /^Disabled Configured/, change);
      assert.equal(org.tool(`call('Made')`), inaccessible('Made'), change);
      org.change('Made', { isEnabled: true });
      assert.equal(org.tool(`call('Made')`), 'answer', change);
    }
    assert.equal(org.tool(`status('Made')`), `Enabled Configured https://other.example.com ${namespace ?? 'null'}`);
    assert.equal(org.change('Made', { isEnabled: false }).isEnabled, false);
    assert.equal(org.tool(`call('Made')`), inaccessible('Made'));
  });

  test(`names are never given twice, and what is wrong is refused (${mode})`, () => {
    const org = start({ installed });
    for (const call of [`pair('Made')`, `enter('Made')`, `clear('Made')`, `enter('Made')`, `remove('Made')`])
      assert.equal(org.tool(call), 'null', call);
    const refusals: readonly (readonly [call: string, message: string | RegExp])[] = [
      [`createNamed('Made')`, nameTaken],
      [`createExternal('madeauth')`, nameTaken],
      [`createExternal('no_good__name')`, connect('Invalid developer name: no_good__name')],
      [`status('Made')`, connect("The requested named credential doesn't exist: Made")],
      [`enter('Made')`, connect("The requested external credential doesn't exist: MadeAuth")],
      [`createNamed('Lonely')`, connect("The requested external credential doesn't exist: LonelyAuth")],
    ];
    for (const [call, message] of refusals) assert.equal(org.tool(call), message, call);
    assert.equal(org.tool(`pair('Other')`), 'null');
    const ofOther: readonly (readonly [call: string, message: string])[] = [
      [
        `enterFor('Other', 'Nobody')`,
        connect("The principal Nobody of type NamedPrincipal doesn't exist on the external credential OtherAuth"),
      ],
      [
        `enterAsBasic('Other')`,
        connect("The authentication protocol variant ClientCredentialsClientSecretBasic doesn't match the external credential OtherAuth"),
      ],
      [`replace('Other')`, connect("The credential doesn't exist. Create it first.")],
      [`clear('Other')`, connect("The credential doesn't exist.")],
      [`moveNamed('Other', 'https://api.example.com/?key=1')`, connect("The URL can't have a query: https://api.example.com/?key=1")],
      [
        `moveNamed('Other', 'http://api.example.com')`,
        'System.CalloutException: The local org sends http:// to loopback addresses only, not to api.example.com: use https://',
      ],
      [`moveNamed('Other', 'https://user:pw@api.example.com')`, connect("The URL can't have a user name or password.")],
      [`moveNamed('Other', 'https://api.exam\\r\\nple.com')`, invalidEndpoint],
      [`removeExternal('OtherAuth')`, connect('The external credential OtherAuth is used by named credentials: Other')],
    ];
    for (const [call, message] of ofOther) assert.equal(org.tool(call), message, call);
    for (const change of ['url', 'tokenUrl'] as const) {
      const changed = (url: string): unknown => org.change('Other', { [change]: url });
      assert.equal(changed('https://user:pw@api.example.com'), "FIELD_INTEGRITY_EXCEPTION: The URL can't have a user name or password.");
      for (const text of ['https://api.exam\nple.com', 'https://api.example.com\r'])
        assert.equal(changed(text), invalidEndpoint.replace('System.CalloutException', 'FIELD_INTEGRITY_EXCEPTION'));
    }
    assert.equal(org.tool(`enter('Other')`), 'null');
    assert.equal(org.tool(`enter('Other')`), connect('A credential already exists for this principal. Update it instead.'));
  });

  test(`a write leaves work pending and rolls back with its transaction (${mode})`, () => {
    const org = start({ installed });
    callable(org, 'Made');
    assert.equal(
      org.tool(`enterAndCall('Made')`),
      'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out.',
    );
    assert.match(org.tool(`status('Made')`), /^Enabled Configured/, 'what failed changed nothing');
    assert.equal(org.tool(`clear('Made')`), 'null');
    assert.match(org.tool(`enterAndFail('Made')`), /Divide by 0/);
    assert.equal(org.tool(`enterAndUndo('Made')`), 'null');
    assert.match(org.tool(`status('Made')`), /^Disabled NotConfigured/);
  });

  test(`values are written and never read again, in no answer and no log (${mode})`, () => {
    const org = start({ installed });
    callable(org, 'Made');
    assert.equal(org.tool(`call('Made')`), 'answer');
    assert.equal(org.tool(`stored('Made')`), 'client null');
    const everywhere = JSON.stringify([
      org.opened.org.log.read(1000),
      org.opened.org.parts.storage.all('SELECT * FROM org_credential_value'),
      org.opened.org.parts.storage.all('SELECT * FROM org_credential_token'),
    ]);
    // What managed code logs is in no log of the org.
    if (installed) assert.doesNotMatch(everywhere, /CredentialValueInput/, 'managed code is silent');
    else assert.match(everywhere, /CredentialValueInput/, 'the input was logged');
    assert.doesNotMatch(everywhere, /hush-hush|"token"/);
  });

  test(`who may see and change them, and who may call through them (${mode})`, () => {
    const org = start({ installed });
    callable(org, 'Made');
    addClerk(org);
    // Apex of a package is run by whoever may run Apex here: the clerk gets that right alone.
    const { storage } = org.opened.org.parts;
    storage.run(
      `UPDATE "PermissionSet" SET "PermissionsAuthorApex" = 1 WHERE "ProfileId" = (SELECT "Id" FROM "Profile" WHERE "Name" = 'Standard User')`,
    );
    storage.commit();
    const refused = connect('You do not have permission to perform this action.');
    for (const call of [`status('Made')`, `stored('Made')`, `replace('Made')`, `moveNamed('Made', 'https://x.example.com')`, `pair('New')`])
      assert.equal(org.tool(call, clerk), refused, call);
    assert.equal(org.tool(`access('Made')`), '0pu PermissionSet:MadeCallers');
    assert.equal(org.tool(`access('Made')`, clerk), 'no id ', 'without View Setup some properties are empty');
    assert.match(String(org.setup({ page: 'namedCredentials' }, clerk)), /^INSUFFICIENT_ACCESS/);
    assert.equal(org.tool(`call('Made')`, clerk), noCredential('MadeAuth'), 'no permission set gives the principal');
    assert.equal(org.tool(`permissionSet('ClerkCallers', '${org.userId(clerk)}')`), 'null');
    assert.equal(org.tool(`grant('Made', 'ClerkCallers')`), 'null');
    assert.match(org.tool(`grant('Made', 'ClerkCallers')`), /DUPLICATE_VALUE/);
    assert.equal(org.tool(`call('Made')`, clerk), 'answer');
    const { records } = org.ask({
      kind: 'query',
      soql: "SELECT Id FROM ObjectPermissions WHERE SobjectType = 'UserExternalCredential' AND Parent.Profile.Name = 'Standard User'",
    }) as { records: { Id: string }[] };
    const lesser = records.map(({ Id }) => ({ Id, PermissionsModifyAllRecords: false }));
    assert.equal(lesser.length, 1);
    org.ask({ kind: 'dml', operation: 'update', object: 'ObjectPermissions', records: lesser, allOrNone: true });
    assert.equal(org.tool(`call('Made')`, clerk), noCredential('MadeAuth'), 'refreshed tokens cannot be stored as this user');
  });

  test(`a start keeps what Setup and Apex have set, and the values are sealed apart from the rest (${mode})`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const before = start({ installed, folder });
    callable(before, 'Made');
    const shipped = installed ? 'ns__Shipped' : 'Shipped';
    before.change(shipped, { isEnabled: false, ...(installed ? {} : { url: 'https://mine.example.com' }) });
    const page = (org: TestOrg, name: string) => org.change(name, {});
    const kept = [page(before, 'Made'), page(before, shipped)];

    const again = start({ installed, folder });
    assert.deepEqual([page(again, 'Made'), page(again, shipped)], kept);
    assert.equal(again.tool(`call('Made')`), 'answer');

    const { storage } = again.opened.org.parts;
    forgetCredentialValues(storage);
    storage.commit();
    const copy = start({ installed, folder });
    assert.equal(copy.tool(`status('Made')`), `Enabled NotConfigured https://api.example.com ${namespace ?? 'null'}`);
    assert.equal(copy.tool(`call('Made')`), noCredential('MadeAuth'));
    for (const file of readdirSync(folder).filter((name) => !name.endsWith('.log')))
      assert.ok(!readFileSync(join(folder, file)).includes('hush-hush'), file);
  });
}

test('what a package brought is locked, in Apex and in Setup, but for its callouts', () => {
  const org = start({ installed: true });
  const url = org.change('ns__Shipped', {});
  assert.deepEqual([url.isLocked, url.url, url.isEnabled], [true, 'https://shipped.example.com', true]);
  const locked = new RegExp(
    "Cannot modify managed object: entity=NamedCredentialParameter, component=0pv\\w{12}, field=ParameterValue, state=installed: newValue='https://other.example.com', oldValue='https://shipped.example.com'",
  );
  assert.match(org.tool(`moveShipped('https://other.example.com')`), locked);
  assert.match(JSON.stringify(org.change('ns__Shipped', { url: 'https://other.example.com' })), locked);
  assert.match(
    JSON.stringify(org.change('ns__Shipped', { tokenUrl: 'https://other.example.com/token' })),
    /entity=ExternalCredentialParameter, component=0pu/,
  );
  assert.match(org.tool(`removeShipped()`), /Cannot modify managed object: entity=NamedCredential, component=0XA\w{12}, state=installed/);
  assert.equal(org.change('ns__Shipped', { isEnabled: false }).isEnabled, false);
});

test('package code calls through what lists its namespace only', () => {
  const org = start({ installed: true });
  callable(org, 'Made');
  assert.equal(org.tool(`moveAllowed('Made', 'others')`), 'null');
  org.change('Made', { isEnabled: true });
  assert.equal(org.tool(`call('Made')`), inaccessible('Made'));
  assert.equal(org.tool(`moveAllowed('Made', 'others, NS')`), 'null');
  org.change('Made', { isEnabled: true });
  assert.equal(org.tool(`call('Made')`), 'answer');
});

test('Setup deletes what nothing uses, changes the list of namespaces, and neither of what a package brought', () => {
  const org = start({ installed: true });
  callable(org, 'Made');
  const page = org.change('Made', {});
  const remove = (what: 'namedCredential' | 'externalCredential' | 'principal', id: string | undefined): string =>
    JSON.stringify(org.setup({ page: 'deleteCredential', deletion: { what, id: id ?? '' } }));
  assert.deepEqual(org.change('Made', { allowedNamespaces: ['other', 'ns'] }).allowedNamespaces, ['other', 'ns']);
  assert.deepEqual(org.change('Made', { allowedNamespaces: [] }).allowedNamespaces, []);
  assert.match(org.tool(`call('Made')`), /couldn't access the endpoint/, 'a package that is not listed does not call');
  org.change('Made', { allowedNamespaces: ['ns'] });
  assert.equal(org.tool(`call('Made')`), 'answer');
  assert.match(remove('externalCredential', page.external?.id), /used by named credentials: A label/);
  assert.match(remove('principal', page.external?.principals[0]?.id), /isDeleted/);
  assert.equal(org.tool(`call('Made')`), noCredential('MadeAuth'));
  assert.match(remove('namedCredential', page.id), /isDeleted/);
  assert.match(org.tool(`call('Made')`), /couldn't access the endpoint/);
  assert.match(remove('externalCredential', page.external?.id), /isDeleted/);
  assert.match(remove('externalCredential', page.external?.id), /NOT_FOUND/);
  assert.match(remove('namedCredential', org.change('ns__Shipped', {}).id), /Cannot modify managed object/);
  assert.match(
    String(org.setup({ page: 'changeNamedCredential', change: { id: org.change('ns__Shipped', {}).id, allowedNamespaces: [] } })),
    /Cannot modify managed object/,
  );
});

test('SOQL gives the Id of a named credential, by which Setup finds it', () => {
  const org = start({ installed: true });
  assert.equal(org.tool(`pair('Made')`), 'null');
  const { records } = org.ask({
    kind: 'query',
    soql: 'SELECT Id, DeveloperName, NamespacePrefix, Endpoint FROM NamedCredential ORDER BY DeveloperName',
  }) as { records: Record<string, string>[] };
  assert.deepEqual(
    records.map(({ DeveloperName, NamespacePrefix, Endpoint }) => [DeveloperName, NamespacePrefix, Endpoint]),
    [
      ['Made', null, 'https://api.example.com'],
      ['Shipped', 'ns', 'https://shipped.example.com'],
    ],
  );
  const made = org.setup({ page: 'namedCredential', id: records[0]?.['Id']?.slice(0, 15) ?? '' }) as NamedCredentialPage;
  assert.equal(made.name, 'Made');
  assert.match(String(org.ask({ kind: 'query', soql: 'SELECT Id FROM ExternalCredential' })), /INVALID_TYPE/);
});

test('a test that does not see the data of the org calls none of it', () => {
  const { org, administratorId } = start().opened;
  const outcome = runTestTransaction(org, { user: org.userOf(administratorId), className: 'ToolTest' }, ({ project }) =>
    project.compileAnonymous('ConnectApi.NamedCredentials.getNamedCredentials();').run?.(),
  );
  assert.match(outcome.ok ? 'it ran' : outcome.failure.message, /ConnectApi methods are not supported in data siloed tests/);
});
