/** The platform's status codes and messages for rows that cannot be saved, in one place (Apex Reference, "Core Data Types: StatusCode"). */
import type { DmlError } from '../../contracts/transaction.ts';

function dmlError(statusCode: string, message: string, fields: readonly string[] = []): DmlError {
  return { statusCode, message, fields };
}

/** Messages show the 15-character form of an Id. */
function shortId(id: string): string {
  return id.slice(0, 15);
}

export const dmlErrors = {
  requiredFieldsMissing: (fields: readonly string[]) =>
    dmlError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, fields),
  stringTooLong: (field: string, label: string, value: string, maximum: number) =>
    dmlError('STRING_TOO_LONG', `${label}: data value too large: ${value} (max length=${maximum})`, [field]),
  badPicklistValue: (field: string, label: string, value: string) =>
    dmlError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${label}: bad value for restricted picklist field: ${value}`, [field]),
  invalidEmail: (field: string, label: string, value: string) =>
    dmlError('INVALID_EMAIL_ADDRESS', `${label}: invalid email address: ${value}`, [field]),
  numberOutsideRange: (field: string, label: string, value: string) =>
    dmlError('NUMBER_OUTSIDE_VALID_RANGE', `${label}: value outside of valid range on numeric field: ${value}`, [field]),
  dateOutsideRange: (field: string, label: string, value: string) =>
    dmlError('FIELD_INTEGRITY_EXCEPTION', `${label}: invalid date: ${value}`, [field]),
  invalidType: (field: string, label: string, value: string) =>
    dmlError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${label}: value not of required type: ${value}`, [field]),
  idOfWrongType: (field: string, label: string, value: string) =>
    dmlError('FIELD_INTEGRITY_EXCEPTION', `${label}: id value of incorrect type: ${value}`, [field]),
  fieldIntegrity: (message: string, fields: readonly string[] = []) => dmlError('FIELD_INTEGRITY_EXCEPTION', message, fields),
  invalidCrossReference: () => dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'),
  insufficientAccessOnReference: (id: string) =>
    dmlError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', `insufficient access rights on cross-reference id: ${shortId(id)}`),
  insufficientAccess: () => dmlError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'),
  entityLocked: () => dmlError('ENTITY_IS_LOCKED', 'the entity is locked for editing'),
  rowHeld: (id: string) => dmlError('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${shortId(id)}`),
  entityDeleted: () => dmlError('ENTITY_IS_DELETED', 'entity is deleted'),
  idMissing: (operation: 'update' | 'delete' | 'undelete') =>
    dmlError('MISSING_ARGUMENT', `Id not specified in ${operation === 'delete' ? 'a' : 'an'} ${operation} call`),
  idOnInsert: () => dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']),
  fieldNotWriteable: (fields: readonly string[]) =>
    dmlError(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      fields,
    ),
  fieldsInaccessible: (objectName: string, fields: readonly string[]) =>
    dmlError(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `Operation failed due to fields being inaccessible on Sobject ${objectName}, check errors on Exception or Result!`,
      fields,
    ),
  duplicateValue: (field: string, existingId: string) =>
    dmlError('DUPLICATE_VALUE', `duplicate value found: ${field} duplicates value on record with id: ${shortId(existingId)}`),
  /** Two rows of one call collide: neither has an id yet. */
  duplicateWithinCall: () => dmlError('DUPLICATE_VALUE', 'duplicate value found: <unknown> duplicates value on record with id: <unknown>'),
  duplicateUsername: () =>
    dmlError(
      'DUPLICATE_USERNAME',
      "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).",
      ['Username'],
    ),
  duplicateExternalId: (field: string, count: number, value: string) =>
    dmlError('DUPLICATE_EXTERNAL_ID', `${field}: more than one record found for external id field: [${count} records with ${value}]`, [
      field,
    ]),
  duplicateExternalIdInCall: (field: string, value: string) =>
    dmlError('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [field]),
  externalIdMissing: (field: string) => dmlError('MISSING_ARGUMENT', `${field} not specified`),
  validationRule: (message: string, field: string | null) =>
    dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field]),
  triggerFailed: (message: string) => dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message),
  mixedDml: (objectName: string, previous: string) =>
    dmlError(
      'MIXED_DML_OPERATION',
      `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${objectName}, original object: ${previous}`,
    ),
  /** Seen in an org for other components of installed packages. */
  managedObject: (entity: string, id: string) =>
    dmlError('CANNOT_MODIFY_MANAGED_OBJECT', `Cannot modify managed object: entity=${entity}, component=${shortId(id)}, state=installed`),
  duplicateDeveloperName: () =>
    dmlError('DUPLICATE_DEVELOPER_NAME', 'This Name already exists or has been previously used. Please choose a different name.', ['Name']),
  duplicateMasterLabel: () =>
    dmlError('DUPLICATE_MASTER_LABEL', 'This Label already exists or has been previously used. Please choose a different label.', [
      'Label',
    ]),
  circular: () => dmlError('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints'),
  deleteRestricted: (name: string, associated: string) =>
    dmlError(
      'DELETE_FAILED',
      `Your attempt to delete ${name} could not be completed because it is associated with the following ${associated}`,
    ),
  notInBin: () => dmlError('UNDELETE_FAILED', 'Entity is not in the recycle bin'),
  undeleteFailed: (message: string) => dmlError('UNDELETE_FAILED', message),
  mergeFailed: (message: string) => dmlError('MERGE_FAILED', message),
  inactiveOwner: () => dmlError('INACTIVE_OWNER_OR_USER', 'operation performed with inactive user'),
  recordTypeUnavailable: (field: string) =>
    dmlError('INVALID_CROSS_REFERENCE_KEY', "Record Type ID: this ID value isn't valid for the user", [field]),
  notAllowed: (message: string) => dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message),
  licenseLimit: (message: string) => dmlError('LICENSE_LIMIT_EXCEEDED', message),
} as const;
