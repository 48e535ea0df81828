/** Binds `left.name`: what a member of an entity is. */
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { listOf, mapOf, ID, platformType, SOBJECT, STRING } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { enumConstant, findFieldOfKind } from '../../symbols/members.ts';
import { fieldType } from '../../symbols/sobject-types.ts';
import { findTypeByName, isHiddenType } from '../../symbols/type-resolver.ts';
import { symbolOf } from '../../symbols/world.ts';
import type { BodyContext } from '../context/context.ts';
import { asSingleRecord } from './convert.ts';
import { customLabel, describeField, describeFieldSet, describeObject, pageReference, sobjectStatic } from './describe.ts';
import { fieldExpression, findNamedType, value } from './entity.ts';
import type { Entity } from './entity.ts';

type MemberBinder<Kind extends Entity['kind']> = (
  context: BodyContext,
  entity: Extract<Entity, { kind: Kind }>,
  name: string,
  at: Span,
) => Entity;

const MEMBERS: { readonly [Kind in Entity['kind']]: MemberBinder<Kind> } = {
  value: (context, entity, name, at) => valueMember(context, entity.expression, name, at),
  type: (context, entity, name, at) =>
    staticMember(context, entity.type, name, at) ??
    namespaceMember(context, entity.name, name) ??
    fail(at, messages.variableDoesNotExist(`${entity.name}.${name}`)),
  namespace: (context, entity, name, at) =>
    namespaceMember(context, entity.name, name) ??
    fail(
      at,
      isHiddenType(context.world, `${entity.name}.${name}`)
        ? messages.notVisible('Type', `${entity.name}.${name}`)
        : messages.variableDoesNotExist(`${entity.name}.${name}`),
    ),
  describeRoot: (context, _entity, name, at) => describeObject(context, name, at),
  describeFields: (context, entity, name, at) => describeField(context, entity.objectName, entity.owner, name, at),
  describeFieldSets: (context, entity, name, at) => describeFieldSet(context, entity.owner, name, at),
  labels: (context, entity, name, at) => customLabel(context, entity.prefix, name, at),
  pages: (context, _entity, name, at) => pageReference(context, name, at),
};

export function memberOf(context: BodyContext, entity: Entity, name: string, at: Span): Entity {
  const binder = MEMBERS[entity.kind] as MemberBinder<Entity['kind']>;
  return binder(context, entity, name, at);
}

function valueMember(context: BodyContext, given: BoundExpression, name: string, at: Span): Entity {
  const target = asSingleRecord(given);
  if (target.kind === 'customLabel') return customLabel(context, target.name, name, at);
  if (target.kind === 'describeToken' && target.fieldName === null) {
    if (name.toLowerCase() === 'fields') return { kind: 'describeFields', objectName: target.objectName, owner: target };
    if (name.toLowerCase() === 'fieldsets') return { kind: 'describeFieldSets', objectName: target.objectName, owner: target };
  }
  if (target.kind === 'sobjectTypeToken' && name.toLowerCase() === 'fields')
    return { kind: 'describeFields', objectName: target.objectName, owner: target };
  // Schema.Invoice__Share.RowCause.Manual: a sharing reason, which is text.
  if (target.kind === 'sobjectFieldToken' && target.fieldName.toLowerCase() === 'rowcause')
    return value({ kind: 'literal', value: name, type: STRING, span: at });
  if (target.type.kind === 'sobject') return value(sobjectMember(context, target, target.type.name, name, at));
  const field = findFieldOfKind(context.world, target.type, name, false);
  // Apex Developer Guide, "Name Shadowing": static variables cannot be referenced through an instance.
  if (field?.isStatic === true) fail(at, messages.staticNeedsType('Variable', `${typeName(field.type)} ${field.owner}.${name}`));
  if (field !== null) return value(fieldExpression(context, target, field, at));
  return fail(at, messages.variableDoesNotExist(name));
}

/** `a.Name`, `a.Owner`, `a.Contacts`. */
function sobjectMember(context: BodyContext, target: BoundExpression, objectName: string, name: string, at: Span): BoundExpression {
  const { schema } = context.world;
  if (objectName === 'SObject') {
    if (name.toLowerCase() === 'id') return { kind: 'sobjectField', target, fieldName: 'Id', type: ID, span: at };
    return fail(at, messages.initialTermNotQualifiable(SOBJECT));
  }
  const field = schema.findField(objectName, name);
  if (field !== null) return { kind: 'sobjectField', target, fieldName: field.name, type: fieldType(objectName, field), span: at };
  const parent = schema.findParentRelationship(objectName, name);
  if (parent !== null)
    return {
      kind: 'sobjectParent',
      target,
      relationshipName: parent.relationshipName ?? name,
      type: parentType(parent.referenceTo),
      span: at,
    };
  const child = schema.findChildRelationship(objectName, name);
  if (child !== null)
    return {
      kind: 'sobjectChildren',
      target,
      relationshipName: child.relationshipName ?? name,
      type: listOf({ kind: 'sobject', name: child.childObject }),
      span: at,
    };
  return fail(at, messages.fieldDoesNotExist(name, objectName));
}

