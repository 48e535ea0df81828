/** The people who share the work on an account or a case. Source: Object Reference. */
import type { ObjectEntry } from './object-entry.ts';
import { audit, auditParents, auditWithoutDeleted } from './audit.ts';

export const teams: Readonly<Record<string, ObjectEntry>> = {
  AccountTeamMember: {
    fields: {
      ...audit,
      AccountId: 'Id',
      UserId: 'Id',
      TeamMemberRole: 'String',
      PhotoUrl: 'String',
      Title: 'String',
      AccountAccessLevel: 'String',
      OpportunityAccessLevel: 'String',
      CaseAccessLevel: 'String',
      ContactAccessLevel: 'String',
    },
    parents: { ...auditParents, Account: 'Account', User: 'User' },
    children: {},
    keyPrefix: '01M',
    is: ['notUndeletable', 'triggerable'],
    required: ['AccountId', 'UserId'],
    fieldsThatAre: { cascading: ['AccountId'], masterDetail: ['AccountId'] },
    valueSets: { TeamMemberRole: 'SalesTeamRole' },
    childOf: [{ parent: 'Account', relationshipName: 'AccountTeamMembers', field: 'AccountId' }],
    controlledBy: 'Account',
  },
  CaseTeamRole: {
    fields: { ...auditWithoutDeleted, Name: 'String', AccessLevel: 'String', PreferencesVisibleInCSP: 'Boolean' },
    parents: auditParents,
    children: {},
    keyPrefix: '0B7',
  },
  CaseTeamMember: {
    fields: { ...auditWithoutDeleted, ParentId: 'Id', MemberId: 'Id', TeamRoleId: 'Id' },
    parents: { ...auditParents, Parent: 'Case', Member: 'Name', TeamRole: 'CaseTeamRole' },
    children: {},
    keyPrefix: '0B6',
    is: ['notUndeletable', 'triggerable'],
    required: ['ParentId', 'MemberId', 'TeamRoleId'],
    childOf: [{ parent: 'Case', relationshipName: 'TeamMembers', field: 'ParentId' }],
  },
};
