import { counted, fill } from 'c/figures';
import { isSameId } from 'c/ids';
import type { StreamAddress } from 'c/streamAddress';
import { loadConfig, loadDefaults, loadFields, loadObjects, loadPresets } from 'c/streamApi';
import type { FieldOption, Preset, Stream } from 'c/streamApi';
import { countChanges, described } from 'c/streamDraft';
import type { UnsavedStream } from 'c/streamDraft';
import discardNew from '@salesforce/label/c.DataDiscardNew';
import discardOne from '@salesforce/label/c.DataDiscardOne';
import discardSome from '@salesforce/label/c.DataDiscardSome';

/** A stream that is looked at and edited, with what its editors need. */
export interface Open extends UnsavedStream {
  readonly kind: 'open';
  readonly objectLabel: string;
  /** Whether the browser's tab has kept it. */
  readonly isKept: boolean;
  readonly fields: readonly FieldOption[];
  readonly presets: readonly Preset[];
}

/** As it is stored. */
export async function loadOpen({ id, objectName, objectLabel }: Stream): Promise<Open> {
  const [config, fields, presets] = await Promise.all([
    loadConfig(id),
    loadFields(objectName),
    loadPresets(objectName),
  ]);
  const saved = described(config, fields);
  return { kind: 'open', objectLabel, saved, draft: saved, isKept: false, fields, presets };
}

/** As it is stored by now, with nothing edited. */
export async function reloaded(open: Open, streamId: string): Promise<Open> {
  const saved = described(await loadConfig(streamId), open.fields);
  return { ...open, saved, draft: saved, isKept: false };
}

/** A new one of an object, with what it starts from. */
export async function loadBegun(connectionId: string, objectName: string): Promise<Open> {
  const [config, fields, presets, objects] = await Promise.all([
    loadDefaults(connectionId, objectName),
    loadFields(objectName),
    loadPresets(objectName),
    loadObjects(),
  ]);
  const objectLabel = objects.find(({ name }) => name === objectName)?.label ?? objectName;
  return { kind: 'open', objectLabel, saved: null, draft: described(config, fields), isKept: false, fields, presets };
}

/** Whether the address names what is open. */
export function isNamed({ saved, draft }: Open, { connectionId, streamId, objectName }: StreamAddress): boolean {
  const isHere = connectionId === null || isSameId(connectionId, draft.connectionId);
  return isHere && (streamId ? isSameId(saved?.id ?? '', streamId) : objectName === draft.objectName);
}

/** What somebody is asked who does not want what they have changed. */
export function discardText({ saved, draft, objectLabel }: Open): string {
  return saved
    ? counted(countChanges(saved, draft), discardOne, discardSome, objectLabel)
    : fill(discardNew, objectLabel);
}
