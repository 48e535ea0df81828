/** Test.loadData: rows of a CSV static resource, inserted. Apex Developer Guide, "Loading Test Data". */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema } from '../../contracts/schema.ts';
import { ApexDate, ApexDatetime, ApexDecimal, ApexList, SObjectValue, apexException } from '../../values/index.ts';
import { staticResource } from './http.ts';

/** RFC 4180: quoted fields may hold commas, quotes and line breaks. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain.charAt(index);
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (plain.charAt(index + 1) === '"') {
        field += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') endField();
    else if (character === '\n') endRow();
    else field += character;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

function valueOf(field: FieldSchema, text: string): unknown {
  if (text === '') return null;
  switch (field.type) {
    case 'BOOLEAN':
      return /^(true|1)$/i.test(text);
    case 'INTEGER':
      return Number(text);
    case 'CURRENCY':
    case 'DOUBLE':
    case 'PERCENT':
      return ApexDecimal.of(text);
    case 'DATE': {
      const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
      return ApexDate.of(year, month, day);
    }
    case 'DATETIME':
      return new ApexDatetime(Date.parse(text));
    default:
      return text;
  }
}

export function loadData(objectName: string, resource: string): ApexList {
  const { schema, database } = transaction();
  const [header = [], ...lines] = parseCsv(Buffer.from(staticResource(resource)).toString('utf8'));
  const records = lines.map((line) => {
    const record = new SObjectValue(objectName);
    header.forEach((name, index) => {
      const field = schema.findField(objectName, name.trim());
      if (field === null) throw apexException('System.InvalidParameterValueException', `Invalid field ${name} for ${objectName}`);
      // Ids of a file link its rows to each other; the inserted rows get their own.
      if (field.type === 'ID') return;
      record.fields.set(field.name, valueOf(field, line[index] ?? ''));
    });
    return record;
  });
  database.dml({ operation: 'insert', records, allOrNone: true, access: 'system', sharing: false, externalIdField: null, options: null });
  return new ApexList({ kind: 'sobject', name: 'SObject' }, records);
}
