import { LightningElement, api } from 'lwc';
import type { Gate, Remedy, Rights } from 'c/diagnosisApi';
import { fill, number } from 'c/figures';
import { gateLooks } from 'c/gateWords';
import type { GateLook } from 'c/gateWords';
import check from '@salesforce/label/c.DiagnosisCheck';
import checks from '@salesforce/label/c.DiagnosisChecks';
import finding from '@salesforce/label/c.DiagnosisFinding';
import has from '@salesforce/label/c.DiagnosisHas';
import judgedAt from '@salesforce/label/c.DiagnosisJudgedAt';
import outcome from '@salesforce/label/c.DiagnosisOutcome';
import stopsMany from '@salesforce/label/c.DiagnosisStopsMany';
import stopsNone from '@salesforce/label/c.DiagnosisStopsNone';
import stopsOne from '@salesforce/label/c.DiagnosisStopsOne';

interface Row {
  key: number;
  gate: Gate;
  look: GateLook;
  isStop: boolean;
  theme: string;
  valueClass: string;
  remedy: Remedy | null;
}

/** Each step of a record's way, in order, with what was found there. Fires `changed` after an act. */
export default class GateTable extends LightningElement {
  @api gates: readonly Gate[] = [];
  @api rights: Rights | undefined;
  @api now = '';
  /** The finding whose remedy stands beside the answer already. */
  @api answer = '';

  labels = { check, finding, has, judgedAt, outcome };

  get heading(): string {
    return fill(checks, number(this.gates.length));
  }

  get stopsText(): string {
    const count = this.gates.filter((gate) => gate.outcome === 'BLOCKS').length;
    return count === 1 ? stopsOne : fill(count === 0 ? stopsNone : stopsMany, number(count));
  }

  get rows(): Row[] {
    return this.gates.map((gate, key) => ({
      key,
      gate,
      look: gateLooks[gate.outcome],
      isStop: gate.outcome === 'BLOCKS',
      theme: gate.outcome === 'BLOCKS' ? 'stop' : '',
      valueClass: gate.value ? 'slds-cell-wrap value' : 'value empty',
      remedy: gate.finding === this.answer ? null : (gate.remedy ?? null),
    }));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
