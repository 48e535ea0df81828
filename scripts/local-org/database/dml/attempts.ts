/**
 * Saves one chunk of up to 200 rows. With allOrNone off, rows that fail are left out and the rest is tried again from the start, triggers
 * included, three times at most ("Bulk DML Exception Handling", Apex Developer Guide).
 */
import type { ObjectSchema } from '../../contracts/schema.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { hasTriggers } from './fire-triggers.ts';
import { inSavepoint } from './savepoints.ts';
import { hasFailed } from '../records/work-row.ts';
import type { SaveOperation, WorkRow } from '../records/work-row.ts';

const MAXIMUM_ATTEMPTS = 3;

export interface GivenRow {
  readonly index: number;
  readonly given: SObjectValue;
}

export interface ChunkJob {
  readonly object: ObjectSchema;
  readonly operation: SaveOperation;
  readonly allOrNone: boolean;
  readonly save: (rows: readonly WorkRow[]) => void;
}

export function freshRow({ index, given }: GivenRow): WorkRow {
  return { index, given, id: null, record: given, old: null, changed: null, isSaved: false, errors: [] };
}

/** Gives every row with its outcome, in the order given. */
export function saveChunk(job: ChunkJob, given: readonly GivenRow[]): WorkRow[] {
  const outcome = new Map<number, WorkRow>();
  let remaining: readonly GivenRow[] = given;
  for (let attempt = 1; remaining.length > 0; attempt += 1) {
    const rows = remaining.map(freshRow);
    const isKept = attemptSave(job, rows);
    const failed = rows.filter(hasFailed);
    for (const row of isKept || job.allOrNone ? rows : failed) outcome.set(row.index, row);
    if (isKept || job.allOrNone) break;
    remaining = remaining.filter(({ index }) => !outcome.has(index));
    if (attempt === MAXIMUM_ATTEMPTS) {
      for (const row of remaining.map(freshRow)) {
        row.errors.push(dmlErrors.notAllowed('Too many batch retries in the presence of Apex triggers and partial failures.'));
        outcome.set(row.index, row);
      }
      break;
    }
  }
  return given.flatMap(({ index }) => outcome.get(index) ?? []);
}

/** Without triggers nothing but the rows themselves has seen the failed ones, so that the rest can stay saved. */
function attemptSave(job: ChunkJob, rows: readonly WorkRow[]): boolean {
  return inSavepoint(() => {
    job.save(rows);
    const failed = rows.filter(hasFailed);
    const isIndependent = !hasTriggers(job.object.name, job.operation) && failed.every((row) => !row.isSaved);
    const keep = failed.length === 0 || (!job.allOrNone && isIndependent);
    return { keep, value: keep };
  });
}
