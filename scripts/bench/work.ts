/** What the engine's own work for a change is: Apex statements, calls of the platform's members, and the text that a link holds at once. */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { difference } from '../lab/apex-work.ts';
import type { ApexWork, Lab } from '../lab/index.ts';
import { accountStream, governor, insertAccounts, minute, openTransfer } from './transfer.ts';

export interface WorkOfChanges {
  readonly records: number;
  /** For each change, with the looks of the 15 minutes after it. */
  readonly statements: number;
  readonly nativeCalls: number;
  readonly digests: number;
  /** Characters: of the largest request and of the events that the link held beside it. */
  readonly textAtOnce: number;
  /** The highest that a link had at one of its callouts, in bytes. */
  readonly heapPeak: number;
}

/** Each request says in a header how many characters of events its link holds. */
const heldHeader = 'x-held-characters';
const spies = [
  {
    className: 'ChangeEvent',
    find: '        bytes = Blob.valueOf(json).size();\n',
    replace: '        bytes = Blob.valueOf(json).size();\n        heldCharacters += json.length();\n',
  },
  {
    className: 'ChangeEvent',
    find: '    public final Change change;\n',
    replace: '    public static Integer heldCharacters = 0;\n    public final Change change;\n',
  },
  {
    className: 'ChangeEvent',
    find: '            json = null;\n',
    replace: '            heldCharacters -= json?.length() ?? 0;\n            json = null;\n',
  },
  {
    className: 'DestinationClient',
    find: '        request.setBody(body);\n',
    replace: `        request.setBody(body);\n        request.setHeader('${heldHeader}', String.valueOf(ChangeEvent.heldCharacters));\n`,
  },
];

/** In which a change, its late check and all that follows is over. */
const span = 20 * minute;

/** The work for a change of so many records, once for each count, in an org that has the most of them; `long` gives each a field of 30,000. */
export async function measureWork(counts: readonly number[], size: 'short' | 'long'): Promise<WorkOfChanges[]> {
  const lab = await openTransfer([accountStream], { changes: spies, countsWork: true });
  try {
    lab.jobs.advance(2 * minute);
    await insertAccounts(lab, Math.max(...counts));
    lab.jobs.advance(40 * minute);
    const ids = lab.sql('SELECT "Id" AS "id" FROM "Account"').map(({ id }) => String(id));
    if (size === 'long') lengthen(lab, ids);
    const measured = [];
    for (const count of counts) {
      measured.push(workFor(lab, ids.slice(0, count)));
      // One after the other, or what the database driver has let go is not freed.
      await nextTurn();
    }
    return measured;
  } finally {
    await lab.close();
  }
}

function lengthen(lab: Lab, ids: readonly string[]): void {
  for (let from = 0; from < ids.length; from += 100) {
    const records = ids.slice(from, from + 100).map((Id) => ({ Id, Description: `${Id} `.repeat(2000).slice(0, 30_000) }));
    lab.administrator().dml('update', 'Account', records);
  }
  lab.jobs.advance(40 * minute);
}

/** Apart from the work of links that find nothing. */
function workFor(lab: Lab, ids: readonly string[]): WorkOfChanges {
  lab.jobs.advance(span);
  const idle = workIn(lab, () => lab.jobs.advance(span));
  let textAtOnce = 0;
  let heapPeak = 0;
  let sent = 0;
  lab.wire.hooks = {
    onAnswer({ body, headers, events }, answer) {
      textAtOnce = Math.max(textAtOnce, body.length + Number(headers[heldHeader]));
      heapPeak = Math.max(heapPeak, governor().used('HeapSize'));
      // The platform sends once more where its token has expired.
      if (answer.ok && answer.status === 200) sent += events.length;
    },
  };
  const phone = String(ids.length);
  lab.administrator().dml(
    'update',
    'Account',
    ids.map((Id) => ({ Id, Phone: phone })),
  );
  const all = workIn(lab, () => lab.jobs.advance(span));
  lab.wire.hooks = {};
  assert.equal(sent, ids.length, 'every change was sent once');
  return {
    records: ids.length,
    statements: (all.statements - idle.statements) / ids.length,
    nativeCalls: (all.nativeCalls - idle.nativeCalls) / ids.length,
    digests: (digestsOf(all) - digestsOf(idle)) / ids.length,
    textAtOnce,
    heapPeak,
  };
}

function workIn(lab: Lab, run: () => void): ApexWork {
  const before = lab.apexWork();
  run();
  return difference(lab.apexWork(), before);
}

function digestsOf({ callsOf }: ApexWork): number {
  return [...callsOf].filter(([key]) => key.includes('generateDigest')).reduce((total, [, count]) => total + count, 0);
}
