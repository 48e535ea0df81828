/** SOQL: text -> tree -> SQL -> records. */
export { createQueryEngine } from './engine.ts';
export type { QueryEngine } from './engine.ts';
export type { QueryHooks } from './context.ts';
export { queryErrorDetail, withPlace } from './errors.ts';
export type { QueryErrorCode, QueryErrorDetail } from './errors.ts';
export { parseQuery } from './parser.ts';
export { staticQueryProblem } from './static-check.ts';
export type { Query } from './syntax.ts';
