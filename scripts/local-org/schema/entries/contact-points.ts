/** Ways to reach an account or an individual. Source: Object Reference, "ContactPointEmail" and its siblings. */
import type { ObjectEntry } from './object-entry.ts';
import { audit, auditParents } from './audit.ts';

export const contactPoints: Readonly<Record<string, ObjectEntry>> = {
  ContactPointEmail: {
    ...contactPoint('ContactPointEmails', {
      EmailAddress: 'String',
      EmailDomain: 'String',
      EmailMailBox: 'String',
      EmailLatestBounceDateTime: 'Datetime',
      EmailLatestBounceReasonText: 'String',
    }),
    keyPrefix: '9Vl',
    required: ['EmailAddress'],
    types: { EmailAddress: { type: 'EMAIL', length: 255 } },
  },
  ContactPointPhone: {
    ...contactPoint('ContactPointPhones', {
      AreaCode: 'String',
      ExtensionNumber: 'String',
      FormattedInternationalPhoneNumber: 'String',
      FormattedNationalPhoneNumber: 'String',
      IsBusinessPhone: 'Boolean',
      IsFaxCapable: 'Boolean',
      IsPersonalPhone: 'Boolean',
      IsSmsCapable: 'Boolean',
      PhoneType: 'String',
      TelephoneNumber: 'String',
    }),
    keyPrefix: '0ow',
    required: ['TelephoneNumber'],
  },
  ContactPointAddress: {
    ...contactPoint(
      'ContactPointAddresses',
      {
        Name: 'String',
        Street: 'String',
        City: 'String',
        State: 'String',
        PostalCode: 'String',
        Country: 'String',
        Latitude: 'Decimal',
        Longitude: 'Decimal',
        GeocodeAccuracy: 'String',
        AddressType: 'String',
        IsDefault: 'Boolean',
        IsThirdPartyAddress: 'Boolean',
        ContactPointPhoneId: 'Id',
      },
      { Address: 'Address', ContactPointPhone: 'ContactPointPhone' },
    ),
    keyPrefix: '8lW',
    required: ['Name'],
  },
  ContactPointAddressChangeEvent: {
    fields: {
      Id: 'Id',
      ChangeEventHeader: 'Object',
      ReplayId: 'String',
      OwnerId: 'Id',
      ParentId: 'Id',
      Name: 'String',
      Street: 'String',
      City: 'String',
      State: 'String',
      PostalCode: 'String',
      Country: 'String',
      AddressType: 'String',
      IsDefault: 'Boolean',
      IsPrimary: 'Boolean',
      PreferenceRank: 'Integer',
      UsageType: 'String',
      CreatedDate: 'Datetime',
      CreatedById: 'Id',
      LastModifiedDate: 'Datetime',
      LastModifiedById: 'Id',
    },
    parents: { ...auditParents, Owner: 'Name', Parent: 'Name' },
    children: {},
  },
  ContactPointConsent: {
    fields: {
      ...audit,
      OwnerId: 'Id',
      Name: 'String',
      ContactPointId: 'Id',
      CaptureContactPointType: 'String',
      CaptureDate: 'Datetime',
      CaptureSource: 'String',
      DoubleConsentCaptureDate: 'Datetime',
      EffectiveFrom: 'Datetime',
      EffectiveTo: 'Datetime',
      PrivacyConsentStatus: 'String',
    },
    parents: { ...auditParents, Owner: 'Name', ContactPoint: 'Name' },
    children: {},
    required: ['Name', 'ContactPointId'],
    childOf: ['ContactPointEmail', 'ContactPointPhone', 'ContactPointAddress'].map((parent) => ({
      parent,
      relationshipName: 'ContactPointConsents',
      field: 'ContactPointId',
    })),
  },
};

/** Ways to reach an account or an individual (Object Reference, "ContactPointEmail" and its siblings). */
function contactPoint(
  relationshipName: string,
  fields: Readonly<Record<string, string>>,
  parents: Readonly<Record<string, string>> = {},
): ObjectEntry {
  return {
    fields: {
      ...audit,
      OwnerId: 'Id',
      ParentId: 'Id',
      ActiveFromDate: 'Date',
      ActiveToDate: 'Date',
      BestTimeToContactEndTime: 'Time',
      BestTimeToContactStartTime: 'Time',
      BestTimeToContactTimezone: 'String',
      IsPrimary: 'Boolean',
      PreferenceRank: 'Integer',
      UsageType: 'String',
      ...fields,
    },
    parents: { ...auditParents, Owner: 'Name', Parent: 'Name', ...parents },
    children: {},
    childOf: ['Account', 'Individual'].map((parent) => ({ parent, relationshipName, field: 'ParentId' })),
  };
}
