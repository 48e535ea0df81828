/** Opportunity: the stage decides probability and forecast, and every change of the deal is kept (Object Reference, "Opportunity"). */
import { transaction } from '../../contracts/transaction.ts';
import { opportunityStages } from '../../schema/index.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { insertRow } from '../../storage/index.ts';
import { nextIds, readRecords } from '../records/record-store.ts';
import { stampInsert, stampNow } from '../records/system-fields.ts';
import type { WorkRow } from '../records/work-row.ts';
import { hasChanged, isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

function derive(row: WorkRow): void {
  const stage = opportunityStages.find(({ name }) => name === valueOf(row, 'StageName'));
  if (stage !== undefined && hasChanged(row, 'StageName')) {
    // A probability or category that this save sets itself wins over the stage's.
    if (isInsert(row) ? valueOf(row, 'Probability') === null : !hasChanged(row, 'Probability'))
      set(row, 'Probability', ApexDecimal.fromInteger(stage.probability));
    if (isInsert(row) ? valueOf(row, 'ForecastCategoryName') === null : !hasChanged(row, 'ForecastCategoryName'))
      set(row, 'ForecastCategoryName', stage.forecastCategoryName);
  }
  if (!isInsert(row) && hasChanged(row, 'StageName')) set(row, 'LastStageChangeDate', stampNow());
}

const historyTriggers = ['StageName', 'Amount', 'Probability', 'CloseDate', 'ForecastCategoryName'];
const copiedFields = ['StageName', 'Amount', 'ExpectedRevenue', 'CloseDate', 'Probability', 'ForecastCategory'];

function writeHistory(rows: readonly WorkRow[]): void {
  const { schema } = transaction();
  const history = schema.findObject('OpportunityHistory');
  const object = schema.findObject('Opportunity');
  const changed = rows.filter((row) => historyTriggers.some((name) => hasChanged(row, name)));
  if (history === null || object === null || changed.length === 0) return;
  const saved = readRecords(
    object,
    changed.map((row) => row.id ?? ''),
  );
  const ids = nextIds(history, changed.length);
  const now = stampNow();
  for (const [position, row] of changed.entries()) {
    const current = saved.get(row.id ?? '') ?? row.record;
    const record = new SObjectValue(
      'OpportunityHistory',
      copiedFields.map((name) => [name, current.fields.get(name) ?? null] as const),
    );
    record.fields.set('OpportunityId', row.id);
    if (row.old !== null) {
      record.fields.set('PrevAmount', row.old.fields.get('Amount') ?? null);
      record.fields.set('PrevCloseDate', row.old.fields.get('CloseDate') ?? null);
    }
    stampInsert(history, record, ids[position] ?? '', now);
    insertRow(transaction().storage, history, record.fields);
  }
}

export const opportunity: ObjectBehaviour = { derive, afterSave: writeHistory };
