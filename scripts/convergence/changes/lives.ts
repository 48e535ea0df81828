/** Records end and come back: deleted, restored, merged, converted, and gone for good. */
import type { Lab, LabUser } from '../../lab/index.ts';
import type { Stored } from '../destinations/stored.ts';
import type { Random } from '../../sample-data/random.ts';
import { among, mergeable, named, objects } from './org-records.ts';
import type { OrgRecords } from './org-records.ts';

const quietRestoreShare = 0.4;
/** Deleting these takes no other records along, so that no younger change of a child is in the way of a late deletion. */
export const childless = ['Contact', 'Lead', 'Case', 'Gadget__c', 'Widget__c', 'Opportunity', 'Task', 'Event'];
/** What hangs on an account, and goes with it. */
const childrenOfAccounts = ['Contact', 'Opportunity', 'Task', 'Event'].map(
  (child) => [child, child.length > 5 ? 'AccountId' : 'WhatId'] as const,
);

export interface Lives {
  readonly removeAccounts: () => void;
  readonly remove: () => void;
  readonly restore: () => void;
  readonly merge: () => void;
  readonly convert: () => void;
  readonly blink: () => void;
  readonly emptyBin: () => void;
}

export function createLives(lab: Lab, admin: LabUser, records: OrgRecords, stored: Stored, random: Random, many: () => number): Lives {
  const few = (): number => Math.ceil(many() / 4);

  function hasChildren(accounts: readonly string[]): boolean {
    return childrenOfAccounts.some(
      ([child, field]) =>
        records.ids(`SELECT "Id" FROM "${child}" WHERE "IsDeleted" = 0 AND "${field}" ${among} LIMIT 1`, accounts).length > 0,
    );
  }

  function removeAccounts(): void {
    const drawn = records.live('Account', 6);
    const widgets = records.ids(`SELECT "Account__c" FROM "Widget__c" WHERE "IsDeleted" = 0 AND "Account__c" ${among}`, drawn);
    // Those that others look at come first.
    const chosen = [...drawn].sort((left, right) => Number(widgets.includes(right)) - Number(widgets.includes(left))).slice(0, 2);
    const parents = chosen.filter((id) => hasChildren([id]));
    const gone = new Set(records.save('delete', 'Account', named(chosen)));
    if (parents.some((id) => gone.has(id))) records.happened('deletion took children along');
    if (widgets.some((id) => gone.has(id))) records.happened('deletion cleared a lookup');
  }

  /** The platform does not say whether a restored record gets a new stamp: here it sometimes does not. */
  function keepStamps(object: string, stamps: readonly Record<string, unknown>[]): void {
    if (stamps.length === 0) return;
    records.happened('restored under its old stamp');
    if (object === 'Opportunity') records.noteUnsure(stamps.map(({ id }) => String(id)));
    admin.transact(({ storage }) => {
      storage.beginWrite();
      for (const { id, stamp } of stamps) {
        storage.run(`UPDATE "${object}" SET "SystemModstamp" = ? WHERE "Id" = ? AND "IsDeleted" = 0`, [stamp, id]);
      }
    });
  }

  return {
    removeAccounts,
    remove() {
      const object = random.pick(objects);
      if (object === 'Account') removeAccounts();
      else records.save('delete', object, named(records.live(object, few())));
    },
    restore() {
      const object = random.pick(objects);
      const chosen = records.candidates(object, many(), ({ isDeleted, masterId }) => isDeleted && masterId === null);
      const stamps = lab.sql(`SELECT "Id" AS id, "SystemModstamp" AS stamp FROM "${object}" WHERE "Id" ${among}`, [JSON.stringify(chosen)]);
      const saved = records.save('undelete', object, named(chosen));
      if (saved.length > 0) records.happened('restored');
      if (object === 'Account') records.noteUnsure(records.ids(`SELECT "Id" FROM "Opportunity" WHERE "AccountId" ${among}`, saved));
      if (random.next() < quietRestoreShare) keepStamps(object, stamps);
    },
    merge() {
      const object = random.pick(mergeable);
      const drawn = records.live(object, random.integer(2, 3));
      // Nobody may merge a lead that became something else.
      const converted = object === 'Lead' ? records.ids(`SELECT "Id" FROM "Lead" WHERE "IsConverted" = 1 AND "Id" ${among}`, drawn) : [];
      const [master, ...losers] = drawn.filter((id) => !converted.includes(id));
      if (master === undefined || losers.length === 0) return;
      if (object === 'Account' && hasChildren(losers)) records.happened('merged with children');
      admin.merge(object, master, losers);
      records.happened('merged');
      [master, ...losers].forEach((id) => records.noteChange(id));
    },
    convert() {
      const chosen = records.live('Lead', 3);
      const open = records.ids(`SELECT "Id" FROM "Lead" WHERE "IsConverted" = 0 AND "Id" ${among} ORDER BY "Id"`, chosen);
      if (open.length === 0) return;
      admin.invoke('Conversion', 'convert', [open.join(',')]);
      open.forEach((id) => records.noteChange(id));
      records.happened('lead converted');
    },
    /** Gone and back within a second. */
    blink() {
      const object = random.pick(childless);
      const gone = records.save('delete', object, named(records.live(object, few())));
      if (records.save('undelete', object, named(gone)).length > 0) records.happened('deleted and restored within a second');
    },
    /** What the destination knows to be deleted leaves the recycle bin for good. */
    emptyBin() {
      const object = random.pick(childless);
      const known = stored.deletedAmong(
        object,
        records.candidates(object, 10, ({ isDeleted }) => isDeleted),
      );
      if (known.size === 0) return;
      if (object === 'Opportunity') records.noteUnsure([...known]);
      admin.emptyRecycleBin([...known]);
      records.happened('gone from the recycle bin');
    },
  };
}
