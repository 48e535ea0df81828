/** Describes of objects and fields, read once for each object. */
import { describePath, request } from 'shell/api';

/** One field as the REST API describes it. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm */
export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly nameField: boolean;
  readonly calculated: boolean;
  readonly sortable: boolean;
  readonly filterable: boolean;
  readonly compoundFieldName: string | null;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly {
    readonly value: string;
    readonly label: string;
    readonly active: boolean;
    readonly defaultValue: boolean;
  }[];
  readonly inlineHelpText: string | null;
}

export interface ObjectDescribe {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: readonly FieldDescribe[];
  readonly childRelationships: readonly {
    readonly relationshipName: string | null;
    readonly childSObject: string;
    readonly field: string;
  }[];
}

const described = new Map<string, Promise<ObjectDescribe>>();

/** The describe of an object, asked once per page load. */
export function describeObject(object: string): Promise<ObjectDescribe> {
  let promise = described.get(object);
  if (promise === undefined) {
    promise = request<ObjectDescribe>(describePath(object));
    promise.catch(() => described.delete(object));
    described.set(object, promise);
  }
  return promise;
}

export function nameField(object: ObjectDescribe): string {
  return object.fields.find((field) => field.nameField)?.name ?? 'Id';
}

const systemFields = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'MasterRecordId',
]);

export const isSystemField = (field: FieldDescribe): boolean => systemFields.has(field.name);

/** Compound values (addresses) are shown through their parts. */
export const isShown = (field: FieldDescribe): boolean =>
  !['address', 'location', 'base64', 'anyType'].includes(field.type) && !isSystemField(field);

/** The path that gives a reference's name, where its object has one. */
export function referenceName(field: FieldDescribe): string | null {
  return field.type === 'reference' && field.relationshipName !== null ? `${field.relationshipName}.Name` : null;
}

const usualFields = [
  'Name',
  'FirstName',
  'LastName',
  'Subject',
  'AccountId',
  'Title',
  'Company',
  'Type',
  'Industry',
  'StageName',
  'Amount',
  'CloseDate',
  'Status',
  'Priority',
  'Phone',
  'Email',
  'Website',
  'AnnualRevenue',
  'NumberOfEmployees',
  'Rating',
  'BillingStreet',
  'BillingCity',
  'BillingState',
  'BillingPostalCode',
  'BillingCountry',
  'OwnerId',
  'Description',
];

/** What people look for comes first, then an object's own fields; a describe lists them by name. */
export function inReadingOrder(fields: readonly FieldDescribe[]): readonly FieldDescribe[] {
  const rank = (field: FieldDescribe): number => {
    if (field.nameField) return -1;
    const usual = usualFields.indexOf(field.name);
    return usual >= 0 ? usual : usualFields.length + (field.name.endsWith('__c') ? 0 : 1);
  };
  return [...fields].sort((left, right) => rank(left) - rank(right));
}
