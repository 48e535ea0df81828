/**
 * Binds DML statements: insert, update, upsert, delete, undelete and merge, with `as user` or `as system` (Apex Developer Guide, "DML
 * Statements").
 */
import type {
  AccessLevelContext,
  DeleteStatementContext,
  ExpressionContext,
  InsertStatementContext,
  MergeStatementContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
} from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression, BoundStatement, DmlOperation } from '../../../contracts/bound-tree.ts';
import { isPrimitive } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';

type SimpleNode = InsertStatementContext | UpdateStatementContext | DeleteStatementContext | UndeleteStatementContext;

const simple =
  (operation: DmlOperation) =>
  (context: BodyContext, node: SimpleNode): BoundStatement => ({
    kind: 'dml',
    operation,
    records: bindRecords(context, node.expression()),
    access: accessOf(node.accessLevel()),
    externalIdField: null,
    mergeWith: null,
    span: span(context, node),
  });

export const bindInsert = simple('insert');
export const bindUpdate = simple('update');
export const bindDelete = simple('delete');
export const bindUndelete = simple('undelete');

export function bindUpsert(context: BodyContext, node: UpsertStatementContext): BoundStatement {
  const records = bindRecords(context, node.expression());
  return {
    kind: 'dml',
    operation: 'upsert',
    records,
    access: accessOf(node.accessLevel()),
    externalIdField: externalIdField(context, node, records.type),
    mergeWith: null,
    span: span(context, node),
  };
}

export function bindMerge(context: BodyContext, node: MergeStatementContext): BoundStatement {
  return {
    kind: 'dml',
    operation: 'merge',
    records: bindRecords(context, node.expression(0)),
    access: accessOf(node.accessLevel()),
    externalIdField: null,
    mergeWith: bindRecords(context, node.expression(1), true),
    span: span(context, node),
  };
}

function accessOf(node: AccessLevelContext | null): 'default' | 'user' | 'system' {
  if (node === null) return 'default';
  return (node.USER() as unknown) !== null ? 'user' : 'system';
}

function bindRecords(context: BodyContext, node: ExpressionContext, mayBeIds = false): BoundExpression {
  const records = bindExpression(context, node);
  const element = records.type.kind === 'list' ? records.type.element : records.type;
  const fits = element.kind === 'sobject' || (mayBeIds && isPrimitive(element, 'Id', 'String'));
  return fits ? records : fail(span(context, node), messages.dmlType(records.type));
}

/** `upsert records Key__c;` or `upsert records Invoice__c.Key__c;` */
function externalIdField(context: BodyContext, node: UpsertStatementContext, type: ApexType): string | null {
  const name = (node.qualifiedName() as ReturnType<UpsertStatementContext['qualifiedName']> | null)?.getText();
  if (name === undefined) return null;
  const at = span(context, node);
  const [first = '', ...rest] = name.split('.');
  const element = type.kind === 'list' ? type.element : type;
  const objectName = rest.length > 0 ? first : element.kind === 'sobject' ? element.name : '';
  const fieldName = rest.at(-1) ?? first;
  return context.world.schema.findField(objectName, fieldName)?.name ?? fail(at, messages.fieldDoesNotExist(fieldName, objectName));
}
