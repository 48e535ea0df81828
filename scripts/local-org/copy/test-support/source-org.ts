/** An org to copy: people, a custom setting, a credential with values, work that waits, and texts that name the org. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { OrgRequest, OrgSession } from '../../contracts/org-service.ts';
import { scratchProject, type ScratchProject } from '../../host/test-support/scratch-project.ts';
import { startOrg, type LocalOrg } from '../../index.ts';
import { openStorage } from '../../storage/index.ts';

export const startsAt = Date.parse('2026-11-21T10:00:00Z');
export const secret = 'production-secret-4711';

const classes = {
  Later: `public with sharing class Later implements Queueable, Schedulable {
    public String text;
    public Later(String text) { this.text = text; }
    public void execute(QueueableContext context) { insert as system new Account(Name = text); }
    public void execute(SchedulableContext context) { insert as system new Account(Name = 'scheduled ' + text); }
  }`,
  Mailer: `public with sharing class Mailer {
    public static void send() {
      Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage();
      mail.setToAddresses(new List<String>{ 'somebody@example.com' });
      mail.setSubject('x'); mail.setPlainTextBody('x');
      Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail });
    }
  }`,
};

const files = {
  'objects/Local__c/Local__c.object-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><customSettingsType>Hierarchy</customSettingsType><label>Local</label><visibility>Protected</visibility></CustomObject>`,
  'objects/Local__c/fields/Note__c.field-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Note__c</fullName><label>Note</label><length>255</length><type>Text</type></CustomField>`,
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
};

export interface Person {
  ask(request: OrgRequest): Promise<unknown>;
  /** What anonymous Apex printed, or why it failed. */
  apex(source: string): Promise<string>;
  rows(soql: string): Promise<Record<string, unknown>[]>;
}

export interface SourceOrg {
  readonly project: ScratchProject;
  readonly org: LocalOrg;
  readonly admin: Person;
  close(): Promise<void>;
}

export async function personOf(org: LocalOrg, username: string): Promise<Person> {
  const session = (await org.login(username, 'right')) as OrgSession;
  const ask = async (request: OrgRequest): Promise<unknown> => {
    const response = await org.execute(session, request);
    assert.ok(response.ok, JSON.stringify(response));
    return response.value;
  };
  return {
    ask,
    async apex(source) {
      const result = (await ask({ kind: 'anonymous', source })) as Record<string, string | boolean | null>;
      return result['success'] === true
        ? String(result['logs']).replace(/^\S+ DEBUG /gm, '')
        : String(result['compileProblem'] ?? result['exceptionMessage']);
    },
    rows: async (soql) => ((await ask({ kind: 'query', soql })) as { records: Record<string, unknown>[] }).records,
  };
}

export function openCopy(project: ScratchProject, stateFolder: string): Promise<LocalOrg> {
  return startOrg({
    projectFolder: project.folder,
    stateFolder,
    threads: 1,
    clock: { startsAt },
    administrator: { username: 'admin@example.com' },
  });
}

export async function openSource(): Promise<SourceOrg> {
  const project = scratchProject(classes, files);
  const org = await openCopy(project, project.stateFolder);
  const close = async (): Promise<void> => {
    await org.close();
    project.remove();
  };
  try {
    return { project, org, admin: await fill(org), close };
  } catch (error) {
    // What is left open would keep the test running.
    await close();
    throw error;
  }
}

async function fill(org: LocalOrg): Promise<Person> {
  await org.setPassword('admin@example.com', 'right');
  const admin = await personOf(org, 'admin@example.com');
  const saved = await admin.apex(`ConnectApi.CredentialInput input = new ConnectApi.CredentialInput();
    input.externalCredential = 'Auth'; input.principalName = 'Main'; input.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal;
    ConnectApi.CredentialValueInput id = new ConnectApi.CredentialValueInput(); id.value = 'client'; id.encrypted = false;
    ConnectApi.CredentialValueInput word = new ConnectApi.CredentialValueInput(); word.value = '${secret}'; word.encrypted = true;
    input.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'clientId' => id, 'clientSecret' => word };
    ConnectApi.NamedCredentials.createCredential(input);`);
  assert.equal(saved, '');
  await admin.apex(`insert new Local__c(SetupOwnerId = UserInfo.getOrganizationId(), Note__c = 'kept');
    String id18 = UserInfo.getOrganizationId();
    insert new Account(Name = 'names', Description = id18 + ' and ' + id18.left(15) + '!');
    Messaging.reserveSingleEmailCapacity(1); Mailer.send();`);
  await admin.apex(`System.enqueueJob(new Later('queued for ' + UserInfo.getOrganizationId()), 5);`);
  await admin.apex(`System.schedule('hourly', '0 0 * * * ?', new Later('every hour'));`);
  return admin;
}

/** Straight from the file, past all access. */
export function sql(stateFolder: string, text: string): Record<string, unknown>[] {
  const storage = openStorage(join(stateFolder, 'org.sqlite'));
  try {
    return storage.all(text);
  } finally {
    storage.close();
  }
}
