import { fill, number } from 'c/figures';
import type { KindRetention, Retention } from 'c/retentionApi';
import { bytesOfMb, kindWords, sparedCounts, storage } from 'c/retentionWords';
import due from '@salesforce/label/c.StorageDue';
import dueWhat from '@salesforce/label/c.StorageDueWhat';
import full from '@salesforce/label/c.StorageFull';
import fullSoon from '@salesforce/label/c.StorageFullSoon';
import fullWhat from '@salesforce/label/c.StorageFullWhat';
import rate from '@salesforce/label/c.StorageRate';
import rateWhat from '@salesforce/label/c.StorageRateWhat';
import sparedText from '@salesforce/label/c.StorageSpared';
import sparedWhat from '@salesforce/label/c.StorageSparedWhat';

/** What is the matter, and what comes of it and what to do. */
export interface Warning {
  what: string;
  advice: string;
}

/** As much of its limit as makes an org's storage nearly full. */
const nearlyFull = 0.9;

/** What whoever looks after the org should do something about; none where all is well. */
export function warningsOf(retention: Retention): Warning[] {
  return [
    ...ofStorage(retention),
    ...retention.kinds.flatMap(ofSpared),
    ...(retention.isDue && !retention.isPurging ? [{ what: due, advice: dueWhat }] : []),
  ];
}

function ofStorage({ kinds, orgLimitMb, orgUsedMb }: Retention): Warning[] {
  if (!orgLimitMb) {
    return [];
  }
  const ours = kinds.reduce((total, { bytes }) => total + bytes, 0);
  const later = kinds.reduce((total, { bytesInThirtyDays }) => total + bytesInThirtyDays, 0);
  const limit = orgLimitMb * bytesOfMb;
  const used = Math.max((orgUsedMb ?? 0) * bytesOfMb, ours);
  if (used >= limit * nearlyFull) {
    return [{ what: fill(used >= limit ? full : fullSoon, storage(used), storage(limit)), advice: fullWhat }];
  }
  if (used - ours + later >= limit) {
    return [{ what: fill(rate, storage(ours), storage(later), storage(limit - used)), advice: rateWhat }];
  }
  return [];
}

function ofSpared(kind: KindRetention): Warning[] {
  const { keptRows, mostRowsNow, openRows } = kind;
  if (keptRows + openRows <= mostRowsNow) {
    return [];
  }
  const what = fill(sparedText, kindWords[kind.kind].title, sparedCounts(kind), number(mostRowsNow));
  return [{ what, advice: sparedWhat }];
}
