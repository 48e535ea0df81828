/** Binds a declaration: fields, blocks, properties, methods and constructors with their bodies. */
import type { BlockContext, GetterContext, SetterContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../contracts/types.ts';
import type { BoundInitializer, BoundMethod, BoundProperty, BoundStatement, BoundType, LocalVariable } from '../../contracts/bound-tree.ts';
import type { FieldSymbol, MethodSymbol } from '../../contracts/symbols.ts';
import { isVoid, VOID } from '../symbols/common-types.ts';
import type {
  BlockDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  PropertyDeclaration,
  TypeDeclaration,
} from '../symbols/declarations.ts';
import { messages } from '../symbols/diagnostics.ts';
import { guarded, signatureOf } from '../symbols/linker.ts';
import type { Report } from '../symbols/linker.ts';
import type { World } from '../symbols/world.ts';
import { readModifiers } from '../syntax/modifiers.ts';
import { spanOf } from '../syntax/span.ts';
import { bindBlock, bindExpression, declareLocal } from './context/context.ts';
import type { BodyContext } from './context/context.ts';
import { convertTo } from './expressions/convert.ts';
import { openBody } from './statements/index.ts';
import { checkDeclaration } from './declaration-rules.ts';
import { canComplete } from './flow.ts';

interface Place {
  readonly world: World;
  readonly declaration: TypeDeclaration;
  readonly report: Report;
  readonly triggerObject: string | null;
}

export function bindType(world: World, declaration: TypeDeclaration, report: Report, triggerObject: string | null = null): BoundType {
  checkDeclaration(declaration, report);
  const place: Place = { world, declaration, report, triggerObject };
  const staticMembers: BoundInitializer[] = [];
  const instanceMembers: BoundInitializer[] = [];
  const properties: BoundProperty[] = [];
  const methods: BoundMethod[] = [];
  const constructors: BoundMethod[] = [];
  for (const member of declaration.members) {
    if (member.kind === 'block') (member.isStatic ? staticMembers : instanceMembers).push(bindInitializerBlock(place, member));
    else if (member.kind === 'property' && member.symbol !== null) properties.push(bindProperty(place, member, member.symbol));
    else if (member.kind === 'field' && member.symbol !== null)
      (member.symbol.isStatic ? staticMembers : instanceMembers).push(bindField(place, member, member.symbol));
    else if (member.kind === 'method' && member.symbol !== null)
      (member.isConstructor ? constructors : methods).push(bindMethod(place, member, member.symbol));
  }
  return {
    symbol: declaration.symbol,
    staticMembers,
    instanceMembers,
    properties,
    methods,
    constructors,
    innerTypes: [...declaration.innerTypes.values()].map((inner) => bindType(world, inner, report, triggerObject)),
    span: declaration.symbol.span,
  };
}

function bodyContext(place: Place, isStatic: boolean, result: ApexType, mayInitializeFinals: boolean): BodyContext {
  return openBody({ ...place, isStatic, result, mayInitializeFinals });
}

function bindInitializerBlock(place: Place, member: BlockDeclaration): BoundInitializer {
  const body = bindBlock(bodyContext(place, member.isStatic, VOID, true), member.node);
  return { kind: 'block', body, span: spanOf(place.declaration.file.path, member.node) };
}

function bindField(place: Place, member: FieldDeclaration, symbol: FieldSymbol): BoundInitializer {
  const at = spanOf(place.declaration.file.path, member.node);
  const { initializer } = member;
  if (initializer === null) return { kind: 'field', field: symbol, value: null, span: at };
  const context = bodyContext(place, symbol.isStatic, VOID, true);
  const value = guarded(place.report, null, () => convertTo(place.world, bindExpression(context, initializer), symbol.type, at));
  return { kind: 'field', field: symbol, value, span: at };
}

function bindProperty(place: Place, member: PropertyDeclaration, symbol: FieldSymbol): BoundProperty {
  const blocks = member.node.propertyBlock_list();
  const getter = blocks.map((block) => block.getter() as GetterContext | null).find((node) => node !== null) ?? null;
  const setter = blocks.map((block) => block.setter() as SetterContext | null).find((node) => node !== null) ?? null;
  return {
    field: symbol,
    getter: getter === null ? null : bindGetter(place, getter, symbol),
    setter: setter === null ? null : bindSetter(place, setter, symbol),
    span: spanOf(place.declaration.file.path, member.node),
  };
}

function bindGetter(place: Place, node: GetterContext, symbol: FieldSymbol): BoundStatement | 'auto' {
  const block = node.block() as BlockContext | null;
  return block === null ? 'auto' : bindBlock(bodyContext(place, symbol.isStatic, symbol.type, true), block);
}

function bindSetter(place: Place, node: SetterContext, symbol: FieldSymbol): { parameter: LocalVariable; body: BoundStatement } | 'auto' {
  const block = node.block() as BlockContext | null;
  if (block === null) return 'auto';
  const context = bodyContext(place, symbol.isStatic, VOID, true);
  const parameter = declareLocal(context, 'value', symbol.type, spanOf(place.declaration.file.path, node));
  return { parameter, body: bindBlock(context, block) };
}

function bindMethod(place: Place, member: MethodDeclaration, symbol: MethodSymbol): BoundMethod {
  const at = spanOf(place.declaration.file.path, member.node);
  let isSound = true as boolean;
  const report: Report = (diagnostic) => {
    isSound = false;
    place.report(diagnostic);
  };
  const context = bodyContext({ ...place, report }, symbol.isStatic, symbol.result, member.isConstructor);
  const list = member.parameters.formalParameterList() as ReturnType<typeof member.parameters.formalParameterList> | null;
  const formal = list?.formalParameter_list() ?? [];
  const parameters = symbol.parameters.flatMap((parameter, index) => {
    const isFinal = readModifiers(formal[index]?.modifier_list() ?? []).words.includes('final');
    return guarded<LocalVariable[]>(place.report, [], () => [declareLocal(context, parameter.name, parameter.type, at, isFinal)]);
  });
  const body = member.body === null ? null : bindBlock(context, member.body);
  if (body === null && !symbol.isAbstract) place.report({ span: at, message: messages.bodyRequired(signatureOf(symbol)) });
  if (body !== null && symbol.isAbstract) place.report({ span: at, message: messages.abstractBody(signatureOf(symbol)) });
  // A statement with an error has no node, so nothing can be said about the flow.
  if (isSound && body !== null && !isVoid(symbol.result) && canComplete(body)) place.report({ span: at, message: messages.mustReturn });
  return { symbol, parameters, body, span: at };
}
