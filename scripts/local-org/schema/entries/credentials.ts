/** Credentials as the Tooling API and permissions know them; Apex and SOQL see none of them. Source: Tooling API and Object Reference. */
import type { ObjectEntry } from './object-entry.ts';
import { auditParents, auditWithoutDeleted } from './audit.ts';

export const credentials: Readonly<Record<string, ObjectEntry>> = {
  ExternalCredential: {
    fields: {
      ...auditWithoutDeleted,
      DeveloperName: 'String',
      MasterLabel: 'String',
      NamespacePrefix: 'String',
      AuthenticationProtocol: 'String',
    },
    parents: auditParents,
    children: {},
    keyPrefix: '0pt',
    is: ['readOnly', 'unqueryable'],
  },
  ExternalCredentialParameter: {
    fields: {
      ...auditWithoutDeleted,
      ExternalCredentialId: 'Id',
      ParameterName: 'String',
      ParameterType: 'String',
      ParameterGroup: 'String',
    },
    parents: { ...auditParents, ExternalCredential: 'ExternalCredential' },
    children: {},
    keyPrefix: '0pu',
    is: ['readOnly', 'unqueryable'],
  },
  NamedCredentialParameter: {
    fields: { ...auditWithoutDeleted, NamedCredentialId: 'Id', ParameterName: 'String', ParameterType: 'String' },
    parents: { ...auditParents, NamedCredential: 'NamedCredential' },
    children: {},
    keyPrefix: '0pv',
    is: ['readOnly', 'unqueryable'],
  },
  UserExternalCredential: {
    fields: auditWithoutDeleted,
    parents: auditParents,
    children: {},
    keyPrefix: '0px',
    is: ['permissionable', 'readOnly', 'unqueryable'],
    profileAccess: 'credvm',
  },
};