/** A reference to several objects (Owner, What, Who) is seen as sObject type Name. */
function parentType(referenceTo: readonly string[]): ApexType {
  const [only] = referenceTo;
  if (only === undefined) return SOBJECT;
  return { kind: 'sobject', name: referenceTo.length === 1 ? only : 'Name' };
}

function staticMember(context: BodyContext, type: ApexType, name: string, at: Span): Entity | null {
  const { world } = context;
  if (type.kind === 'sobject') return sobjectStatic(context, type.name, name, at);
  const symbol = symbolOf(world, type);
  if (symbol === null) return null;
  const constant = enumConstant(symbol, name);
  if (constant !== null) return value({ kind: 'enumConstant', enumType: type, name: constant, type, span: at });
  const field = findFieldOfKind(world, type, name, true);
  if (field?.isStatic === true) return value(triggerTyped(context, fieldExpression(context, null, field, at)));
  // `Shape.Kind` is the inner type even where Shape has an instance field `kind`.
  const nested = nestedType(context, type, name);
  if (nested !== null) return nested;
  if (field !== null) fail(at, messages.instanceFromStatic('Variable', name));
  // BusinessHours.SObjectType: the SObject of the System class's name.
  const namesake =
    type.kind === 'declared' && type.origin === 'platform' && type.name.startsWith('System.')
      ? world.schema.findObject(typeName(type))
      : null;
  return namesake === null ? null : sobjectStatic(context, namesake.name, name, at);
}

function nestedType(context: BodyContext, type: ApexType, name: string): Entity | null {
  if (type.kind !== 'declared' || specialMember(type.name, name) !== null) return null;
  const path = `${typeName(type)}.${name}`;
  const nested = findTypeByName(context.world, context.declaration, path);
  return nested === null ? null : { kind: 'type', type: nested, name: path };
}

const TRIGGER_TYPES: Readonly<Record<string, (record: ApexType) => ApexType>> = {
  new: listOf,
  old: listOf,
  newmap: (record) => mapOf(ID, record),
  oldmap: (record) => mapOf(ID, record),
};

/** Within a trigger, Trigger.new holds records of its object. */
function triggerTyped(context: BodyContext, expression: BoundExpression): BoundExpression {
  if (context.triggerObject === null || expression.kind !== 'platformProperty' || expression.field.owner !== 'System.Trigger')
    return expression;
  const typed = TRIGGER_TYPES[expression.field.name.toLowerCase()];
  return typed === undefined ? expression : { ...expression, type: typed({ kind: 'sobject', name: context.triggerObject }) };
}

const SPECIAL_MEMBERS: Readonly<Record<string, Entity>> = {
  'system.label': { kind: 'labels', prefix: null },
  'system.page': { kind: 'pages' },
  'schema.sobjecttype': { kind: 'describeRoot' },
  'system.sobjecttype': { kind: 'describeRoot' },
};

/** `namespace` as a name or as the class of that name: System, System.Schema. */
function specialMember(namespace: string, name: string): Entity | null {
  return SPECIAL_MEMBERS[`${namespace.replace(/^System\./i, '')}.${name}`.toLowerCase()] ?? null;
}

function namespaceMember(context: BodyContext, namespace: string, name: string): Entity | null {
  const { world } = context;
  const lower = namespace.toLowerCase();
  const special = specialMember(namespace, name);
  if (special !== null) return special;
  if (lower === world.schema.namespace.toLowerCase() && lower !== '') {
    if (!world.schema.isInstalled) return findNamedType(context, name);
    const packaged = findTypeByName(world, null, `${namespace}.${name}`);
    return packaged === null ? null : { kind: 'type', type: packaged, name: `${namespace}.${name}` };
  }
  const canonical = world.platform.nameOf(namespace, name);
  if (canonical !== null)
    return {
      kind: 'type',
      type: findTypeByName(world, null, `${namespace}.${name}`) ?? platformType(canonical),
      name: `${namespace}.${name}`,
    };
  const type = lower === 'schema' || lower === 'system' ? findTypeByName(world, null, `${namespace}.${name}`) : null;
  return type === null ? null : { kind: 'type', type, name: `${namespace}.${name}` };
}
