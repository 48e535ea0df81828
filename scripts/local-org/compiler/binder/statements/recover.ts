/** Stands in for the faulty head of a compound statement, so that its body is bound all the same. */
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import { UNKNOWN } from '../../symbols/common-types.ts';
import { BindError } from '../../symbols/diagnostics.ts';
import { span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';

/** The head of a compound statement: its error is reported and its body still bound. The type is not run, since it has an error. */
export function recover(context: BodyContext, node: ApexParserRuleContext, bind: () => BoundExpression): BoundExpression {
  try {
    return bind();
  } catch (error) {
    if (!(error instanceof BindError)) throw error;
    context.report(error.diagnostic);
    return { kind: 'literal', value: null, type: UNKNOWN, span: span(context, node) };
  }
}
