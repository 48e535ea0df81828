import { LightningElement, api } from 'lwc';
import type { Explanation, HistoryEntry, Rights } from 'c/diagnosisApi';
import { fill } from 'c/figures';
import { gateLooks } from 'c/gateWords';
import type { GateLook } from 'c/gateWords';
import over from '@salesforce/label/c.DiagnosisOver';

/** The answer for one connection, the button that fixes it, and what it rests on. Fires `changed` after an act. */
export default class RecordExplanation extends LightningElement {
  @api explanation: Explanation = { answer: '', outcome: 'NOT_ASKED', gates: [] };
  @api rights: Rights | undefined;
  @api now = '';
  @api recordId: string | null | undefined;
  @api recordName: string | null | undefined;
  @api objectLabel: string | null | undefined;

  /** The answer, so that a screen reader says it. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="answer"]')?.focus();
  }

  get look(): GateLook {
    return gateLooks[this.explanation.outcome];
  }

  get history(): readonly HistoryEntry[] {
    return this.explanation.history ?? [];
  }

  /** One alone says no more than the answer. */
  get hasGates(): boolean {
    return this.explanation.gates.length > 1;
  }

  get overText(): string {
    return fill(over, this.explanation.connectionName ?? '');
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
