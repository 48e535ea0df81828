/** Contact, Lead and User are called by their first and last name. */
import { transaction } from '../../contracts/transaction.ts';
import { invalidateAccess } from '../../security/user-access.ts';
import { readRecords } from '../records/record-store.ts';
import { isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';
import type { WorkRow } from '../records/work-row.ts';

function deriveName(row: WorkRow): void {
  const parts = [valueOf(row, 'FirstName'), valueOf(row, 'LastName')].filter((part) => part !== null);
  set(row, 'Name', parts.length === 0 ? null : parts.join(' '));
}

export const person: ObjectBehaviour = { derive: deriveName };

const userTypesByLicense: Readonly<Record<string, string>> = {
  'Guest User License': 'Guest',
  'Chatter Free': 'CsnOnly',
  'Chatter External': 'CsnOnly',
};

/** UserType follows from the profile's licence; the nickname is made up where none is given. */
function deriveUser(row: WorkRow): void {
  deriveName(row);
  const { schema } = transaction();
  const profileId = valueOf(row, 'ProfileId');
  const object = schema.findObject('Profile');
  if (typeof profileId === 'string' && object !== null) {
    const profile = readRecords(object, [profileId]).get(profileId);
    set(row, 'UserType', profile?.fields.get('UserType') ?? userTypesByLicense[String(profile?.fields.get('Name'))] ?? 'Standard');
  }
  if (isInsert(row) && valueOf(row, 'CommunityNickname') === null)
    set(row, 'CommunityNickname', `User${transaction().clock.now()}${Math.floor(Math.random() * 1e15)}`.slice(0, 40));
}

export const user: ObjectBehaviour = { derive: deriveUser, afterSave: () => invalidateAccess(transaction().storage) };
