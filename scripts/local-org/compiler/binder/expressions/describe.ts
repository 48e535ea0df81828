/**
 * Binds chains that lead to describe information and labels: Schema.SObjectType.Account.fields.Name, Account.Name, System.Label.X, Page.X.
 */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { DESCRIBE_FIELD, DESCRIBE_OBJECT, FIELD_TOKEN, OBJECT_TOKEN, platformType, STRING } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { findMethods } from '../../symbols/members.ts';
import { symbolOf } from '../../symbols/world.ts';
import type { BodyContext } from '../context/context.ts';
import { value } from './entity.ts';
import type { Entity } from './entity.ts';

/** `Schema.SObjectType.Account` */
export function describeObject(context: BodyContext, name: string, at: Span): Entity {
  return value(describedObject(context, name, at));
}

export function describedObject(context: BodyContext, name: string, at: Span): BoundExpression {
  const object = context.world.schema.findObject(name) ?? fail(at, messages.variableDoesNotExist(name));
  return { kind: 'describeToken', objectName: object.name, fieldName: null, type: DESCRIBE_OBJECT, span: at };
}

export function describeField(context: BodyContext, objectName: string, owner: BoundExpression, name: string, at: Span): Entity {
  const field = context.world.schema.findField(objectName, name) ?? fail(at, messages.fieldDoesNotExist(name, objectName));
  // `Account.SObjectType.fields.Name` and `Schema.Account.fields.Name` are tokens, not describes.
  const isToken = owner.kind === 'sobjectTypeToken';
  return value(
    isToken
      ? { kind: 'sobjectFieldToken', objectName, fieldName: field.name, type: FIELD_TOKEN, span: at }
      : { kind: 'describeToken', objectName, fieldName: field.name, type: DESCRIBE_FIELD, span: at },
  );
}

/** `Schema.SObjectType.Account.fieldSets.Mine` is `....fieldSets.getMap().get('Mine')`. */
export function describeFieldSet(context: BodyContext, owner: BoundExpression, name: string, at: Span): Entity {
  const { world } = context;
  const field = symbolOf(world, DESCRIBE_OBJECT)?.fields.find((candidate) => candidate.name.toLowerCase() === 'fieldsets');
  const getMap = findMethods(world, platformType('Schema.SObjectTypeFieldSets'), 'getMap')[0];
  const get = getMap === undefined ? undefined : findMethods(world, getMap.result, 'get')[0];
  if (field === undefined || getMap === undefined || get === undefined) return fail(at, messages.variableDoesNotExist(name));
  const fieldSets: BoundExpression = { kind: 'platformProperty', target: owner, field, type: field.type, span: at };
  const map: BoundExpression = {
    kind: 'platformCall',
    target: fieldSets,
    method: getMap,
    arguments: [],
    type: getMap.result,
    span: at,
  };
  const key: BoundExpression = { kind: 'literal', value: name, type: STRING, span: at };
  return value({
    kind: 'platformCall',
    target: map,
    method: get,
    arguments: [key],
    type: platformType('Schema.FieldSet'),
    span: at,
  });
}

export function sobjectTypeToken(objectName: string, at: Span): BoundExpression {
  return { kind: 'sobjectTypeToken', objectName, type: OBJECT_TOKEN, span: at };
}

/** `Account.Name`, `Account.SObjectType`, `Contact.Account.Name`: tokens of a static reference to an SObject. */
export function sobjectStatic(context: BodyContext, objectName: string, name: string, at: Span): Entity | null {
  const { schema } = context.world;
  const lower = name.toLowerCase();
  if (lower === 'sobjecttype') return value(sobjectTypeToken(objectName, at));
  if (lower === 'fields') return { kind: 'describeFields', objectName, owner: sobjectTypeToken(objectName, at) };
  const field = schema.findField(objectName, name);
  if (field !== null) return value({ kind: 'sobjectFieldToken', objectName, fieldName: field.name, type: FIELD_TOKEN, span: at });
  const parent = schema.findParentRelationship(objectName, name)?.referenceTo[0];
  return parent === undefined ? null : { kind: 'type', type: { kind: 'sobject', name: parent }, name };
}

/** `Label.Name` and, with the namespace of a package or of the platform, `Label.Site.Name`. */
export function customLabel(context: BodyContext, prefix: string | null, name: string, at: Span): Entity {
  const { labels, schema } = context.world;
  const written = prefix === null ? name : `${prefix}.${name}`;
  const known = labels?.get(written.toLowerCase());
  if (known === undefined && prefix === null && labels !== null) return { kind: 'labels', prefix: name };
  const isOfPackage = schema.isInstalled && prefix?.toLowerCase() === schema.namespace.toLowerCase();
  if (known === undefined && labels !== null && isOfPackage) return fail(at, messages.labelDoesNotExist(name));
  return value({ kind: 'customLabel', name: known ?? written, type: STRING, span: at });
}

/** `Page.Invoice` is a PageReference to /apex/Invoice. */
export function pageReference(context: BodyContext, name: string, at: Span): Entity {
  const type = platformType('System.PageReference');
  const constructor_ = symbolOf(context.world, type)?.constructors.find(
    (candidate) => candidate.parameters[0]?.type === STRING || candidate.key.endsWith('new (String)'),
  );
  if (constructor_ === undefined) return fail(at, messages.variableDoesNotExist(name));
  return value({
    kind: 'platformNew',
    constructor_,
    arguments: [{ kind: 'literal', value: `/apex/${name}`, type: STRING, span: at }],
    type,
    span: at,
  });
}
