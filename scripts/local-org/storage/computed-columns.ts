/**
 * Standard fields that the platform derives from others of the same record. They are generated columns, so that reading, filtering and
 * sorting need no special case and nobody can write them. Source: Object Reference, the description of each field.
 */
import { closedCaseStatuses, closedTaskStatuses, opportunityStages, respondedMemberStatuses } from '../schema/catalogue/picklists.ts';

function oneOf(column: string, values: readonly string[]): string {
  return `coalesce("${column}" IN (${values.map(quoted).join(', ')}), 0)`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const personName = `nullif(trim(coalesce("FirstName" || ' ', '') || coalesce("LastName", '')), '')`;
const wonStages = opportunityStages.filter((stage) => stage.isWon).map((stage) => stage.name);
const closedStages = opportunityStages.filter((stage) => stage.isClosed).map((stage) => stage.name);
const forecastCategory = `CASE "ForecastCategoryName" WHEN 'Best Case' THEN 'BestCase' WHEN 'Commit' THEN 'Forecast' ELSE "ForecastCategoryName" END`;

/** In whole numbers, since a double has no 18 digits: half a unit is rounded up, away from zero. */
function percentOf(amount: string, percent: string): string {
  const rest = `(${amount} % 100) * ${percent}`;
  return `((${amount} / 100) * ${percent} + (${rest} + CASE WHEN ${amount} < 0 THEN -50 ELSE 50 END) / 100)`;
}

/** SQL by `Object.Field`; money and percentages are whole numbers of their smallest unit (see codec.ts). */
const expressions: Readonly<Record<string, string>> = {
  'Contact.Name': personName,
  'Lead.Name': personName,
  'User.Name': personName,
  'Individual.Name': personName,
  'Opportunity.IsWon': oneOf('StageName', wonStages),
  'Opportunity.IsClosed': oneOf('StageName', closedStages),
  'Opportunity.ForecastCategory': forecastCategory,
  'Opportunity.ExpectedRevenue': percentOf('"Amount"', '"Probability"'),
  'Opportunity.FiscalYear': `CAST(substr("CloseDate", 1, 4) AS INTEGER)`,
  'Opportunity.FiscalQuarter': `(CAST(substr("CloseDate", 6, 2) AS INTEGER) + 2) / 3`,
  'Opportunity.Fiscal': `substr("CloseDate", 1, 4) || ' ' || ((CAST(substr("CloseDate", 6, 2) AS INTEGER) + 2) / 3)`,
  'Case.IsClosed': oneOf('Status', closedCaseStatuses),
  'Task.IsClosed': oneOf('Status', closedTaskStatuses),
  'Task.IsHighPriority': oneOf('Priority', ['High']),
  'CampaignMember.HasResponded': oneOf('Status', respondedMemberStatuses),
};

export function computedColumn(objectName: string, fieldName: string): string | null {
  return expressions[`${objectName}.${fieldName}`] ?? null;
}
