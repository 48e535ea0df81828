/** The shares, feeds and histories of standard objects that the list lacks. Source: Object Reference, "StandardObjectNameShare", "...Feed", "...History". */
import type { ObjectEntry } from './object-entry.ts';
import { audit } from './audit.ts';

export const companions: Readonly<Record<string, ObjectEntry>> = {
  CampaignShare: { ...share('Campaign', ['CampaignAccessLevel']), keyPrefix: '08s' },
  OrderShare: share('Order', ['OrderAccessLevel']),
  ContactFeed: feed('Contact'),
  CaseFeed: feed('Case'),
  LeadFeed: feed('Lead'),
  OpportunityFeed: feed('Opportunity'),
  TaskFeed: feed('Task'),
  EventFeed: feed('Event'),
  CampaignFeed: feed('Campaign'),
  ContractFeed: feed('Contract'),
  UserFeed: feed('User'),
  ContactPointAddressHistory: history('ContactPointAddress'),
  ContractHistory: history('Contract'),
  AssetHistory: history('Asset'),
  CampaignHistory: history('Campaign'),
  Product2History: history('Product2'),
};

function share(parent: string, accessLevels: readonly string[]): ObjectEntry {
  return {
    fields: {
      Id: 'Id',
      [`${parent}Id`]: 'Id',
      UserOrGroupId: 'Id',
      ...Object.fromEntries(accessLevels.map((name) => [name, 'String'])),
      RowCause: 'String',
      LastModifiedDate: 'Datetime',
      LastModifiedById: 'Id',
      IsDeleted: 'Boolean',
    },
    parents: { [parent]: parent, UserOrGroup: 'Name', LastModifiedBy: 'User' },
    children: {},
    childOf: [{ parent, relationshipName: 'Shares', field: `${parent}Id` }],
  };
}

function feed(parent: string): ObjectEntry {
  return {
    fields: {
      ...audit,
      ParentId: 'Id',
      Type: 'String',
      Title: 'String',
      Body: 'String',
      LinkUrl: 'String',
      IsRichText: 'Boolean',
      RelatedRecordId: 'Id',
      InsertedById: 'Id',
      CommentCount: 'Integer',
      LikeCount: 'Integer',
      BestCommentId: 'Id',
    },
    parents: { Parent: parent, CreatedBy: 'User', InsertedBy: 'User' },
    children: {},
    childOf: [{ parent, relationshipName: 'Feeds', field: 'ParentId' }],
  };
}

function history(parent: string): ObjectEntry {
  return {
    fields: {
      Id: 'Id',
      IsDeleted: 'Boolean',
      [`${parent}Id`]: 'Id',
      CreatedById: 'Id',
      CreatedDate: 'Datetime',
      Field: 'String',
      DataType: 'String',
      OldValue: 'Object',
      NewValue: 'Object',
    },
    parents: { [parent]: parent, CreatedBy: 'User' },
    children: {},
    childOf: [{ parent, relationshipName: 'Histories', field: `${parent}Id` }],
  };
}
