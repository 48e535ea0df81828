/** Objects that service agents use: opening times and quick texts. Source: Object Reference. */
import type { ObjectEntry } from './object-entry.ts';
import { audit, auditParents } from './audit.ts';

export const service: Readonly<Record<string, ObjectEntry>> = {
  OperatingHours: {
    fields: { ...audit, Name: 'String', Description: 'String', TimeZone: 'String' },
    parents: auditParents,
    children: {},
    keyPrefix: '0OH',
    is: ['permissionable', 'triggerable'],
    required: ['Name', 'TimeZone'],
  },
  QuickText: {
    fields: {
      ...audit,
      OwnerId: 'Id',
      Name: 'String',
      Category: 'String',
      Channel: 'String',
      FolderId: 'Id',
      FolderName: 'String',
      IsInsertable: 'Boolean',
      Message: 'String',
      SourceType: 'String',
    },
    parents: { ...auditParents, Owner: 'Name', Folder: 'Folder' },
    children: {},
    keyPrefix: '574',
    required: ['Name', 'Message'],
    types: { Channel: { type: 'MULTIPICKLIST' }, Message: { type: 'TEXTAREA', length: 4096 }, Category: { type: 'PICKLIST', length: 40 } },
  },
};
