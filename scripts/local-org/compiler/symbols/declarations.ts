/**
 * Reads the declarations out of a parse tree: which types, methods, fields and blocks a file declares, before any name in them is resolved.
 */
import type {
  BlockContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  ConstructorDeclarationContext,
  EnumDeclarationContext,
  ExpressionContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { FieldSymbol, MethodSymbol, Span, TypeSymbol } from '../../contracts/symbols.ts';
import { readModifiers, sharingOf } from '../syntax/modifiers.ts';
import type { Modifiers } from '../syntax/modifiers.ts';
import { spanOf } from '../syntax/span.ts';
import { optional } from '../syntax/optional.ts';

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface SourceFile {
  readonly path: string;
  readonly apiVersion: number;
  /** Of the installed package that the file came with; '' for the org's own code, and for all code where nothing is installed. */
  readonly namespace: string;
}

/** The full name of a top-level type: `syncline.Clock` in an installed package, `Clock` in the org's own code. */
export function qualifiedTypeName(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}.${name}`;
}

export interface MethodDeclaration {
  readonly kind: 'method';
  readonly node: ApexParserRuleContext;
  readonly name: string;
  readonly modifiers: Modifiers;
  /** null: void, or a constructor. */
  readonly result: TypeRefContext | null;
  readonly parameters: FormalParametersContext;
  readonly body: BlockContext | null;
  readonly isConstructor: boolean;
  symbol: Mutable<MethodSymbol> | null;
}

export interface FieldDeclaration {
  readonly kind: 'field';
  readonly node: ApexParserRuleContext;
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly type: TypeRefContext;
  readonly initializer: ExpressionContext | null;
  symbol: Mutable<FieldSymbol> | null;
}

export interface PropertyDeclaration {
  readonly kind: 'property';
  readonly node: PropertyDeclarationContext;
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly type: TypeRefContext;
  symbol: Mutable<FieldSymbol> | null;
}

export interface BlockDeclaration {
  readonly kind: 'block';
  readonly node: BlockContext;
  readonly isStatic: boolean;
}

export type MemberDeclaration = MethodDeclaration | FieldDeclaration | PropertyDeclaration | BlockDeclaration;

export interface TypeDeclaration {
  readonly file: SourceFile;
  readonly outer: TypeDeclaration | null;
  readonly simpleName: string;
  /** Lower-case simple name. */
  readonly innerTypes: Map<string, TypeDeclaration>;
  /** Names of inner types that an earlier one has already. */
  readonly repeatedTypes: string[];
  members: readonly MemberDeclaration[];
  superReference: TypeRefContext | null;
  interfaceReferences: readonly TypeRefContext[];
  /** Filled in by the linker; only names and modifiers are final before. */
  readonly symbol: Mutable<TypeSymbol> & { readonly span: Span };
}

export function addInnerType({ innerTypes, repeatedTypes }: TypeDeclaration, inner: TypeDeclaration): void {
  const key = inner.simpleName.toLowerCase();
  if (innerTypes.has(key)) repeatedTypes.push(inner.simpleName);
  else innerTypes.set(key, inner);
}

/** Lets go of the parse tree once all is bound: only the symbols live on. */
export function releaseTree(declaration: TypeDeclaration): void {
  declaration.members = [];
  declaration.superReference = null;
  declaration.interfaceReferences = [];
}

/** What is left of declarations once their trees are released, of symbols as they were found; types that lie within others come after them. */
export function declarationsOf(symbols: readonly TypeSymbol[], files: ReadonlyMap<string, SourceFile>): TypeDeclaration[] {
  const declarations = new Map<string, TypeDeclaration>();
  for (const symbol of symbols) {
    const { name, span } = symbol;
    const file = span === null ? undefined : files.get(span.file);
    if (span === null || file === undefined) continue;
    const dot = name.lastIndexOf('.');
    const outer = declarations.get(name.slice(0, Math.max(dot, 0))) ?? null;
    const declaration: TypeDeclaration = {
      file,
      outer,
      simpleName: name.slice(dot + 1),
      innerTypes: new Map(),
      repeatedTypes: [],
      members: [],
      superReference: null,
      interfaceReferences: [],
      symbol: { ...symbol, span },
    };
    declarations.set(name, declaration);
    if (outer !== null) addInnerType(outer, declaration);
  }
  return [...declarations.values()];
}

type TypeNode = ClassDeclarationContext | InterfaceDeclarationContext | EnumDeclarationContext;

/** The three kinds of declaration under one `memberDeclaration`, `typeDeclaration` or body of a trigger. */
export interface TypeHolder {
  classDeclaration(): ClassDeclarationContext;
  interfaceDeclaration(): InterfaceDeclarationContext;
  enumDeclaration(): EnumDeclarationContext;
}

export function declareHeldType(
  holder: TypeHolder,
  modifierNodes: readonly ModifierContext[],
  file: SourceFile,
  outer: TypeDeclaration | null,
): TypeDeclaration | null {
  const classNode = holder.classDeclaration() as ClassDeclarationContext | null;
  if (classNode !== null) return declareClass(classNode, modifierNodes, file, outer);
  const interfaceNode = holder.interfaceDeclaration() as InterfaceDeclarationContext | null;
  if (interfaceNode !== null) return declareInterface(interfaceNode, modifierNodes, file, outer);
  const enumNode = holder.enumDeclaration() as EnumDeclarationContext | null;
  return enumNode === null ? null : declareEnum(enumNode, modifierNodes, file, outer);
}

interface TypeParts {
  readonly kind: TypeSymbol['kind'];
  readonly members: MemberDeclaration[];
  readonly superReference?: TypeRefContext | null;
  readonly interfaceReferences?: readonly TypeRefContext[];
  readonly enumValues?: readonly string[];
}

function makeDeclaration(
  node: TypeNode,
  modifierNodes: readonly ModifierContext[],
  file: SourceFile,
  outer: TypeDeclaration | null,
  parts: TypeParts,
): TypeDeclaration {
  const simpleName = node.id().getText();
  return assembleDeclaration(node, simpleName, readModifiers(modifierNodes), file, outer, parts);
}

export function assembleDeclaration(
  node: ApexParserRuleContext,
  simpleName: string,
  modifiers: Modifiers,
  file: SourceFile,
  outer: TypeDeclaration | null,
  parts: TypeParts,
): TypeDeclaration {
  const stated = sharingOf(modifiers.words);
  return {
    file,
    outer,
    simpleName,
    innerTypes: new Map(),
    repeatedTypes: [],
    members: parts.members,
    superReference: parts.superReference ?? null,
    interfaceReferences: parts.interfaceReferences ?? [],
    symbol: {
      kind: parts.kind,
      origin: 'project',
      name: outer === null ? qualifiedTypeName(file.namespace, simpleName) : `${outer.symbol.name}.${simpleName}`,
      typeParameters: [],
      superType: null,
      interfaces: [],
      modifiers: modifiers.words,
      sharing: stated,
      apiVersion: file.apiVersion,
      annotations: modifiers.annotations,
      methods: [],
      constructors: [],
      fields: [],
      enumValues: parts.enumValues ?? [],
      span: spanOf(file.path, node),
    },
  };
}

function declareClass(
  node: ClassDeclarationContext,
  modifierNodes: readonly ModifierContext[],
  file: SourceFile,
  outer: TypeDeclaration | null,
): TypeDeclaration {
  const members: MemberDeclaration[] = [];
  const declaration = makeDeclaration(node, modifierNodes, file, outer, {
    kind: 'class',
    members,
    superReference: optional(node.typeRef()),
    interfaceReferences: optional(node.typeList())?.typeRef_list() ?? [],
  });
  for (const body of node.classBody().classBodyDeclaration_list()) declareBodyMember(body, declaration, members, file);
  return declaration;
}

function declareInterface(
  node: InterfaceDeclarationContext,
  modifierNodes: readonly ModifierContext[],
  file: SourceFile,
  outer: TypeDeclaration | null,
): TypeDeclaration {
  const members: MemberDeclaration[] = node
    .interfaceBody()
    .interfaceMethodDeclaration_list()
    .map((method) => ({
      kind: 'method',
      node: method,
      name: method.id().getText(),
      modifiers: readModifiers(method.modifier_list()),
      result: optional(method.typeRef()),
      parameters: method.formalParameters(),
      body: null,
      isConstructor: false,
      symbol: null,
    }));
  return makeDeclaration(node, modifierNodes, file, outer, {
    kind: 'interface',
    members,
    interfaceReferences: optional(node.typeList())?.typeRef_list() ?? [],
  });
}

function declareEnum(
  node: EnumDeclarationContext,
  modifierNodes: readonly ModifierContext[],
  file: SourceFile,
  outer: TypeDeclaration | null,
): TypeDeclaration {
  const enumValues =
    optional(node.enumConstants())
      ?.id_list()
      .map((id) => id.getText()) ?? [];
  return makeDeclaration(node, modifierNodes, file, outer, { kind: 'enum', members: [], enumValues });
}

function declareBodyMember(
  body: ClassBodyDeclarationContext,
  declaration: TypeDeclaration,
  members: MemberDeclaration[],
  file: SourceFile,
): void {
  const block = body.block() as BlockContext | null;
  if (block !== null) {
    members.push({ kind: 'block', node: block, isStatic: (body.STATIC() as unknown) !== null });
    return;
  }
  const member = body.memberDeclaration() as ReturnType<ClassBodyDeclarationContext['memberDeclaration']> | null;
  if (member === null) return;
  const inner = declareHeldType(member, body.modifier_list(), file, declaration);
  if (inner !== null) {
    addInnerType(declaration, inner);
    return;
  }
  const modifiers = readModifiers(body.modifier_list());
  const constructor_ = member.constructorDeclaration() as ConstructorDeclarationContext | null;
  if (constructor_ !== null) members.push(declareConstructor(constructor_, modifiers));
  else members.push(...declareHeldMember(member, modifiers));
}

function declareConstructor(node: ConstructorDeclarationContext, modifiers: Modifiers): MethodDeclaration {
  return {
    kind: 'method',
    node,
    name: node.qualifiedName().getText(),
    modifiers,
    result: null,
    parameters: node.formalParameters(),
    body: node.block(),
    isConstructor: true,
    symbol: null,
  };
}

type MemberHolder = Pick<
  NonNullable<ReturnType<ClassBodyDeclarationContext['memberDeclaration']>>,
  'methodDeclaration' | 'propertyDeclaration' | 'fieldDeclaration'
>;

/** A method, a property or the fields of one declaration. */
export function declareHeldMember(member: MemberHolder, modifiers: Modifiers): MemberDeclaration[] {
  const method = member.methodDeclaration() as ReturnType<MemberHolder['methodDeclaration']> | null;
  if (method !== null) {
    return [
      {
        kind: 'method',
        node: method,
        name: method.id().getText(),
        modifiers,
        result: optional(method.typeRef()),
        parameters: method.formalParameters(),
        body: optional(method.block()),
        isConstructor: false,
        symbol: null,
      },
    ];
  }
  const property = member.propertyDeclaration() as PropertyDeclarationContext | null;
  if (property !== null)
    return [
      {
        kind: 'property',
        node: property,
        name: property.id().getText(),
        modifiers,
        type: property.typeRef(),
        symbol: null,
      },
    ];
  const field = member.fieldDeclaration();
  return field
    .variableDeclarators()
    .variableDeclarator_list()
    .map((declarator) => ({
      kind: 'field',
      node: declarator,
      name: declarator.id().getText(),
      modifiers,
      type: field.typeRef(),
      initializer: optional(declarator.expression()),
      symbol: null,
    }));
}
