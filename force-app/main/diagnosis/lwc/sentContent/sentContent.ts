import { LightningElement, api } from 'lwc';
import type { LastSent, WouldBeSent } from 'c/diagnosisApi';
import { fill, number } from 'c/figures';
import { copy as copyText } from 'c/notice';
import accepted from '@salesforce/label/c.DiagnosisAnswerAccepted';
import refused from '@salesforce/label/c.DiagnosisAnswerRefused';
import settled from '@salesforce/label/c.DiagnosisAnswerSettled';
import lastSentTitle from '@salesforce/label/c.DiagnosisLastSent';
import nothing from '@salesforce/label/c.DiagnosisLastSentNothing';
import notTold from '@salesforce/label/c.DiagnosisNotTold';
import runGone from '@salesforce/label/c.DiagnosisRunGone';
import answer from '@salesforce/label/c.DiagnosisSentAnswer';
import sentAt from '@salesforce/label/c.DiagnosisSentAt';
import kindTitle from '@salesforce/label/c.DiagnosisSentKind';
import request from '@salesforce/label/c.DiagnosisSentRequest';
import runTitle from '@salesforce/label/c.DiagnosisSentRun';
import savedAt from '@salesforce/label/c.DiagnosisSentSavedAt';
import wouldBeSent from '@salesforce/label/c.DiagnosisWouldBeSent';
import deleted from '@salesforce/label/c.KindDeleted';
import excluded from '@salesforce/label/c.KindExcluded';
import upserted from '@salesforce/label/c.KindUpserted';
import bytes from '@salesforce/label/c.PreviewBytes';
import copy from '@salesforce/label/c.PreviewCopy';
import wouldBeExcluded from '@salesforce/label/c.PreviewExcluded';
import notFound from '@salesforce/label/c.PreviewNotFound';
import payload from '@salesforce/label/c.PreviewPayload';
import wouldBeUpserted from '@salesforce/label/c.PreviewUpserted';

const kinds: Readonly<Record<NonNullable<LastSent['kind']>, string>> = {
  UPSERTED: upserted,
  DELETED: deleted,
  EXCLUDED: excluded,
};
const answers: Readonly<Record<NonNullable<LastSent['answered']>, string>> = {
  ACCEPTED: accepted,
  SETTLED: settled,
  REFUSED: refused,
};
const outcomes: Readonly<Record<WouldBeSent['outcome'], string>> = {
  upserted: wouldBeUpserted,
  excluded: wouldBeExcluded,
  notFound,
};

/** What of one record was sent last, how that was answered, and what would be sent now. */
export default class SentContent extends LightningElement {
  @api lastSent: LastSent | null | undefined;
  @api wouldBeSent: WouldBeSent | null | undefined;
  @api now = '';

  labels = {
    answer,
    copy,
    kind: kindTitle,
    lastSent: lastSentTitle,
    nothing,
    payload,
    request,
    run: runTitle,
    savedAt,
    sentAt,
    wouldBeSent,
  };

  get run(): string {
    return this.lastSent?.runName ?? runGone;
  }

  get kind(): string {
    return this.lastSent?.kind ? kinds[this.lastSent.kind] : '';
  }

  get answered(): string {
    const { answered, code } = this.lastSent ?? {};
    return answered ? fill(answers[answered], code ?? '') : '';
  }

  get wouldBeText(): string {
    return this.wouldBeSent ? outcomes[this.wouldBeSent.outcome] : notTold;
  }

  get hasReasons(): boolean {
    return (this.wouldBeSent?.reasons?.length ?? 0) > 0;
  }

  get payload(): string {
    return this.wouldBeSent?.payload ?? '';
  }

  get size(): string {
    return fill(bytes, number(this.wouldBeSent?.bytes));
  }

  handleCopy(): void {
    void copyText(this, this.payload);
  }
}
