import { LightningElement, api } from 'lwc';
import type { Problem } from 'c/connectionWords';
import cause from '@salesforce/label/c.ProblemCause';
import detail from '@salesforce/label/c.ProblemDetail';
import fix from '@salesforce/label/c.ProblemFix';
import since from '@salesforce/label/c.ProblemSince';

/** What is wrong, why, and what to do. */
export default class ProblemBanner extends LightningElement {
  @api problem: Problem | undefined;
  @api now = '';

  labels = { cause, detail, fix, since };
}
