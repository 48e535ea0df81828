import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import type { RecordFilter } from 'c/filterApi';
import about from '@salesforce/label/c.RuleAbout';
import conditions from '@salesforce/label/c.RuleConditions';
import isOff from '@salesforce/label/c.RuleIsOff';
import isOn from '@salesforce/label/c.RuleIsOn';
import nameHelp from '@salesforce/label/c.RuleNameHelp';
import nameInvalid from '@salesforce/label/c.RuleNameInvalid';
import nameLabel from '@salesforce/label/c.RuleNameLabel';
import overAccount from '@salesforce/label/c.RuleOverAccount';
import overLabel from '@salesforce/label/c.RuleOverLabel';
import overOpportunity from '@salesforce/label/c.RuleOverOpportunity';
import title from '@salesforce/label/c.RuleTitle';
import trueForAccount from '@salesforce/label/c.RuleTrueForAccount';
import trueForOpportunity from '@salesforce/label/c.RuleTrueForOpportunity';
import toggle from '@salesforce/label/c.RuleToggle';

type RuleObject = 'Account' | 'Opportunity';

interface Rule {
  ruleName: string | null;
  ruleObject: string | null;
  rule: RecordFilter | null;
}

const usualName = 'activeContract';

/**
 * The active contract criteria: a named yes or no that travels with each account. Fires `change` with
 * `{ruleName, ruleObject, rule}`, all null where there is none.
 */
export default class RuleEditor extends LightningElement {
  @api ruleName: string | null | undefined;
  @api ruleObject: string | null | undefined;
  @api rule: RecordFilter | null | undefined;
  @api disabled = false;

  labels = {
    about,
    conditions,
    isOff,
    isOn,
    nameHelp,
    nameInvalid,
    nameLabel,
    overLabel,
    title,
    toggle,
  };
  objects: { label: string; value: RuleObject }[] = [
    { label: overAccount, value: 'Account' },
    { label: overOpportunity, value: 'Opportunity' },
  ];

  /** An emptied name is still a rule: its problem is said, rather than the rule forgotten. */
  get hasRule(): boolean {
    return Boolean(this.ruleObject);
  }

  get chosenObject(): RuleObject {
    return this.ruleObject === 'Opportunity' ? 'Opportunity' : 'Account';
  }

  get meaning(): string {
    return fill(
      this.chosenObject === 'Opportunity' ? trueForOpportunity : trueForAccount,
      this.ruleName?.trim() || usualName,
    );
  }

  get decided(): { ruleObject: RuleObject; rule: RecordFilter | null } {
    return { ruleObject: this.chosenObject, rule: this.rule ?? null };
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleToggle(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    if (event.detail.checked) {
      this.fire({ ruleName: usualName, ruleObject: 'Account', rule: null });
    } else {
      this.fire({ ruleName: null, ruleObject: null, rule: null });
    }
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.fire({ ...this.whole, ruleName: event.detail.value.trim() });
  }

  /** Conditions name fields, and the other object has other ones. */
  handleObject(event: CustomEvent<{ value: RuleObject }>): void {
    event.stopPropagation();
    this.fire({ ...this.whole, ruleObject: event.detail.value, rule: null });
  }

  handleRule(event: CustomEvent<{ filter: RecordFilter | null }>): void {
    event.stopPropagation();
    this.fire({ ...this.whole, rule: event.detail.filter });
  }

  private get whole(): Rule {
    return { ruleName: this.ruleName ?? '', ruleObject: this.chosenObject, rule: this.rule ?? null };
  }

  private fire(changed: Rule): void {
    this.dispatchEvent(new CustomEvent('change', { detail: changed }));
  }
}
