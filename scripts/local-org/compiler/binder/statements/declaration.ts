/** Binds declarations of local variables: their types, names and first values. */
import type {
  LocalVariableDeclarationContext,
  ModifierContext,
  TypeRefContext,
  VariableDeclaratorContext,
  VariableDeclaratorsContext,
} from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { UNKNOWN } from '../../symbols/common-types.ts';
import { BindError } from '../../symbols/diagnostics.ts';
import { resolveTypeReference } from '../../symbols/type-resolver.ts';
import { bindExpression, declareLocal, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { convertTo } from '../expressions/convert.ts';

/** modifier* type name (= value)?, name (= value)? */
export function bindDeclaration(context: BodyContext, node: LocalVariableDeclarationContext): BoundStatement {
  const statements = bindDeclarators(context, node);
  const [only] = statements;
  return statements.length === 1 && only !== undefined ? only : { kind: 'block', statements, span: span(context, node) };
}

/** A local declaration, or a field declaration at the top of a trigger or of anonymous Apex, which is one there too. */
export interface DeclarationParts {
  typeRef(): TypeRefContext;
  variableDeclarators(): VariableDeclaratorsContext;
  modifier_list(): ModifierContext[];
}

/** Declarations of one statement, which share the scope around it. */
export function bindDeclarators(context: BodyContext, node: DeclarationParts): BoundStatement[] {
  const declarators = node.variableDeclarators().variableDeclarator_list();
  const type = declaredType(context, node, declarators);
  const isFinal = node.modifier_list().some((modifier) => modifier.getText().toLowerCase() === 'final');
  return declarators.map((declarator) => bindDeclarator(context, declarator, type, isFinal));
}

/** The names are declared even where their type is unknown, so that one error does not become many. */
function declaredType(context: BodyContext, node: DeclarationParts, declarators: readonly VariableDeclaratorContext[]): ApexType {
  try {
    return resolveTypeReference(context.world, context.declaration, node.typeRef());
  } catch (error) {
    for (const declarator of declarators) declareLocal(context, declarator.id().getText(), UNKNOWN, span(context, declarator));
    throw error;
  }
}

function bindDeclarator(context: BodyContext, node: VariableDeclaratorContext, type: ApexType, isFinal: boolean): BoundStatement {
  const at = span(context, node);
  const initializer = node.expression() as ReturnType<VariableDeclaratorContext['expression']> | null;
  // A final variable without value may be assigned once, later.
  const declare = (): ReturnType<typeof declareLocal> =>
    declareLocal(context, node.id().getText(), type, at, isFinal && initializer !== null);
  if (initializer === null) return { kind: 'declare', variable: declare(), value: null, span: at };
  try {
    const value = convertTo(context.world, bindExpression(context, initializer), type, at);
    return { kind: 'declare', variable: declare(), value, span: at };
  } catch (error) {
    if (!(error instanceof BindError)) throw error;
    context.report(error.diagnostic);
    return { kind: 'declare', variable: declare(), value: null, span: at };
  }
}
