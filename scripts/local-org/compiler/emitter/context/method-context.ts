/** What emitting one method body needs to know and collects. */
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression, BoundStatement, LocalVariable } from '../../../contracts/bound-tree.ts';
import type { FieldSymbol } from '../../../contracts/symbols.ts';
import type { AccessDefaults, ModuleContext } from './module-context.ts';

export type ExpressionKind = BoundExpression['kind'];
export type Expression<Kind extends ExpressionKind> = Extract<BoundExpression, { readonly kind: Kind }>;
/** Gives JavaScript that stands as an operand anywhere: primary, or in parentheses. */
export type ExpressionEmitter<Kind extends ExpressionKind> = (node: Expression<Kind>, context: MethodContext) => string;
export type ExpressionTable = { readonly [Kind in ExpressionKind]: ExpressionEmitter<Kind> };

export type StatementKind = BoundStatement['kind'];
export type Statement<Kind extends StatementKind> = Extract<BoundStatement, { readonly kind: Kind }>;
export type StatementEmitter<Kind extends StatementKind> = (node: Statement<Kind>, context: MethodContext) => string;
export type StatementTable = { readonly [Kind in StatementKind]: StatementEmitter<Kind> };

/** The tables of what bound trees are made of. A construct emits what it holds through them, since they import every construct. */
export interface Grammar {
  readonly expressions: ExpressionTable;
  readonly statements: StatementTable;
}

export interface Owner {
  readonly grammar: Grammar;
  readonly typeName: string;
  readonly superType: ApexType | null;
  readonly defaults: AccessDefaults;
  /** The JavaScript class, usable inside its own definition. */
  readonly className: string;
  /** Fields that code of this type names without a qualifier, by JavaScript member. */
  readonly fields: readonly FieldSymbol[];
}

export interface MethodPurpose {
  readonly property?: FieldSymbol;
  readonly emptyReturn?: string;
  readonly parameters?: readonly LocalVariable[];
  readonly isStatic?: boolean;
}

export class MethodContext {
  readonly module: ModuleContext;
  readonly owner: Owner;
  /** Inside an accessor the property's own name means its stored value. */
  readonly property: FieldSymbol | null;
  /** What a return without a value gives: a constructor gives its object. */
  readonly emptyReturn: string;
  readonly isStatic: boolean;
  /** Variables in scope where emitting stands, innermost last. */
  #variables: readonly LocalVariable[] = [];
  /** Set once the body calls code that may take over this class's sharing. */
  callsOut = false;
  readonly #temporaries: string[] = [];
  #labels = 0;

  constructor(module: ModuleContext, owner: Owner, purpose: MethodPurpose = {}) {
    this.module = module;
    this.owner = owner;
    this.property = purpose.property ?? null;
    this.emptyReturn = purpose.emptyReturn ?? '';
    this.isStatic = purpose.isStatic ?? false;
    for (const parameter of purpose.parameters ?? []) this.addVariable(parameter);
  }

  // Each table pairs a kind with its own emitter, which the type of an indexed access cannot express.
  expression(node: BoundExpression): string {
    return (this.owner.grammar.expressions[node.kind] as ExpressionEmitter<ExpressionKind>)(node, this);
  }

  argumentList(nodes: readonly BoundExpression[]): string {
    return nodes.map((node) => this.expression(node)).join(',');
  }

  statement(node: BoundStatement): string {
    return (this.owner.grammar.statements[node.kind] as StatementEmitter<StatementKind>)(node, this);
  }

  addVariable(variable: LocalVariable): void {
    this.#variables = [...this.#variables, variable];
  }

  /** Variables that `emit` adds go out of scope with it. */
  inScope(emit: () => string): string {
    const before = this.#variables;
    const code = emit();
    this.#variables = before;
    return code;
  }

  /** What a name may mean here: lower-case name to JavaScript. */
  visibleVariables(): ReadonlyMap<string, string> {
    const visible = new Map<string, string>();
    for (const field of this.owner.fields) {
      if (field.isStatic)
        visible.set(
          field.name.toLowerCase(),
          `${this.module.staticsOf(field.owner) ?? `${this.module.classOf(field.owner)}.$statics()`}.${field.key}`,
        );
      else if (!this.isStatic) visible.set(field.name.toLowerCase(), `this.${field.key}`);
    }
    for (const variable of this.#variables) visible.set(variable.name.toLowerCase(), variable.identifier);
    return visible;
  }

  helper(name: string): string {
    return this.module.helper(name);
  }

  /** A variable of the method's JavaScript function, for values that are used twice. */
  temporary(): string {
    const name = `$${this.#temporaries.length}`;
    this.#temporaries.push(name);
    return name;
  }

  /** Declares a variable of the bound tree that stands inside an expression. */
  declare(identifier: string): string {
    // Several initialisers share one function, and each names its variables by itself.
    if (!this.#temporaries.includes(identifier)) this.#temporaries.push(identifier);
    return identifier;
  }

  /** A name for a block-scoped variable. */
  blockName(prefix: string): string {
    this.#labels += 1;
    return `$${prefix}${this.#labels}`;
  }

  declarations(): string {
    return this.#temporaries.length === 0 ? '' : `let ${this.#temporaries.join(',')};`;
  }

  /** Whether sharing applies to record access right here, as a JavaScript expression. */
  sharing(): string {
    const { sharing } = this.owner.defaults;
    if (sharing === 'with') return 'true';
    if (sharing === 'without') return 'false';
    return sharing === 'caller' ? `${this.helper('sharing')}.current===1` : `${this.helper('sharing')}.current!==2`;
  }
}
