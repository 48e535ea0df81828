/** What the compiler says of a query in brackets. */
import type { SchemaRegistry } from '../../contracts/schema.ts';
import { ApexException } from '../../values/apex-exception.ts';
import { queryErrorDetail } from './errors.ts';
import { parseQuery } from './parser.ts';
import { checkSemiJoins } from './semi-joins.ts';

/** null: its grammar and its semi-joins are right. What else it names is looked at when it runs. */
export function staticQueryProblem(soql: string, schema: SchemaRegistry): string | null {
  try {
    const query = parseQuery(soql);
    const object = schema.findObject(query.from.name);
    if (object !== null) checkSemiJoins(query, object, schema, false);
    return null;
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    // What only the local org lacks is told when it is reached.
    return queryErrorDetail(error)?.code === 'MALFORMED_QUERY' ? error.getMessage() : null;
  }
}
