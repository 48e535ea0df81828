import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { queryOrg } from '../test-support/query-org.ts';

const folder = mkdtempSync(join(tmpdir(), 'flows-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'flows'));
writeFileSync(
  join(folder, 'flows', 'On_Account.flow-meta.xml'),
  `<Flow xmlns="http://soap.sforce.com/2006/04/metadata"><label>On account</label><processType>AutoLaunchedFlow</processType>
  <start><object>Account</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType></start><status>Active</status></Flow>`,
);

test('FlowDefinitionView lists the flows of the project', () => {
  const { records } = queryOrg({ packageDirectories: [folder] }).query(
    "SELECT Label, TriggerType, RecordTriggerType, TriggerObjectOrEvent.QualifiedApiName FROM FlowDefinitionView WHERE ApiName = 'On_Account' AND IsActive = TRUE",
  );
  assert.deepEqual(
    records.map(({ fields, parents }) => [
      fields.get('Label'),
      fields.get('TriggerType'),
      fields.get('RecordTriggerType'),
      parents.get('TriggerObjectOrEvent')?.fields.get('QualifiedApiName'),
    ]),
    [['On account', 'RecordAfterSave', 'Create', 'Account']],
  );
});
