/** A stream of the samples whose connector sees of them what their permission set gives; the administrator has a set of their own. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { createConnection, switchOn } from '../demo/connection.ts';
import { openLab } from './index.ts';
import type { Lab, LabUser, Values } from './index.ts';

export const samplesFolder = fileURLToPath(new URL('samples', import.meta.url));

export interface SampleLab {
  readonly lab: Lab;
  readonly connectionId: string;
  readonly streamId: string;
  /** As the administrator, who sees all of the fields that were asked for. */
  readonly save: (operation: 'insert' | 'update' | 'delete', values: Values) => string;
  /** What the destination has of the record; null while it has none. */
  readonly stored: (id: string) => Record<string, unknown> | null;
  /** Takes from the connector what it may see; returns how to give it back. */
  readonly hide: (what: 'object' | `${string}__c`) => () => void;
}

/** The stream's values are those of SynclineStream__c, without its connection and object. */
export async function openSampleLab(fields: readonly string[], values: Values = {}): Promise<SampleLab> {
  const lab = await openLab({ packages: [samplesFolder] });
  const admin = (): LabUser => lab.administrator();
  const connector = lab.user('connector@syncline.local');
  const samples = one("SELECT Id FROM PermissionSet WHERE Name = 'Samples'");
  insert('PermissionSetAssignment', { AssigneeId: connector.id, PermissionSetId: samples });
  letSee(admin());
  const profile = one("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  admin().dml('update', 'User', [{ Id: connector.id, ProfileId: profile }]);
  const connectionId = await createConnection(admin(), { name: 'Destination', receiverUrl: lab.receiver.url, connectorId: connector.id });
  const streamId = insert('SynclineStream__c', {
    Name: 'Samples',
    Connection__c: connectionId,
    ObjectName__c: 'Sample__c',
    Fields__c: JSON.stringify(fields.map((name) => ({ name }))),
    FrequencyMinutes__c: 1,
    Lookback__c: 'Everything',
    ...values,
  });
  await switchOn(connector, connectionId, admin());
  lab.jobs.advance(2 * 60_000);

  function one(soql: string): unknown {
    return admin().query(soql)[0]?.['Id'];
  }

  function insert(object: string, record: Values): string {
    return savedBy(admin().dml('insert', object, [record]));
  }

  function savedBy(results: ReturnType<LabUser['dml']>): string {
    const [saved] = results;
    assert.ok(saved?.success, JSON.stringify(saved?.errors));
    return String(saved.id);
  }

  function giveField(ParentId: unknown, field: string): void {
    insert('FieldPermissions', {
      ParentId,
      SobjectType: 'Sample__c',
      Field: `Sample__c.${field}`,
      PermissionsRead: true,
      PermissionsEdit: true,
    });
  }

  function giveObject(ParentId: unknown): void {
    const rights = { PermissionsRead: true, PermissionsViewAllRecords: true };
    insert('ObjectPermissions', { ParentId, SobjectType: 'Sample__c', ...rights });
  }

  function letSee(person: LabUser): void {
    const set = insert('PermissionSet', { Name: 'AllOfIt', Label: 'All of it' });
    for (const field of fields.filter((name) => name.endsWith('__c'))) giveField(set, field);
    insert('PermissionSetAssignment', { AssigneeId: person.id, PermissionSetId: set });
  }

  return {
    lab,
    connectionId,
    streamId,
    save: (operation, record) => savedBy(admin().dml(operation, 'Sample__c', [record])),
    stored(id) {
      const row = lab.receiver.stored('Sample__c').find((each) => each.id === id);
      return row?.data == null ? null : (JSON.parse(row.data) as Record<string, unknown>);
    },
    hide(what) {
      const [object, condition] =
        what === 'object' ? ['ObjectPermissions', "SobjectType = 'Sample__c'"] : ['FieldPermissions', `Field = 'Sample__c.${what}'`];
      const granted = () =>
        admin().query(`SELECT Id, Field FROM FieldPermissions WHERE SobjectType = 'Sample__c' AND ParentId = '${String(samples)}'`);
      const before = granted().map(({ Field }) => String(Field).replace('Sample__c.', ''));
      const row = one(`SELECT Id FROM ${object} WHERE ${condition} AND ParentId = '${String(samples)}'`);
      savedBy(admin().dml('delete', object, [{ Id: row }]));
      return () => {
        if (what === 'object') giveObject(samples);
        const left = new Set(granted().map(({ Field }) => String(Field).replace('Sample__c.', '')));
        for (const field of before) if (!left.has(field)) giveField(samples, field);
      };
    },
  };
}
