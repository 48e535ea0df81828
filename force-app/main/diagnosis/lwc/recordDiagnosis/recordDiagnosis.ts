import { LightningElement, api } from 'lwc';
import { explainRecord } from 'c/diagnosisApi';
import { detailOf } from 'c/candidateWords';
import type { Candidate, Diagnosis, Explanation, Unasked } from 'c/diagnosisApi';
import { messageOf } from 'c/failure';
import { fill, moment } from 'c/figures';
import ask from '@salesforce/label/c.DiagnosisAsk';
import askAbout from '@salesforce/label/c.DiagnosisAskAbout';
import askedAt from '@salesforce/label/c.DiagnosisAskedAt';
import asking from '@salesforce/label/c.DiagnosisAsking';
import askOver from '@salesforce/label/c.DiagnosisAskOver';
import candidates from '@salesforce/label/c.DiagnosisCandidates';
import cut from '@salesforce/label/c.DiagnosisCandidatesCut';
import again from '@salesforce/label/c.DiagnosisCheckAgain';
import close from '@salesforce/label/c.DiagnosisClose';
import search from '@salesforce/label/c.DiagnosisSearch';
import title from '@salesforce/label/c.DiagnosisTitle';
import unasked from '@salesforce/label/c.DiagnosisUnasked';

type State =
  | { kind: 'none' }
  | { kind: 'asking' }
  | { kind: 'failed'; message: string }
  /** One further connection may be asked at a time. */
  | { kind: 'answered'; diagnosis: Diagnosis; isAskingOver: boolean; problem: string };

/**
 * Answers why a record is not syncing: the one whose page it is on, or the one that somebody enters. It asks when a person does, since each
 * question costs queries. Fires `ask` with what was asked, an empty text once the answer is closed, for a page that keeps it in its
 * address: that one prevents it, and gives the question back.
 */
export default class RecordDiagnosis extends LightningElement {
  state: State = { kind: 'none' };
  text = '';
  labels = { again, ask, asking, candidates, close, cut, search, title, unasked };

  private shownId = '';
  private overId: string | null = null;
  /** What the answer is of; empty while there is none. */
  private asked = '';
  /** Counts the questions, so that an answer that comes late to a former one is not shown. */
  private turns = 0;
  private isFocusDue = false;

  /** Set where it is on a record's page. */
  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(id: string) {
    if (id !== this.shownId) {
      this.shownId = id;
      this.forget();
    }
  }

  /** Null asks about all that may send the record. */
  @api
  get connectionId(): string | null {
    return this.overId;
  }
  set connectionId(id: string | null) {
    if (id !== this.overId) {
      this.overId = id;
      this.forget();
    }
  }

  /** As the address of its page has it. */
  @api
  get question(): string {
    return this.asked;
  }
  set question(question: string) {
    if (question === this.asked) {
      return;
    }
    this.text = question;
    if (question) {
      this.isFocusDue = true;
      void this.ask(question);
    } else {
      this.forget();
    }
  }

  override renderedCallback(): void {
    const answer = this.template?.querySelector<HTMLElement>('[data-answer]');
    if (this.isFocusDue && answer) {
      this.isFocusDue = false;
      answer.focus();
    }
  }

  get isSearch(): boolean {
    return !this.shownId;
  }

  /** Where there is a field its label says the same. */
  get titleClass(): string {
    return this.isSearch ? 'slds-assistive-text' : 'slds-text-heading_small slds-m-bottom_x-small';
  }

  get isAsking(): boolean {
    return this.state.kind === 'asking';
  }

  get isEnded(): boolean {
    return this.state.kind === 'answered' || this.state.kind === 'failed';
  }

  get isAskDisabled(): boolean {
    return this.isAsking || this.entered === '';
  }

  get failure(): string {
    if (this.state.kind === 'failed') {
      return this.state.message;
    }
    return this.state.kind === 'answered' ? this.state.problem : '';
  }

  get diagnosis(): Diagnosis | undefined {
    return this.state.kind === 'answered' ? this.state.diagnosis : undefined;
  }

