/** Makes the connection and its streams as the setup pages do, and switches it on. */
import type { Lab } from '../lab/index.ts';
import { syncedStreams } from './streams.ts';
import type { SyncedStream } from './streams.ts';

function apexText(text: string): string {
  return `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}

function streamSource({ object, fields, filter, rule, frequencyMinutes, hasMerges }: SyncedStream): string {
  const mapping = fields.map(({ name, outward }) => ({ name, ...(outward === undefined ? {} : { outward }) }));
  const values: Record<string, string> = {
    Name: apexText(object),
    Connection__c: 'connectionId',
    ObjectName__c: apexText(object),
    Fields__c: apexText(JSON.stringify(mapping)),
    FrequencyMinutes__c: String(frequencyMinutes),
    IsOn__c: 'true',
    HasDeletions__c: 'true',
    HasMerges__c: String(hasMerges),
    Lookback__c: apexText('Everything'),
  };
  if (filter !== undefined) values['Filter__c'] = apexText(JSON.stringify(filter.engine));
  if (rule !== undefined) {
    values['RuleName__c'] = apexText(rule.name);
    values['RuleObject__c'] = apexText(rule.object);
    values['Rule__c'] = apexText(JSON.stringify(rule.engine));
  }
  const assignments = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return `setup.addStream(new Stream__c(${assignments.join(', ')}));`;
}

/** Answers the connection's Id. */
export function setUp(lab: Lab): string {
  const admin = lab.administrator();
  const [permissionSet] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Gadgets'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: permissionSet?.['Id'] }]);
  admin.anonymous(`
    ConnectionSetupService setup = new ConnectionSetupService();
    setup.saveCredential('Destination1', 'syncline-demo', 'syncline-demo-secret');
    Id connectionId = setup.createDraft('Converging destination', 'Sandbox', 'Destination1');
    ${syncedStreams.map(streamSource).join('\n')}
    setup.switchOn(connectionId);
  `);
  const [connection] = admin.query('SELECT Id FROM Connection__c');
  if (typeof connection?.['Id'] !== 'string') throw new Error('There is no connection after setup');
  return connection['Id'];
}
