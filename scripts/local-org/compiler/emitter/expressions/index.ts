import { arithmeticExpressions } from './arithmetic.ts';
import { assignmentExpressions } from './assignment.ts';
import { callExpressions } from './calls.ts';
import { choiceExpressions } from './choices.ts';
import { collectionExpressions } from './collections.ts';
import { comparisonExpressions } from './comparison.ts';
import { conversionExpressions } from './conversion.ts';
import { useExpressionTable } from './expression.ts';
import type { ExpressionTable } from './expression.ts';
import { literals } from './literals.ts';
import { queryExpressions } from './query.ts';
import { referenceExpressions } from './references.ts';

/** Complete by its type: a kind without an emitter does not compile. */
const table: ExpressionTable = {
  ...literals,
  ...referenceExpressions,
  ...assignmentExpressions,
  ...callExpressions,
  ...collectionExpressions,
  ...arithmeticExpressions,
  ...comparisonExpressions,
  ...choiceExpressions,
  ...conversionExpressions,
  ...queryExpressions,
};
useExpressionTable(table);

export { emitArguments, emitExpression } from './expression.ts';
