/** Transaction control: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm */
import { transaction } from '../../contracts/transaction.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, nullPointer } from '../../values/index.ts';

class Savepoint extends PlatformObject {
  readonly name: string;
  /** Live until it is released, or an earlier one is rolled back to or released. */
  state: 'active' | 'released' | 'invalid' = 'active';

  constructor(name: string) {
    super();
    this.name = name;
  }
}
definePlatformClass(Savepoint, 'System.Savepoint');

function known(): Savepoint[] {
  return transaction().state<Savepoint[]>('apexSavepoints', () => []);
}

/** Setting and rolling back each count as a DML statement (documented). */
function setSavepoint(): Savepoint {
  transaction().limits.consume('DmlStatements', 1);
  const savepoint = new Savepoint(transaction().database.setSavepoint());
  known().push(savepoint);
  return savepoint;
}

function checkUsable(savepoint: Savepoint | null): Savepoint {
  if (savepoint === null) throw nullPointer();
  if (savepoint.state === 'released') throw apexException('System.TypeException', 'Cannot use a savepoint that has been released');
  if (savepoint.state === 'invalid')
    throw apexException('System.TypeException', 'Savepoint is no longer valid, because an earlier savepoint was rolled back or released');
  return savepoint;
}

function invalidateAfter(savepoint: Savepoint): void {
  const list = known();
  const index = list.indexOf(savepoint);
  for (const later of list.splice(index + 1)) later.state = 'invalid';
}

function rollback(given: Savepoint | null): void {
  const savepoint = checkUsable(given);
  transaction().limits.consume('DmlStatements', 1);
  transaction().database.rollback(savepoint.name);
  invalidateAfter(savepoint);
}

function releaseSavepoint(given: Savepoint | null): void {
  const savepoint = checkUsable(given);
  transaction().database.releaseSavepoint(savepoint.name);
  invalidateAfter(savepoint);
  savepoint.state = 'released';
}

export const savepointMembers: Readonly<Record<string, PlatformFunction>> = {
  'static setSavepoint()': setSavepoint,
  'static rollback(Savepoint)': rollback,
  'static releaseSavepoint(Savepoint)': releaseSavepoint,
};

export const savepointTable: PlatformTypeTable = { name: 'System.Savepoint', javaScriptClass: Savepoint, members: {} };
