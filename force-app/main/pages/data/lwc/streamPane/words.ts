import { fill, relative } from 'c/figures';
import { isSameId } from 'c/ids';
import { isUnknownPart } from 'c/streamAddress';
import type { StreamAddress } from 'c/streamAddress';
import type { StreamConfig, StreamList } from 'c/streamApi';
import type { Saved } from 'c/streamReview';
import type { Open } from './open';
import gone from '@salesforce/label/c.UnsavedStreamGone';
import notYours from '@salesforce/label/c.DataDraftNotYours';
import saved from '@salesforce/label/c.DataSaved';
import savedMeanwhile from '@salesforce/label/c.DataSavedMeanwhile';
import savedNotOn from '@salesforce/label/c.DataSavedNotOn';
import savedOff from '@salesforce/label/c.DataSavedOff';
import savedPaused from '@salesforce/label/c.DataSavedPaused';
import savedWithBackfill from '@salesforce/label/c.DataSavedWithBackfill';
import savingNotOn from '@salesforce/label/c.DataSavingNotOn';
import savingPaused from '@salesforce/label/c.DataSavingPaused';
import somebody from '@salesforce/label/c.DataSomebody';
import taken from '@salesforce/label/c.UnsavedStreamTaken';
import unknownPart from '@salesforce/label/c.DataUnknownPart';

/** The stream in the list that is open, as it is by now. */
export function listed({ saved: loaded }: Open, { streams }: StreamList): StreamList['streams'][number] | undefined {
  return streams.find(({ id }) => isSameId(id, loaded?.id ?? ''));
}

/** Whether somebody has saved the stream since it was loaded, or since what is edited of it was begun. */
export function isSavedMeanwhile(open: Open, list: StreamList): boolean {
  const storedAs = listed(open, list)?.storedAs;
  return Boolean(storedAs) && storedAs !== open.saved?.loadedAs;
}

/** What there is to know before going on, in sentences. */
export function noticesOf(open: Open, list: StreamList, address: StreamAddress): string[] {
  const unknown = isUnknownPart(address) ? [fill(unknownPart, address.part ?? '')] : [];
  return open.isKept ? [...unknown, ...fateOf(open, list)] : unknown;
}

/** What would come of what is edited. Where it cannot be saved at all, what would follow does not matter. */
function fateOf(open: Open, list: StreamList): string[] {
  const stream = listed(open, list);
  if (!list.canManage) {
    return [notYours];
  }
  if (open.saved && !stream) {
    return [gone];
  }
  if (!open.saved && list.streams.some(({ objectName }) => objectName === open.draft.objectName)) {
    return [taken];
  }
  const { savedAt, savedBy } = stream?.lastSave ?? {};
  return [
    ...(isSavedMeanwhile(open, list)
      ? [fill(savedMeanwhile, savedBy ?? somebody, relative(savedAt ?? '', list.now))]
      : []),
    ...(list.mode === 'On' || !list.mode ? [] : [list.mode === 'Paused' ? savingPaused : savingNotOn]),
  ];
}

/** That it is saved, and what follows. */
export function savedText(
  config: StreamConfig,
  label: string,
  { isBackfillWanted }: Saved,
  { mode }: StreamList,
): string {
  if (!config.isOn) {
    return fill(savedOff, label);
  }
  if (mode && mode !== 'On') {
    return fill(mode === 'Paused' ? savedPaused : savedNotOn, label);
  }
  return fill(isBackfillWanted ? savedWithBackfill : saved, label);
}
