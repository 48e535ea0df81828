/** Mutants that do what the original does, each with its reason: no test could tell them apart. */
import type { Mutation } from './mutations.ts';

interface EqualMutant {
  /** Of the class, without its ending. */
  readonly className: string;
  /** The line as it stands, without the white space around it. */
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

const equalMutants: readonly EqualMutant[] = [
  {
    className: 'LinkQueueSelector',
    line: 'private static final Integer OLDEST_HOURS = 2;',
    before: '2',
    after: '3',
    reason: 'No test can make a job that is older than its own transaction.',
  },
  {
    className: 'StreamConfigDiff',
    line: "return config.rule == null ? '' : config.ruleName + ' ' + config.ruleObject + ' ' + content(config.rule);",
    before: "' '",
    after: "' ~'",
    reason: 'The text is compared with another that is put together by the same line, and with nothing else.',
  },
  {
    className: 'StreamConfigDiff',
    line: "return config.rule == null ? '' : config.ruleName + ' ' + config.ruleObject + ' ' + content(config.rule);",
    before: "''",
    after: "'~'",
    reason: 'The text is compared with another that is put together by the same line, and no rule has this one.',
  },
  {
    className: 'StreamConfigDiff',
    line: "return RecordFilter.serialize(filter) ?? '';",
    before: "''",
    after: "'~'",
    reason: 'The text is compared with another that is put together by the same line, and no filter has this one.',
  },
  {
    className: 'BackfillReader',
    line: "return DigestService.sha256(query.request().soqlOf(query.after('', null)) + revision);",
    before: "''",
    after: "'~'",
    reason: 'The id is bound, so that the text of the query is the same; and it is compared with what the same line made.',
  },
  {
    className: 'DestinationAnswerBuilder',
    line: "return (response.getBody() ?? '').length() > mostCharacters;",
    before: "''",
    after: "'~'",
    reason: 'An answer may have a million characters, and one is not more.',
  },
  {
    className: 'StreamSchedule',
    line: "return new StreamSchedule(frequencyMinutes, '').isDue(lastReadAt, now);",
    before: "''",
    after: "'~'",
    reason: 'Only a nightly stream has a moment by its key, and what is asked here is due hourly at least.',
  },
  {
    className: 'LinkJob',
    line: ".addString('link')",
    before: "'link'",
    after: "'link~'",
    reason: 'Signatures are only compared with each other, and no other job of the package has one.',
  },
  {
    className: 'BackfillDecision',
    line: 'return (saved?.Revision__c ?? 0) > moment.getTime();',
    before: '0',
    after: '1',
    reason: 'No initial sync was done in the first millisecond of 1970.',
  },
  {
    className: 'FollowPlan',
    line: 'Long latest = 0;',
    before: '0',
    after: '1',
    reason: 'No stream began in the first millisecond of 1970.',
  },
  {
    className: 'FilterService',
    line: "Integer total = filter.isEmpty() ? matching : records.count(catalog.objectName, new SoqlCondition('total'));",
    before: "'total'",
    after: "'total~'",
    reason: 'A condition without a clause binds nothing, so its prefix is never read.',
  },
  {
    className: 'FilterCompiler',
    line: "FilterCompiler compiler = new FilterCompiler(filter, objectName, new SoqlCondition('checked'));",
    before: "'checked'",
    after: "'checked~'",
    reason: 'What is compiled only to be checked is never run, and its names are never read.',
  },
  {
    className: 'FilterCompiler',
    line: "FilterRowCompiler rowCompiler = new FilterRowCompiler(catalog, new SoqlCondition('checked'));",
    before: "'checked'",
    after: "'checked~'",
    reason: 'What is compiled only to be checked is never run, and its names are never read.',
  },
  {
    className: 'FilterLogic',
    line: 'private static final Integer TOO_MANY_DIGITS = 5;',
    before: '5',
    after: '6',
    reason: 'A number of five digits is no row of a filter, which has 50 at most, whether it is read or not.',
  },
  {
    className: 'FilterLogic',
    line: 'Integer rowNumber = token.length() >= TOO_MANY_DIGITS ? 0 : Integer.valueOf(token);',
    before: '>=',
    after: '>',
    reason: 'A number of five digits is no row of a filter, which has 50 at most, whether it is read or not.',
  },
  {
    className: 'DeliveryMemory',
    line: 'shrink(Math.max(4, records), bytes);',
    before: '4',
    after: '5',
    reason: 'Half of it is taken, rounded down: of five as of four that is two.',
  },
  {
    className: 'FilterValueParser',
    line: "return Decimal.valueOf(value.removeStart('+'));",
    before: "'+'",
    after: "'+~'",
    reason: 'The local org reads a plus by itself; that the platform does is documented for neither type.',
  },
  {
    className: 'FilterValueParser',
    line: "Long whole = Long.valueOf(value.removeStart('+'));",
    before: "'+'",
    after: "'+~'",
    reason: 'The local org reads a plus by itself; that the platform does is documented for neither type.',
  },
  {
    className: 'CalloutFailure',
    line: "String text = (message ?? '').toLowerCase();",
    before: "''",
    after: "'~'",
    reason: 'None of the signs is found in either.',
  },
  {
    className: 'AnswerStatus',
    line: "if (status == 403 && isByAddress((body ?? '').left(SEARCHED_CHARACTERS).trim().toLowerCase())) {",
    before: "''",
    after: "'~'",
    reason: 'Neither begins as JSON does.',
  },
  {
    className: 'DestinationHealth',
    line: 'return (maxBatchEvents ?? 1) > 0 && (maxBatchBytes ?? 1) > 0;',
    before: '1',
    after: '2',
    reason: 'Either is more than none, and nothing else is asked of it.',
  },
  {
    className: 'ObjectEligibility',
    line: "private static final String CUSTOM_OBJECT = '__c';",
    before: "'__c'",
    after: "'__c~'",
    reason: 'The platform gives each custom object its stamp: asking their fields takes longer and finds the same.',
  },
  {
    className: 'SelfChangingFields',
    line: "String code = IN_QUOTES.matcher(formula).replaceAll(' ');",
    before: "' '",
    after: "' ~'",
    reason: 'A tilde is part of no word, path or function.',
  },
  {
    className: 'SigningKey',
    line: "String key = (entered ?? '').trim();",
    before: "''",
    after: "'~'",
    reason: 'Neither begins as a key does.',
  },
  {
    className: 'ConnectorGrantService',
    line: "return SET_NAME.matcher(name ?? '').matches();",
    before: "''",
    after: "'~'",
    reason: 'Neither is the name of a set.',
  },
  {
    className: 'ContentCheck',
    line: "EventBuilder builder = new EventBuilder(progress.shape, new EventBuilder.Source('', ''), 0L);",
    before: '0L',
    after: '1L',
    reason: 'A mark leaves the version out: it is compared with that of what was sent with another revision.',
  },
  {
    className: 'ContentCheck',
    line: "EventBuilder builder = new EventBuilder(progress.shape, new EventBuilder.Source('', ''), 0L);",
    before: "''",
    after: "'~'",
    reason: 'A mark is made of the data alone, whose event is never sent.',
  },
  {
    className: 'RecordText',
    line: "private static final String SUFFIXES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';",
    before: "'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'",
    after: "'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345~'",
    reason: 'Five characters tell 32 suffixes apart, which are all there: the thirty-third is never taken.',
  },
  {
    className: 'StreamShapeBuilder',
    line: 'if (described == null || !described.isAccessible() || !described.isQueryable()) {',
    before: '||',
    after: '&&',
    reason: 'Of the second: whoever may not see an object may not query it, and one that can be seen alone no catalogue offers.',
  },
  {
    className: 'PageTurns',
    line: 'return recordsRead > 0 && deliveries.settledCount == 0;',
    before: '0',
    after: '1',
    reason: 'Of the first: a single record that was read is settled, or leaves a doubt that is told in place of this.',
  },
];

/** Why nobody can notice it; null where somebody could. */
export function equalReason({ file, start, before, after }: Mutation, source: string): string | null {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const line = source.slice(lineStart, source.indexOf('\n', start)).trim();
  const known = equalMutants.find(
    (equal) => file.endsWith(`/${equal.className}.cls`) && equal.line === line && equal.before === before && equal.after === after,
  );
  return known?.reason ?? null;
}
