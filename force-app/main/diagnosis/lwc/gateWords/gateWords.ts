import type { GateOutcome } from 'c/diagnosisApi';
import blocks from '@salesforce/label/c.DiagnosisGateBlocks';
import notAsked from '@salesforce/label/c.DiagnosisGateNotAsked';
import passed from '@salesforce/label/c.DiagnosisGatePassed';
import waits from '@salesforce/label/c.DiagnosisGateWaits';
import warns from '@salesforce/label/c.DiagnosisGateWarns';

/** The word for what was found, and how it looks: no two share a shape. */
export interface GateLook {
  readonly label: string;
  readonly icon: string;
  readonly variant: string;
}

export const gateLooks: Readonly<Record<GateOutcome, GateLook>> = {
  PASSED: { label: passed, icon: 'utility:success', variant: 'success' },
  BLOCKS: { label: blocks, icon: 'utility:ban', variant: 'error' },
  WAITS: { label: waits, icon: 'utility:clock', variant: '' },
  WARNS: { label: warns, icon: 'utility:info', variant: '' },
  NOT_ASKED: { label: notAsked, icon: 'utility:dash', variant: '' },
};
