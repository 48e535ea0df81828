import { LightningElement, api } from 'lwc';
import { findRecord } from 'c/activityApi';
import { detailOf } from 'c/candidateWords';
import type { Candidate } from 'c/diagnosisApi';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import choose from '@salesforce/label/c.ActivityChooseRecord';
import cut from '@salesforce/label/c.DiagnosisCandidatesCut';
import candidates from '@salesforce/label/c.DiagnosisCandidates';

/** Takes a record by its id, its name or its address. Fires `pick` with its id of 18 characters, an empty text where it is left. */
export default class RecordField extends LightningElement {
  @api label = '';

  problem = '';
  candidates: readonly Candidate[] = [];
  /** There are more than these. */
  isCut = false;
  labels = { candidates, cut };
  private picked = '';
  /** Counts the questions, so that an answer that comes late to a former one is not taken. */
  private turn = 0;

  /** The id that is picked. */
  @api
  get value(): string | undefined {
    return this.picked;
  }
  set value(id: string | undefined) {
    if ((id ?? '') !== this.picked) {
      this.picked = id ?? '';
      this.forget();
    }
  }

  get hasCandidates(): boolean {
    return this.candidates.length > 0;
  }

  get choices(): (Candidate & { detail: string; chooseLabel: string })[] {
    return this.candidates.map((each) => {
      const detail = detailOf(each);
      return { ...each, detail, chooseLabel: fill(choose, each.name, detail) };
    });
  }

  /** Once the person leaves the field or confirms. */
  handleType(event: Event): void {
    const text = (event.currentTarget as HTMLInputElement).value.trim();
    this.forget();
    if (text === '') {
      this.pick('');
    } else if (text !== this.picked) {
      void this.find(text);
    }
  }

  handleCandidate(event: Event): void {
    this.forget();
    this.pick((event.currentTarget as HTMLElement).dataset['record'] ?? '');
  }

  private forget(): void {
    this.turn += 1;
    this.problem = '';
    this.candidates = [];
    this.isCut = false;
  }

  private async find(text: string): Promise<void> {
    const { turn } = this;
    const found = await findRecord(text).catch((error: unknown) => ({
      recordId: null,
      candidates: [],
      isCut: false,
      problem: messageOf(error),
    }));
    if (turn === this.turn) {
      this.problem = found.problem ?? '';
      this.candidates = found.candidates;
      this.isCut = found.isCut ?? false;
      if (found.recordId) {
        this.pick(found.recordId);
      }
    }
  }

  private pick(id: string): void {
    if (id !== this.picked) {
      this.dispatchEvent(new CustomEvent('pick', { detail: id }));
    }
  }
}
