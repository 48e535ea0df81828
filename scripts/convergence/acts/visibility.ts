/** A field is hidden from the connector, and shown again: whoever saves sees it all the time. */
import type { LabUser } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import { connectorSet, readNotes } from '../configuration/setup.ts';

function demand(saved: readonly { readonly success: boolean; readonly errors: unknown }[]): void {
  for (const { success, errors } of saved) if (!success) throw new Error(`The field's permission was refused: ${JSON.stringify(errors)}`);
}

/** What `show` needs lies in the memory meanwhile. */
export function hide(admin: LabUser, memory: RunMemory): void {
  const [row] = admin.query(
    `SELECT Id, ParentId FROM FieldPermissions WHERE Field = '${readNotes.Field}' AND Parent.Name = '${connectorSet}'`,
  );
  demand(admin.dml('delete', 'FieldPermissions', [{ Id: row?.['Id'] }]));
  memory.hiddenFrom = String(row?.['ParentId']);
}

export function show(admin: LabUser, memory: RunMemory): void {
  demand(admin.dml('insert', 'FieldPermissions', [{ ParentId: memory.hiddenFrom, ...readNotes }]));
  memory.hiddenFrom = null;
}
