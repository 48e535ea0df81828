/** Tells the results of a run in plain words. */
import type { RuleResult } from './results.ts';

/** Of one rule: what follows is as a rule the same mistake. */
const mostShown = 3;

export function reportOf(results: readonly RuleResult[], destination: string): string {
  const width = Math.max(...results.map(({ rule }) => rule.length));
  const rows = results.map(({ rule, outcome, says, note }) =>
    [rule.padEnd(width), outcome.padEnd(9), note === undefined ? says : `${says} (${note})`].join('  '),
  );
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const details = failed.flatMap(({ rule, says, failures }) => [
    '',
    `${rule}: ${says}`,
    ...failures
      .slice(0, mostShown)
      .flatMap(({ step, sent, expected, came }) => [
        `  ${step}`,
        `    sent      ${sent}`,
        `    expected  ${expected}`,
        `    came      ${came}`,
      ]),
    ...(failures.length > mostShown ? [`  and ${failures.length - mostShown} more`] : []),
  ]);
  const count = (outcome: RuleResult['outcome']): number => results.filter((result) => result.outcome === outcome).length;
  return [
    `The contract of a destination, at ${destination}`,
    '',
    ...rows,
    ...details,
    '',
    `${count('passed')} rules passed, ${count('failed')} failed, ${count('not asked')} not asked`,
  ].join('\n');
}
