/**
 * Query text -> tree, by recursive descent. Written for SOQL alone rather than taken from the Apex grammar: dynamic queries are parsed at run time by
 * the thousand, and their errors must read as the platform's (`unexpected token: 'FORM'`).
 */
import { malformed, unsupported } from './errors.ts';
import type { Call, Comparison, Condition, Expression, Operand, Ordering, Path, Query, Search, SelectItem, TypeofCase } from './syntax.ts';
import { bare } from './syntax.ts';
import { TokenReader } from './token-reader.ts';
import { tokenize } from './tokenizer.ts';
import type { Token } from './tokenizer.ts';

const cache = new Map<string, Query>();
const cacheSize = 1_000;

export function parseQuery(soql: string): Query {
  const known = cache.get(soql);
  if (known !== undefined) return known;
  const parser = new Parser(tokenize(soql));
  const query = parser.query(false);
  parser.end();
  if (cache.size >= cacheSize) cache.clear();
  cache.set(soql, query);
  return query;
}

export function parseSearch(sosl: string): Search {
  return new Parser(tokenize(sosl)).search();
}

/** Words that end a FROM name, so that they are no alias. */
const clauseWords: ReadonlySet<string> = new Set([
  'WHERE',
  'WITH',
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FOR',
  'ALL',
  'USING',
  'UPDATE',
  'FROM',
]);

const dateLiteral =
  /^(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)|LAST_90_DAYS|NEXT_90_DAYS)$/i;
const countedDateLiteral =
  /^(?:(?:LAST|NEXT)_N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)|N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO)$/i;

export class Parser extends TokenReader {
  /** Query : SELECT items FROM object [alias] clauses */
  query(isNested: boolean): Query {
    this.expectWord('SELECT');
    const select = this.commaList(() => this.selectItem());
    this.expectWord('FROM');
    const from = this.from();
    if (this.isSymbol(',')) throw unsupported('several objects in FROM', this.token.position);
    const scope = this.takeWord('USING') ? this.scopeName() : null;
    const where = this.takeWord('WHERE') ? this.condition() : null;
    const mode = this.takeWord('WITH') ? this.mode() : null;
    const group = this.takeWord('GROUP', 'BY') ? this.groupBy() : { groupBy: [], groupKind: 'plain' as const };
    const having = this.takeWord('HAVING') ? this.condition() : null;
    const orderBy = this.takeWord('ORDER', 'BY') ? this.commaList(() => this.ordering()) : [];
    const limit = this.takeWord('LIMIT') ? this.count() : null;
    const offset = this.takeWord('OFFSET') ? this.count() : null;
    const tail = this.tail(isNested);
    // Apex Developer Guide, "Locking Considerations".
    if (tail.forUpdate && orderBy.length > 0) throw malformed('ORDER BY cannot be used with FOR UPDATE', this.token.position);
    return { select, from, scope, where, mode, ...group, having, orderBy, limit, offset, ...tail };
  }

  private from(): Query['from'] {
    const first = this.name();
    const parts = [first.text];
    while (this.takeSymbol('.')) parts.push(this.name().text);
    const isAlias = this.takeWord('AS') || (this.token.kind === 'name' && !clauseWords.has(this.token.text.toUpperCase()));
    return { name: parts.join('.'), alias: isAlias ? this.name().text : null, position: first.position };
  }

  private scopeName(): string {
    this.expectWord('SCOPE');
    return this.name().text.toLowerCase();
  }

  private mode(): NonNullable<Query['mode']> {
    const word = this.name();
    const mode = word.text.toUpperCase();
    if (mode === 'USER_MODE' || mode === 'SYSTEM_MODE' || mode === 'SECURITY_ENFORCED') return mode;
    if (mode === 'DATA') throw unsupported('WITH DATA CATEGORY', word.position);
    return this.unexpected(word);
  }

  private groupBy(): Pick<Query, 'groupBy' | 'groupKind'> {
    for (const [word, groupKind] of [
      ['ROLLUP', 'rollup'],
      ['CUBE', 'cube'],
    ] as const) {
      if (!this.isWord(word) || !this.isSymbol('(', 1)) continue;
      this.skip(2);
      const groupBy = this.commaList(() => this.expression());
      this.expectSymbol(')');
      return { groupBy, groupKind };
    }
    return { groupBy: this.commaList(() => this.expression()), groupKind: 'plain' };
  }

