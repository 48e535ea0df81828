/**
 * What a query may ask of another object's records (SOQL and SOSL Reference, "Considerations for Semi-Join and Anti-Join
 * Queries"). Where the platform's text is not known, it is made after those that are.
 */
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../../contracts/schema.ts';
import type { ApexException } from '../../values/apex-exception.ts';
import { malformed, noSuchColumn, noSuchObject } from './errors.ts';
import { isQuery } from './syntax.ts';
import type { Condition, Expression, Query } from './syntax.ts';

type SemiJoin = Extract<Condition, { kind: 'in' }> & { readonly right: Query };

const mostSemiJoins = 2;

/** Named there, and ContentDocumentLink, which orgs refuse with the same text. */
const notInside = /^(?:ActivityHistory|Attachment|Event|Note|OpenActivity|Task|ContentDocumentLink|.+Tag)$/;

/** Where a field is named. */
interface Named {
  readonly object: ObjectSchema;
  readonly alias: string | null;
  readonly schema: SchemaRegistry;
}

/** Throws where the platform refuses a semi-join of the query. A relationship query takes none: it is a subquery itself. */
export function checkSemiJoins(query: Query, object: ObjectSchema, schema: SchemaRegistry, isRelationshipQuery: boolean): void {
  if (query.having !== null && holdsSemiJoin(query.having)) throw notAtTop(query.from.position);
  if (query.where === null || !holdsSemiJoin(query.where)) return;
  if (isRelationshipQuery) throw notAtTop(query.from.position);
  const semiJoins = topTerms(query.where).filter(isSemiJoin);
  if (semiJoins.length > mostSemiJoins) throw malformed(`Maximum ${mostSemiJoins} semi join sub-selects are allowed`, query.from.position);
  for (const semiJoin of semiJoins) checkSemiJoin(semiJoin, { object, alias: query.from.alias, schema });
}

/** What AND joins at the top; anything else that holds a semi-join is refused. */
function topTerms(where: Condition): readonly Condition[] {
  const terms = where.kind === 'and' ? where.terms : [where];
  for (const term of terms) {
    if (isSemiJoin(term) || !holdsSemiJoin(term)) continue;
    const position = firstPosition(term);
    if (term.kind === 'not') throw malformed("Semi join sub-selects are not allowed with the 'NOT' operator", position);
    if (term === where) throw malformed("Semi join sub-selects are not allowed with the 'OR' operator", position);
    throw notAtTop(position);
  }
  return terms;
}

function checkSemiJoin({ left, right }: SemiJoin, named: Named): void {
  const { object, schema } = named;
  const { position } = left;
  const outer = plainField(left, named, (path) => `The left operand '${path}' cannot have more than one level of relationships`);
  if (!isKey(outer))
    throw malformed(
      `The left operand field in the where expression for outer query should be an id field, cannot use: '${outer.name}'`,
      position,
    );
  const innerObject = schema.findObject(right.from.name);
  if (innerObject === null) throw noSuchObject(right.from.name, right.from.position);
  if (notInside.test(innerObject.name))
    throw malformed(`Entity '${innerObject.name}' is not supported for semi join inner selects`, right.from.position);
  if (innerObject.name === object.name)
    throw malformed('The inner and outer selects should not be on the same object type', right.from.position);
  const [item, ...others] = right.select;
  if (item?.kind !== 'expression' || item.expression.kind !== 'path' || others.length > 0)
    throw malformed('semi join sub-selects can only query a single field', right.from.position);
  const inner = plainField(
    item.expression,
    { object: innerObject, alias: right.from.alias, schema },
    (path) => `The inner select field '${path}' cannot have more than one level of relationships`,
  );
  if (!isKey(inner))
    throw malformed(`Semi join sub-selects can only query id fields, cannot use: '${inner.name}'`, item.expression.position);
  if (!targets(inner, innerObject).some((target) => targets(outer, object).includes(target)))
    throw malformed(
      `The selected field '${inner.name}' in the subquery and the left operand field in the where expression in the outer query '${outer.name}' should point to the same object type`,
      position,
    );
  if (right.where !== null && holdsSemiJoin(right.where))
    throw malformed('Nesting of semi join sub-selects is not supported', right.from.position);
}

/** Neither a path nor a function may stand there; `Account.Id` or its alias in a query of Account is its own. */
function plainField(expression: Expression, { object, alias, schema }: Named, refusal: (path: string) => string): FieldSchema {
  const { position } = expression;
  if (expression.kind === 'call') throw malformed(refusal(expression.name), position);
  const isOwn = [object.name, alias].some((own) => own?.toLowerCase() === expression.parts[0]?.toLowerCase());
  const [name, ...rest] = expression.parts.length > 1 && isOwn ? expression.parts.slice(1) : expression.parts;
  if (name === undefined || rest.length > 0) throw malformed(refusal(expression.parts.join('.')), position);
  return schema.findField(object.name, name) ?? fail(noSuchColumn(name, object.name, position));
}

function fail(error: ApexException): never {
  throw error;
}

const isKey = ({ type }: FieldSchema): boolean => type === 'ID' || type === 'REFERENCE';
const targets = (field: FieldSchema, object: ObjectSchema): readonly string[] => (field.type === 'ID' ? [object.name] : field.referenceTo);

function isSemiJoin(condition: Condition): condition is SemiJoin {
  return condition.kind === 'in' && isQuery(condition.right);
}

function holdsSemiJoin(condition: Condition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.terms.some(holdsSemiJoin);
  return condition.kind === 'not' ? holdsSemiJoin(condition.term) : isSemiJoin(condition);
}

function firstPosition(condition: Condition): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return Math.min(...condition.terms.map(firstPosition));
    case 'not':
      return firstPosition(condition.term);
    default:
      return condition.left.position;
  }
}

function notAtTop(position: number): ApexException {
  return malformed(
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    position,
  );
}
