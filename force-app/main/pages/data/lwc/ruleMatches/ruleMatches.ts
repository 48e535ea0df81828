import { LightningElement, api } from 'lwc';
import { messageOf } from 'c/failure';
import { checkRule } from 'c/filterApi';
import type { RecordFilter, RuleCheck } from 'c/filterApi';
import { fill, number } from 'c/figures';
import checking from '@salesforce/label/c.RuleChecking';
import matches from '@salesforce/label/c.RuleMatches';
import others from '@salesforce/label/c.RuleSamplesFalse';
import some from '@salesforce/label/c.RuleSamplesTrue';

interface Side {
  name: string;
  label: string;
  samples: readonly { readonly id: string; readonly name?: string | null }[];
}

const waitMillis = 500;

/** For how many accounts a rule is true now and for how many not, with some of each; asked again as it is edited. */
export default class RuleMatches extends LightningElement {
  check: RuleCheck | null = null;
  isChecking = false;
  failure = '';
  labels = { checking };

  private asked = '';
  private content: { ruleObject: string; rule: RecordFilter | null } = { ruleObject: '', rule: null };
  /** Counts what was asked, so that only the last answer counts. */
  private turns = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What it is over, and its conditions; null where it has none. */
  @api
  get rule(): { ruleObject: string; rule: RecordFilter | null } {
    return this.content;
  }
  set rule(rule: { ruleObject: string; rule: RecordFilter | null }) {
    this.content = rule;
    const asked = JSON.stringify(rule);
    if (asked !== this.asked) {
      this.asked = asked;
      this.plan();
    }
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.turns += 1;
  }

  get sentence(): string {
    return this.check && !this.isChecking ? fill(matches, number(this.check.meeting), number(this.check.others)) : '';
  }

  get sides(): Side[] {
    const sides = [
      { name: 'true', label: some, samples: this.check?.meetingSamples ?? [] },
      { name: 'false', label: others, samples: this.check?.otherSamples ?? [] },
    ];
    return sides.filter(({ samples }) => samples.length > 0);
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.turns += 1;
    this.failure = '';
    if (!isComplete(this.content.rule)) {
      this.check = null;
      this.isChecking = false;
      return;
    }
    this.isChecking = true;
    this.timer = setTimeout(() => void this.ask(), waitMillis);
  }

  /** What is not right in a condition is said at the condition, by its own check. */
  private async ask(): Promise<void> {
    const turn = this.turns;
    const { ruleObject, rule } = this.content;
    let check: RuleCheck | null = null;
    let failure = '';
    try {
      const answer = await checkRule(ruleObject, rule);
      check = answer.problem ? null : answer;
    } catch (error) {
      failure = messageOf(error);
    }
    if (turn === this.turns) {
      this.check = check;
      this.failure = failure;
      this.isChecking = false;
    }
  }
}

/** Conditions that are still being made decide nothing. */
function isComplete(rule: RecordFilter | null): boolean {
  return rule !== null && rule.rows.length > 0 && rule.rows.every(({ field, operator }) => field && operator);
}
