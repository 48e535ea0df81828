/**
 * Does System.runAs: the block runs as another user, in tests only.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
 */
import type { UserAccess, UserContext } from '../../contracts/transaction.ts';
import { enterFreshMixedDml } from '../../database/dml/mixed-dml.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { SObjectValue, apexException, nullPointer } from '../../values/index.ts';

interface RunAsBlock {
  readonly user: UserContext;
  readonly access: UserAccess;
  readonly endMixedDml: () => void;
}

/** A user who is not stored yet is inserted on the way. */
function insertedUser(user: SObjectValue): string {
  orgTransaction().database.dml({
    operation: 'insert',
    records: [user],
    allOrNone: true,
    access: 'system',
    sharing: false,
    externalIdField: null,
    options: null,
  });
  if (user.id === null) throw new Error('The inserted user has no Id');
  return user.id;
}

export const runAsOperators = {
  /** Gives who ran before, for endRunAs. */
  beginRunAs(value: unknown): RunAsBlock {
    const current = orgTransaction();
    const before = { user: current.user, access: current.access, endMixedDml: enterFreshMixedDml() };
    if (value === null) throw nullPointer();
    // runAs(Version) pins the version of a package; there is only the one that is here.
    if (!(value instanceof SObjectValue)) return before;
    if (!current.isTest) throw apexException('System.TypeException', 'System.runAs may only be used in test methods');
    current.user = current.org.userOf(value.id ?? insertedUser(value));
    current.access = current.org.accessOf(current.user);
    return before;
  },
  endRunAs(before: RunAsBlock): void {
    const current = orgTransaction();
    current.user = before.user;
    current.access = before.access;
    before.endMixedDml();
  },
};
