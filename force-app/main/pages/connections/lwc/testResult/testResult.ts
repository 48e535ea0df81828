import { LightningElement, api } from 'lwc';
import type { ConnectionTest } from 'c/connectionsApi';
import type { Problem } from 'c/connectionWords';
import { fill, moment, number } from 'c/figures';
import account from '@salesforce/label/c.TestAccount';
import answers from '@salesforce/label/c.TestAnswers';
import environment from '@salesforce/label/c.EnvironmentLabel';
import nothing from '@salesforce/label/c.TestAnswersNoMore';
import reached from '@salesforce/label/c.TestReached';
import takes from '@salesforce/label/c.TestTakes';
import takesText from '@salesforce/label/c.TestTakesText';
import testedText from '@salesforce/label/c.TestedText';

/** Who and what a test reached, or why it reached nobody. */
export default class TestResult extends LightningElement {
  @api test: ConnectionTest | undefined;

  get problem(): Problem | null | undefined {
    return this.test?.problem;
  }

  get facts(): { term: string; key: string; value: string }[] {
    const test = this.test;
    if (!test) {
      return [];
    }
    const optional = (test.capabilities ?? []).join(', ');
    const told: readonly (readonly [string, string | null | undefined])[] = [
      [reached, test.name],
      [account, test.account],
      [environment, test.environment],
      [takes, fill(takesText, number(test.mostRecords), number((test.mostBytes ?? 0) / 1000))],
      [answers, optional === '' ? nothing : optional],
    ];
    return told.map(([term, value]) => ({ term, key: `${term} value`, value: value ?? '' }));
  }

  get told(): string {
    const test = this.test;
    return test ? fill(testedText, moment(test.testedAt), test.testedBy, number(test.tookMillis)) : '';
  }
}
