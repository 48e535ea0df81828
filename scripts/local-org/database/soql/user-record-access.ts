/**
 * UserRecordAccess: what one user may do with up to 200 records, worked out for each query (Object Reference, "UserRecordAccess": one UserId, and
 * RecordId or a list of them; records that the running user cannot read are left out, here also in system mode, of which it says nothing).
 */
import { transaction } from '../../contracts/transaction.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { createUserAccess, editableIds, findUser, readCondition } from '../../security/index.ts';
import { encodeValue, tableLayout } from '../../storage/index.ts';
import { definite } from '../../values/definite.ts';
import type { QueryEnvironment } from './context.ts';
import { malformed } from './errors.ts';
import { encodeOperand } from './operands.ts';
import type { EncodedOperand } from './operands.ts';
import { isQuery } from './syntax.ts';
import type { Condition, Query } from './syntax.ts';

const name = 'UserRecordAccess';
const mostRecords = 200;
const selectable = new Set([
  'recordid',
  'hasreadaccess',
  'haseditaccess',
  'hasdeleteaccess',
  'hastransferaccess',
  'hasallaccess',
  'maxaccesslevel',
]);

type Rights = Readonly<Record<'read' | 'update' | 'delete', ReadonlySet<string>>>;

/** Fills its table anew where the query is of this object. */
export function prepareUserRecordAccess(query: Query, object: ObjectSchema, environment: QueryEnvironment): void {
  if (object.name !== name) return;
  checkSelected(query);
  const [userId] = valuesOf('UserId', query, object, environment);
  const recordIds = valuesOf('RecordId', query, object, environment);
  if (userId === undefined || recordIds.length === 0 || recordIds.length > mostRecords)
    throw malformed(`${name} is asked for one UserId and for 1 to ${mostRecords} RecordIds`);
  const columns = [...tableLayout(object).columns.values()];
  const { storage } = environment;
  storage.run(`DROP TABLE IF EXISTS temp."${name}"`);
  storage.run(`CREATE TEMP TABLE "${name}" (${columns.map(({ field, definition }) => `"${field.name}" ${definition}`).join(', ')})`);
  for (const row of rowsOf(userId, recordIds)) {
    storage.run(
      `INSERT INTO temp."${name}" VALUES (${columns.map(() => '?').join(', ')})`,
      columns.map(({ field }) => encodeValue(field, row[field.name])),
    );
  }
}

function checkSelected(query: Query): void {
  const names = query.select.map((item) =>
    item.kind === 'expression' && item.expression.kind === 'path' ? (item.expression.parts.at(-1) ?? '').toLowerCase() : item.kind,
  );
  if (!names.includes('recordid') || names.some((field) => !selectable.has(field)))
    throw malformed(`Of ${name} RecordId is selected, and besides it only what tells of access`);
}

/** Of the conditions that all must hold: what this field is to be equal to. */
function valuesOf(fieldName: string, query: Query, object: ObjectSchema, environment: QueryEnvironment): readonly string[] {
  const terms: readonly Condition[] = query.where === null ? [] : query.where.kind === 'and' ? query.where.terms : [query.where];
  const field = definite(object.fields.get(fieldName), fieldName);
  const found = terms.find(
    (term) =>
      (term.kind === 'compare' ? term.operator === '=' : term.kind === 'in' && !term.negated && !isQuery(term.right)) &&
      'left' in term &&
      term.left.kind === 'path' &&
      term.left.parts.at(-1)?.toLowerCase() === fieldName.toLowerCase(),
  );
  if (found === undefined || (found.kind !== 'compare' && found.kind !== 'in') || isQuery(found.right)) return [];
  return textsOf(encodeOperand(found.right, field, environment));
}

function textsOf(operand: EncodedOperand): readonly string[] {
  if (operand.kind === 'list') return operand.items.flatMap(textsOf);
  return operand.kind === 'value' && typeof operand.value === 'string' ? [operand.value] : [];
}

function rowsOf(userId: string, recordIds: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const { storage, user } = transaction();
  const asked = findUser(storage, userId);
  const seen = rightsOf(user, recordIds).read;
  if (asked === null) return [];
  const rights = rightsOf(asked, recordIds);
  return recordIds
    .filter((id) => seen.has(id))
    .map((id) => {
      const [read, edit, remove] = [rights.read.has(id), rights.update.has(id), rights.delete.has(id)];
      return {
        UserId: userId,
        RecordId: id,
        HasReadAccess: read,
        HasEditAccess: edit,
        HasDeleteAccess: remove,
        HasTransferAccess: remove,
        HasAllAccess: remove,
        MaxAccessLevel: remove ? 'All' : edit ? 'Edit' : read ? 'Read' : 'None',
      };
    });
}

function rightsOf(user: UserContext, recordIds: readonly string[]): Rights {
  const context = transaction();
  const before = { user: context.user, access: context.access };
  context.user = user;
  context.access = user === before.user ? before.access : createUserAccess(context, user);
  try {
    return { read: among(recordIds, 'read'), update: among(recordIds, 'update'), delete: among(recordIds, 'delete') };
  } finally {
    Object.assign(context, before);
  }
}

function among(recordIds: readonly string[], need: keyof Rights): ReadonlySet<string> {
  const { schema, access } = transaction();
  const found = new Set<string>();
  for (const prefix of new Set(recordIds.map((id) => id.slice(0, 3)))) {
    const object = schema.findObjectByKeyPrefix(prefix);
    if (object === null || (object.kind !== 'standard' && object.kind !== 'custom')) continue;
    const granted = access.object(object.name);
    const ids = recordIds.filter((id) => id.startsWith(prefix));
    if (need === 'read' ? !granted.read : need === 'update' ? !granted.edit : !granted.delete) continue;
    const allowed = need === 'read' ? readableIds(object, ids) : (editableIds(object, ids, need) ?? readableIds(object, ids));
    for (const id of allowed) found.add(id);
  }
  return found;
}

function readableIds(object: ObjectSchema, ids: readonly string[]): ReadonlySet<string> {
  const parameters: unknown[] = [];
  const parameter = (value: unknown): string => `?${parameters.push(value)}`;
  const visible = readCondition(object, 'record', parameter);
  const live = object.fields.has('IsDeleted') ? ' AND "record"."IsDeleted" = 0' : '';
  const rows = transaction().storage.all(
    `SELECT "record"."Id" AS "id" FROM "${object.name}" AS "record" WHERE "record"."Id" IN (SELECT value FROM json_each(${parameter(JSON.stringify(ids))}))${live}${visible === null ? '' : ` AND ${visible}`}`,
    parameters,
  );
  return new Set(rows.map((row) => String(row['id'])));
}