  /** ALL ROWS, FOR UPDATE, FOR VIEW, FOR REFERENCE, UPDATE TRACKING|VIEWSTAT in the orders that the platform takes. */
  private tail(isNested: boolean): Pick<Query, 'allRows' | 'forUpdate'> {
    let allRows = false;
    let forUpdate = false;
    while (!isNested || !this.isSymbol(')')) {
      if (this.takeWord('ALL', 'ROWS')) allRows = true;
      else if (this.takeWord('FOR', 'UPDATE')) forUpdate = true;
      else if (!(
        this.takeWord('FOR', 'VIEW') ||
        this.takeWord('FOR', 'REFERENCE') ||
        this.takeWord('UPDATE', 'TRACKING') ||
        this.takeWord('UPDATE', 'VIEWSTAT')
      ))
        break;
    }
    if (allRows && forUpdate) throw malformed('ALL ROWS cannot be used with FOR UPDATE', this.token.position);
    return { allRows, forUpdate };
  }

  /** Search : FIND text [IN ... FIELDS] [RETURNING Object (fields clauses), ...] [WITH mode] [LIMIT n] */
  search(): Search {
    this.expectWord('FIND');
    if (this.token.kind !== 'text' && this.token.kind !== 'bind') this.unexpected();
    const find = this.operand();
    const fields = this.takeWord('IN') ? this.searchGroup() : 'ALL';
    const returning = this.takeWord('RETURNING') ? this.commaList(() => this.returning()) : [];
    const mode = this.takeWord('WITH') ? this.mode() : null;
    const limit = this.takeWord('LIMIT') ? this.count() : null;
    this.end();
    return { find, fields, returning, mode, limit };
  }

  private searchGroup(): Search['fields'] {
    const word = this.name();
    const group = word.text.toUpperCase();
    this.expectWord('FIELDS');
    if (group !== 'ALL' && group !== 'NAME' && group !== 'EMAIL' && group !== 'PHONE' && group !== 'SIDEBAR') return this.unexpected(word);
    return group;
  }

  /** Object [(fields [USING ...] [WHERE ...] [ORDER BY ...] [LIMIT n] [OFFSET n])] */
  private returning(): Query {
    const { text: name, position } = this.name();
    const from = { name, alias: null, position };
    const id: SelectItem = { kind: 'expression', expression: { kind: 'path', parts: ['Id'], position }, alias: null };
    if (!this.takeSymbol('(')) return { ...bare, from, select: [id], where: null };
    const select = this.commaList((): SelectItem => ({ kind: 'expression', expression: this.expression(), alias: null }));
    const where = this.takeWord('WHERE') ? this.condition() : null;
    const orderBy = this.takeWord('ORDER', 'BY') ? this.commaList(() => this.ordering()) : [];
    const limit = this.takeWord('LIMIT') ? this.count() : null;
    const offset = this.takeWord('OFFSET') ? this.count() : null;
    this.expectSymbol(')');
    return { ...bare, from, select, where, orderBy, limit, offset };
  }

  private selectItem(): SelectItem {
    if (this.isSymbol('(')) {
      this.advance();
      const query = this.query(true);
      this.expectSymbol(')');
      return { kind: 'subquery', query };
    }
    if (this.isWord('TYPEOF')) return this.typeOf();
    if (this.isWord('COUNT') && this.isSymbol('(', 1) && this.isSymbol(')', 2)) {
      this.skip(3);
      return { kind: 'count' };
    }
    if (this.isWord('FIELDS') && this.isSymbol('(', 1)) return this.fieldsKeyword();
    const expression = this.expression();
    const isAlias = this.token.kind === 'name' && !this.isWord('FROM');
    return { kind: 'expression', expression, alias: isAlias ? this.name().text : null };
  }

  private fieldsKeyword(): SelectItem {
    const { position } = this.token;
    this.skip(2);
    const word = this.name();
    const which = word.text.toUpperCase();
    if (which !== 'ALL' && which !== 'STANDARD' && which !== 'CUSTOM') return this.unexpected(word);
    this.expectSymbol(')');
    return { kind: 'fields', which, position };
  }

  private typeOf(): SelectItem {
    const { position } = this.advance();
    const relationship = this.name().text;
    const cases: TypeofCase[] = [];
    while (this.takeWord('WHEN')) {
      const objectName = this.name().text;
      this.expectWord('THEN');
      cases.push({ objectName, fields: this.commaList(() => this.path()) });
    }
    const otherwise = this.takeWord('ELSE') ? this.commaList(() => this.path()) : null;
    this.expectWord('END');
    return { kind: 'typeof', relationship, cases, otherwise, position };
  }

  private expression(): Expression {
    return this.isSymbol('(', 1) ? this.call() : this.path();
  }

