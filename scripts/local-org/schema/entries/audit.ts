/** The fields that every record has, and their parents. */

export const audit = {
  Id: 'Id',
  IsDeleted: 'Boolean',
  CreatedDate: 'Datetime',
  CreatedById: 'Id',
  LastModifiedDate: 'Datetime',
  LastModifiedById: 'Id',
  SystemModstamp: 'Datetime',
};

export const auditParents = { CreatedBy: 'User', LastModifiedBy: 'User' };

/** Of objects without a recycle bin. */
export const auditWithoutDeleted: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(audit).filter(([name]) => name !== 'IsDeleted'),
);