  get isAskingOver(): boolean {
    return this.state.kind === 'answered' && this.state.isAskingOver;
  }

  get askedAtText(): string {
    return this.diagnosis ? fill(askedAt, moment(this.diagnosis.askedAt)) : '';
  }

  /** Read out as it changes. */
  get said(): string {
    if (this.isAsking || this.isAskingOver) {
      return asking;
    }
    return this.hasCandidates ? candidates : (this.diagnosis?.explanations[0]?.answer ?? '');
  }

  get hasCandidates(): boolean {
    return this.candidates.length > 0;
  }

  get candidates(): (Candidate & { detail: string; askLabel: string })[] {
    return (this.diagnosis?.candidates ?? []).map((each) => {
      const detail = detailOf(each);
      return { ...each, detail, askLabel: fill(askAbout, `${each.name}, ${detail}`) };
    });
  }

  get explanations(): { key: string; explanation: Explanation }[] {
    return (this.diagnosis?.explanations ?? []).map((explanation) => ({
      key: explanation.connectionId ?? '',
      explanation,
    }));
  }

  get hasUnasked(): boolean {
    return this.unasked.length > 0;
  }

  get unasked(): (Unasked & { askLabel: string })[] {
    return (this.diagnosis?.unasked ?? []).map((each) => ({ ...each, askLabel: fill(askOver, each.connectionName) }));
  }

  /** The change events of base components leave their parents too: outside, `change` means something else. */
  handleText(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.text = event.detail.value;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !this.isAskDisabled) {
      event.preventDefault();
      this.handleAsk();
    }
  }

  handleAsk(): void {
    this.begin(this.entered);
  }

  handleCandidate(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['record'] ?? '';
    this.text = id;
    this.begin(id);
  }

  /** By a person, or since something was done about it. */
  handleAgain(): void {
    this.isFocusDue = true;
    void this.ask(this.asked);
  }

  handleClose(): void {
    this.text = '';
    this.forget();
    this.tell('');
  }

  handleAskOver(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['connection'] ?? '';
    if (this.state.kind === 'answered' && !this.state.isAskingOver) {
      void this.askOver(id, this.state.diagnosis);
    }
  }

  private get entered(): string {
    return this.shownId || this.text.trim();
  }

  private begin(question: string): void {
    if (this.tell(question)) {
      this.isFocusDue = true;
      void this.ask(question);
    }
  }

  /** False where the page has its address ask. */
  private tell(question: string): boolean {
    return this.dispatchEvent(new CustomEvent('ask', { detail: question, cancelable: true }));
  }

  private forget(): void {
    this.turns += 1;
    this.asked = '';
    this.isFocusDue = false;
    this.state = { kind: 'none' };
  }

  private async ask(question: string): Promise<void> {
    const turn = (this.turns += 1);
    this.asked = question;
    this.state = { kind: 'asking' };
    let state: State;
    try {
      const diagnosis = await explainRecord(question, this.overId);
      state = { kind: 'answered', diagnosis, isAskingOver: false, problem: '' };
    } catch (error) {
      state = { kind: 'failed', message: messageOf(error) };
    }
    if (turn === this.turns) {
      this.state = state;
    }
  }

  /** About one of the connections that were left out; what the others have answered stays. */
  private async askOver(connectionId: string, before: Diagnosis): Promise<void> {
    const turn = this.turns;
    this.state = { kind: 'answered', diagnosis: before, isAskingOver: true, problem: '' };
    let diagnosis = before;
    let problem = '';
    try {
      const { explanations } = await explainRecord(before.recordId ?? this.asked, connectionId);
      diagnosis = {
        ...before,
        explanations: [...before.explanations, ...explanations],
        unasked: before.unasked.filter((each) => each.connectionId !== connectionId),
      };
    } catch (error) {
      problem = messageOf(error);
    }
    if (turn === this.turns) {
      this.state = { kind: 'answered', diagnosis, isAskingOver: false, problem };
    }
  }
}
