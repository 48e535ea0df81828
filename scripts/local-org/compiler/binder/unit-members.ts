/** The members of a trigger's body or of anonymous Apex: statements in order, beside methods and types that belong to a type of its own. */
import type {
  AnonymousBlockMemberContext,
  AnonymousMemberDeclarationContext,
  ApexParserRuleContext,
  FieldDeclarationContext,
  StatementContext,
  TriggerBlockMemberContext,
  TriggerMemberDeclarationContext,
} from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../contracts/bound-tree.ts';
import { addInnerType, assembleDeclaration, declareHeldMember, declareHeldType } from '../symbols/declarations.ts';
import type { MemberDeclaration, SourceFile, TypeDeclaration } from '../symbols/declarations.ts';
import { guarded } from '../symbols/linker.ts';
import { readModifiers } from '../syntax/modifiers.ts';
import type { Modifiers } from '../syntax/modifiers.ts';
import { bindExpression, bindStatement, span } from './context/context.ts';
import type { BodyContext } from './context/context.ts';
import { convertTo } from './expressions/convert.ts';
import { fieldExpression } from './expressions/entity.ts';
import { bindDeclarators } from './statements/declaration.ts';

type UnitMember = TriggerBlockMemberContext | AnonymousBlockMemberContext;

export type UnitStep =
  | { readonly kind: 'statement'; readonly node: StatementContext }
  /** A variable of the unit; the grammar reads it as a field. */
  | {
      readonly kind: 'variables';
      readonly node: FieldDeclarationContext;
      readonly member: UnitMember;
      readonly fields: readonly MemberDeclaration[] | null;
    };

export interface Unit {
  readonly declaration: TypeDeclaration;
  readonly steps: readonly UnitStep[];
}

/** Variables become static fields where methods or types of the unit could see them, locals otherwise. */
export function declareUnit(node: ApexParserRuleContext, name: string, members: readonly UnitMember[], file: SourceFile): Unit {
  const declared: MemberDeclaration[] = [];
  const declaration = assembleDeclaration(node, name, { words: ['public'], annotations: [] }, file, null, {
    kind: 'class',
    members: declared,
  });
  const hasOwnCode = members.some((member) => isCode(heldDeclaration(member)));
  const steps: UnitStep[] = [];
  for (const member of members) {
    const held = heldDeclaration(member);
    if (held === null) {
      steps.push({ kind: 'statement', node: member.statement() });
      continue;
    }
    const inner = declareHeldType(held, member.modifier_list(), file, declaration);
    if (inner !== null) {
      addInnerType(declaration, inner);
      continue;
    }
    const field = held.fieldDeclaration() as FieldDeclarationContext | null;
    if (field !== null && !hasOwnCode) {
      steps.push({ kind: 'variables', node: field, member, fields: null });
      continue;
    }
    const fields = declareHeldMember(held, asStatic(readModifiers(member.modifier_list())));
    if (field === null) declared.push(...fields);
    else {
      declared.push(...fields.map((each) => (each.kind === 'field' ? { ...each, initializer: null } : each)));
      steps.push({ kind: 'variables', node: field, member, fields: declared.slice(-fields.length) });
    }
  }
  return { declaration, steps };
}

function heldDeclaration(member: UnitMember): TriggerMemberDeclarationContext | AnonymousMemberDeclarationContext | null {
  const held = 'triggerMemberDeclaration' in member ? member.triggerMemberDeclaration() : member.anonymousMemberDeclaration();
  return held;
}

function isCode(held: ReturnType<typeof heldDeclaration>): boolean {
  return held !== null && (held.fieldDeclaration() as unknown) === null;
}

function asStatic(modifiers: Modifiers): Modifiers {
  return modifiers.words.includes('static') ? modifiers : { ...modifiers, words: [...modifiers.words, 'static'] };
}

export function bindSteps(context: BodyContext, steps: readonly UnitStep[]): BoundStatement[] {
  return steps.flatMap((step) => {
    if (step.kind === 'statement') return [bindStatement(context, step.node)];
    const { node, member, fields } = step;
    if (fields !== null) return bindFieldValues(context, node, fields);
    const parts = {
      typeRef: () => node.typeRef(),
      variableDeclarators: () => node.variableDeclarators(),
      modifier_list: () => member.modifier_list(),
    };
    return guarded(context.report, [], () => bindDeclarators(context, parts));
  });
}

function bindFieldValues(context: BodyContext, node: FieldDeclarationContext, fields: readonly MemberDeclaration[]): BoundStatement[] {
  return node
    .variableDeclarators()
    .variableDeclarator_list()
    .flatMap((declarator, index) => {
      const field = fields[index];
      const initializer = declarator.expression() as ReturnType<typeof declarator.expression> | null;
      if (initializer === null || field?.kind !== 'field' || field.symbol === null) return [];
      const at = span(context, declarator);
      const { symbol } = field;
      return guarded<BoundStatement[]>(context.report, [], () => {
        const value = convertTo(context.world, bindExpression(context, initializer), symbol.type, at);
        return [
          {
            kind: 'expression',
            expression: {
              kind: 'assign',
              target: fieldExpression(context, null, symbol, at),
              value,
              type: symbol.type,
              span: at,
            },
            span: at,
          },
        ];
      });
    });
}
