import { LightningElement, api } from 'lwc';
import type { Retry } from 'c/activityApi';
import { fill, number } from 'c/figures';
import retriesTitle from '@salesforce/label/c.RetriesTitle';
import asLogged from '@salesforce/label/c.RetryAsLogged';
import cancelledText from '@salesforce/label/c.RetryCancelled';
import doneText from '@salesforce/label/c.RetryDone';
import elsewhereText from '@salesforce/label/c.RetryElsewhere';
import lostText from '@salesforce/label/c.RetryLost';
import lostRestText from '@salesforce/label/c.RetryLostRest';
import openText from '@salesforce/label/c.RetryOpen';
import withheldText from '@salesforce/label/c.RetryWithheld';

interface Row {
  retry: Retry;
  text: string;
  isOpen: boolean;
  percent: number;
}

const texts: Readonly<Record<Retry['status'], string>> = {
  Open: openText,
  Done: doneText,
  Cancelled: cancelledText,
  Lost: lostText,
};

/** Why some of them were not tried: another retry, or a look by itself, has come before it, or nobody knows any more which they are. */
const restTexts: Readonly<Partial<Record<Retry['status'], string>>> = { Done: elsewhereText, Lost: lostRestText };

/** What people have asked to be sent again, how far it is, and what came of it. */
export default class RetryList extends LightningElement {
  @api retries: readonly Retry[] = [];
  @api now = '';

  labels = { retriesTitle };

  get rows(): Row[] {
    return this.retries.map((retry) => {
      const tried = retry.succeeded + retry.failed + retry.abandoned + retry.withheld;
      const rest = retry.total - tried;
      const restText = restTexts[retry.status];
      return {
        retry,
        text: [
          retry.isAsLogged ? asLogged : '',
          fill(
            texts[retry.status],
            number(tried),
            number(retry.total),
            number(retry.succeeded),
            number(retry.failed),
            number(retry.abandoned),
          ),
          retry.withheld > 0 ? fill(withheldText, number(retry.withheld)) : '',
          restText && rest > 0 ? fill(restText, number(rest)) : '',
        ]
          .filter(Boolean)
          .join(' '),
        isOpen: retry.status === 'Open',
        percent: retry.total > 0 ? Math.min(100, Math.round((100 * tried) / retry.total)) : 100,
      };
    });
  }
}