  private call(): Call {
    const name = this.name();
    this.expectSymbol('(');
    const items = this.isSymbol(')') ? [] : this.commaList(() => this.expression());
    this.expectSymbol(')');
    return { kind: 'call', name: name.text.toUpperCase(), arguments: items, position: name.position };
  }

  private path(): Path {
    const first = this.name();
    const parts = [first.text];
    while (this.takeSymbol('.')) parts.push(this.name().text);
    return { kind: 'path', parts, position: first.position };
  }

  private ordering(): Ordering {
    const expression = this.expression();
    const descending = this.takeWord('DESC');
    if (!descending) this.takeWord('ASC');
    const nulls = this.takeWord('NULLS', 'LAST') ? 'LAST' : 'FIRST';
    if (nulls === 'FIRST') this.takeWord('NULLS', 'FIRST');
    return { expression, descending, nulls };
  }

  private count(): Operand {
    if (this.token.kind !== 'number' && this.token.kind !== 'bind') this.unexpected();
    return this.operand();
  }

  /** Condition : term (AND term)* | term (OR term)*. AND and OR side by side need parentheses, as on the platform. */
  private condition(): Condition {
    const first = this.term();
    for (const [word, kind] of [
      ['AND', 'and'],
      ['OR', 'or'],
    ] as const) {
      if (!this.isWord(word)) continue;
      const terms = [first];
      while (this.takeWord(word)) terms.push(this.term());
      if (this.isWord('AND') || this.isWord('OR')) this.unexpected();
      return { kind, terms };
    }
    return first;
  }

  private term(): Condition {
    if (this.takeWord('NOT')) return { kind: 'not', term: this.term() };
    if (this.takeSymbol('(')) {
      const inner = this.condition();
      this.expectSymbol(')');
      return inner;
    }
    return this.comparison();
  }

  private comparison(): Condition {
    const left = this.expression();
    if (this.takeWord('NOT', 'IN')) return this.membership(left, true);
    if (this.takeWord('IN')) return this.membership(left, false);
    if (this.takeWord('INCLUDES')) return { kind: 'includes', left, negated: false, right: this.listOperand() };
    if (this.takeWord('EXCLUDES')) return { kind: 'includes', left, negated: true, right: this.listOperand() };
    const token = this.advance();
    const operator = token.text === '<>' ? '!=' : token.text.toUpperCase();
    if (!['=', '!=', '<', '<=', '>', '>=', 'LIKE'].includes(operator)) this.unexpected(token);
    return { kind: 'compare', left, operator: operator as Comparison, right: this.operand() };
  }

  private membership(left: Expression, negated: boolean): Condition {
    if (this.isSymbol('(') && this.isWord('SELECT', 1)) {
      this.advance();
      const right = this.semiJoin();
      return { kind: 'in', left, negated, right };
    }
    return { kind: 'in', left, negated, right: this.token.kind === 'bind' ? this.operand() : this.listOperand() };
  }

  /** COUNT, FOR UPDATE, ORDER BY and LIMIT are not for these (Reference, "Considerations for Semi-Join and Anti-Join Queries"). */
  private semiJoin(): Query {
    this.expectWord('SELECT');
    const select = this.commaList(() => this.selectItem());
    this.expectWord('FROM');
    const from = this.from();
    const where = this.takeWord('WHERE') ? this.condition() : null;
    this.expectSymbol(')');
    return { ...bare, select, from, where };
  }

  private listOperand(): Operand {
    if (this.token.kind === 'bind') return this.operand();
    this.expectSymbol('(');
    const items = this.commaList(() => this.operand());
    this.expectSymbol(')');
    return { kind: 'list', items };
  }

  private operand(): Operand {
    const token = this.advance();
    switch (token.kind) {
      case 'text':
        return { kind: 'text', value: token.text };
      case 'number':
        return { kind: 'number', text: token.text };
      case 'date':
      case 'datetime':
        return { kind: token.kind, text: token.text };
      case 'bind':
        return { kind: 'bind', name: token.text, position: token.position };
      case 'name':
        return this.wordOperand(token);
      default:
        return this.unexpected(token);
    }
  }

  private wordOperand(token: Token): Operand {
    const word = token.text.toUpperCase();
    if (word === 'NULL') return { kind: 'null' };
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE' };
    if (dateLiteral.test(word)) return { kind: 'dateLiteral', name: word, count: null };
    if (countedDateLiteral.test(word)) {
      this.expectSymbol(':');
      if (this.token.kind !== 'number') this.unexpected();
      return { kind: 'dateLiteral', name: word, count: Number(this.advance().text) };
    }
    if (/^[A-Z]{3}\d+$/.test(word)) return { kind: 'number', text: word.slice(3) };
    return this.unexpected(token);
  }
}
