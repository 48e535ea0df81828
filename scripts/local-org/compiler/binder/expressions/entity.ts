/** What a name stands for while a dotted chain is read from left to right: a value, or something that only leads to one. */
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { FieldSymbol, Span } from '../../../contracts/symbols.ts';
import { fail, failQuietly, messages, reportUnsupported } from '../../symbols/diagnostics.ts';
import { UNKNOWN } from '../../symbols/common-types.ts';
import { findFieldOfKind } from '../../symbols/members.ts';
import { findTypeByName } from '../../symbols/type-resolver.ts';
import { typeOfDeclaration } from '../../symbols/world.ts';
import type { TypeDeclaration } from '../../symbols/declarations.ts';
import { findLocal } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { requireVisible } from '../context/visibility.ts';

export type Entity =
  | { readonly kind: 'value'; readonly expression: BoundExpression }
  /** `name`: as written; may also be a namespace (System, Database, Schema). */
  | { readonly kind: 'type'; readonly type: ApexType; readonly name: string }
  | { readonly kind: 'namespace'; readonly name: string }
  /** `Schema.SObjectType`, which leads to describes. */
  | { readonly kind: 'describeRoot' }
  /** `Schema.SObjectType.Account.fields` and `.fieldSets`. */
  | { readonly kind: 'describeFields'; readonly objectName: string; readonly owner: BoundExpression }
  | { readonly kind: 'describeFieldSets'; readonly objectName: string; readonly owner: BoundExpression }
  /** `System.Label`, or `System.Label.namespace` with its prefix. */
  | { readonly kind: 'labels'; readonly prefix: string | null }
  /** `Page` */
  | { readonly kind: 'pages' };

export function value(expression: BoundExpression): Entity {
  return { kind: 'value', expression };
}

/**
 * Local variable before field before type before namespace, whatever their case (Apex Developer Guide, "Namespace, Class, and Variable
 * Name Precedence"). The guide goes on to the class where the variable has no such member; reports from orgs are of errors instead,
 * so here a variable hides what is named like it.
 */
export function resolveIdentifier(context: BodyContext, name: string, at: Span): Entity {
  return findIdentifier(context, name, at) ?? fail(at, messages.variableDoesNotExist(name));
}

export function findIdentifier(context: BodyContext, name: string, at: Span): Entity | null {
  return findVariable(context, name, at) ?? findNamedType(context, name);
}

export function findVariable(context: BodyContext, name: string, at: Span): Entity | null {
  const variable = findLocal(context, name);
  if (variable !== null && variable.type === UNKNOWN) return failQuietly(at);
  if (variable !== null) return value({ kind: 'local', variable, type: variable.type, span: at });
  return findFieldInScope(context, name, at);
}

const SPECIAL_NAMES: Readonly<Record<string, Entity>> = {
  label: { kind: 'labels', prefix: null },
  sobjecttype: { kind: 'describeRoot' },
  page: { kind: 'pages' },
};

export function findNamedType(context: BodyContext, name: string): Entity | null {
  const lower = name.toLowerCase();
  const project = findTypeByName(context.world, context.declaration, name);
  if (project?.kind === 'declared' && project.origin === 'project') return { kind: 'type', type: project, name };
  const special = SPECIAL_NAMES[lower];
  if (special !== undefined) return special;
  if (project !== null) return { kind: 'type', type: preferStatics(context, name) ?? project, name };
  const { world } = context;
  if (world.platform.isNamespace(name) || (lower !== '' && lower === world.schema.namespace.toLowerCase()))
    return { kind: 'namespace', name };
  return null;
}

/** In an expression a System class comes before the SObject of its name (`BusinessHours.diff`), whose tokens are still found by fall-back. */
function preferStatics(context: BodyContext, name: string): ApexType | null {
  const canonical = context.world.platform.nameOf('System', name);
  if (canonical === null) return null;
  const type = findTypeByName(context.world, context.declaration, `System.${name}`);
  return type?.kind === 'sobject' ? { kind: 'declared', name: canonical, origin: 'platform', arguments: [] } : type;
}

/** The type's own fields, instance or static, then the statics of the outer types. */
function findFieldInScope(context: BodyContext, name: string, at: Span): Entity | null {
  const { world, declaration } = context;
  for (let scope: TypeDeclaration | null = declaration; scope !== null; scope = scope.outer) {
    const field = findFieldOfKind(world, typeOfDeclaration(scope), name, context.isStatic || scope !== declaration);
    if (field === null) continue;
    if (field.isStatic) return value(fieldExpression(context, null, field, at));
    if (scope !== declaration) continue;
    // From static code the name may still be a type's: a field `kind` of type `Kind`.
    if (context.isStatic) return findNamedType(context, name) ?? fail(at, messages.instanceFromStatic('Variable', name));
    return value(fieldExpression(context, { kind: 'this', type: typeOfDeclaration(declaration), span: at }, field, at));
  }
  return null;
}

/** A member whose type is not known: reported at its declaration, and here when that is in another file. */
export function failUnknown(context: BodyContext, owner: string, at: Span): never {
  const declaration = context.world.projectByName.get(owner);
  return declaration?.file.path === context.declaration.file.path ? failQuietly(at) : fail(at, messages.brokenDependency(owner));
}

export function fieldExpression(context: BodyContext, target: BoundExpression | null, field: FieldSymbol, at: Span): BoundExpression {
  requireVisible(context, field, at);
  if (field.type === UNKNOWN) return failUnknown(context, field.owner, at);
  if (field.ownerOrigin === 'project') return { kind: 'field', target, field, type: field.type, span: at };
  if (!context.world.platform.isImplemented(field)) reportUnsupported(context.report, at, `${field.owner}.${field.name}`);
  return { kind: 'platformProperty', target, field, type: field.type, span: at };
}
