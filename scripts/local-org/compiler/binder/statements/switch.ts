/** Binds `switch on value { when ... }` (Apex Developer Guide, "Switch Statements"). */
import type { SwitchStatementContext, WhenControlContext, WhenLiteralContext, WhenValueContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression, BoundStatement, BoundSwitchCase } from '../../../contracts/bound-tree.ts';
import { INTEGER, LONG, NULL, STRING, UNKNOWN } from '../../symbols/common-types.ts';
import { fail, failQuietly, messages } from '../../symbols/diagnostics.ts';
import { enumConstant } from '../../symbols/members.ts';
import { resolveTypeReference } from '../../symbols/type-resolver.ts';
import { symbolOf } from '../../symbols/world.ts';
import { integerValue, longValue, stringValue } from '../../syntax/literals.ts';
import { bindBlock, bindExpression, declareLocal, inNewScope, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { convertTo } from '../expressions/convert.ts';
import { recover } from './recover.ts';

export function bindSwitch(context: BodyContext, node: SwitchStatementContext): BoundStatement {
  const subject = recover(context, node, () => bindExpression(context, node.expression()));
  const cases: BoundSwitchCase[] = [];
  let otherwise: BoundStatement | null = null;
  for (const control of node.whenControl_list()) {
    if ((control.whenValue().ELSE() as unknown) !== null) otherwise = bindBlock(context, control.block());
    else cases.push(bindCase(context, control, subject.type));
  }
  return { kind: 'switch', subject, cases, otherwise, span: span(context, node) };
}

function bindCase(context: BodyContext, control: WhenControlContext, subject: ApexType): BoundSwitchCase {
  const when = control.whenValue();
  const typeNode = when.typeRef() as ReturnType<WhenValueContext['typeRef']> | null;
  if (typeNode !== null) {
    return inNewScope(context, () => {
      const tested = resolveTypeReference(context.world, context.declaration, typeNode);
      const variable = declareLocal(context, when.id().getText(), tested, span(context, when));
      return { kind: 'type', tested, variable, body: bindBlock(context, control.block()) };
    });
  }
  const values = when.whenLiteral_list().map((literal) => convertTo(context.world, bindWhenLiteral(context, literal, subject), subject));
  return { kind: 'values', values, body: bindBlock(context, control.block()) };
}

function bindWhenLiteral(context: BodyContext, node: WhenLiteralContext, subject: ApexType): BoundExpression {
  const at = span(context, node);
  const nested = node.whenLiteral() as WhenLiteralContext | null;
  if (nested !== null) return bindWhenLiteral(context, nested, subject);
  const name = node.qualifiedName() as ReturnType<WhenLiteralContext['qualifiedName']> | null;
  if (name !== null) return bindEnumName(context, name.getText(), subject, at);
  const text = node.getText();
  if ((node.NULL() as unknown) !== null) return { kind: 'literal', value: null, type: NULL, span: at };
  if (text.endsWith("'")) return { kind: 'literal', value: stringValue(text), type: STRING, span: at };
  const negative = text.split('').filter((sign) => sign === '-').length % 2 === 1;
  const digits = text.replace(/^[+-]+/, '');
  if ((node.LongLiteral() as unknown) !== null) {
    const value = longValue(digits, negative) ?? fail(at, messages.longLiteral(text));
    return { kind: 'literal', value: negative ? -value : value, type: LONG, span: at };
  }
  const value = integerValue(digits, negative) ?? fail(at, messages.integerLiteral(text));
  return { kind: 'literal', value: negative ? -value : value, type: INTEGER, span: at };
}

/** Enum constants stand without their type's name; a qualified name is accepted since API 60. */
function bindEnumName(context: BodyContext, name: string, subject: ApexType, at: BoundExpression['span']): BoundExpression {
  if (subject === UNKNOWN) return failQuietly(at);
  const symbol = symbolOf(context.world, subject);
  const constant = symbol === null ? null : enumConstant(symbol, name.split('.').at(-1) ?? name);
  if (constant === null) return fail(at, messages.enumValueExpected(name));
  return { kind: 'enumConstant', enumType: subject, name: constant, type: subject, span: at };
}
