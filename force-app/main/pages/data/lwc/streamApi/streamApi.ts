import conflictOf from '@salesforce/apex/StreamController.conflict';
import configOf from '@salesforce/apex/StreamController.config';
import defaults from '@salesforce/apex/StreamController.defaults';
import fields from '@salesforce/apex/StreamController.fields';
import load from '@salesforce/apex/StreamController.load';
import objects from '@salesforce/apex/StreamController.objects';
import presets from '@salesforce/apex/StreamController.presets';
import review from '@salesforce/apex/StreamController.review';
import save from '@salesforce/apex/StreamController.save';
import type { Backfill, BackfillReason, Estimate } from 'c/backfillWords';
import type { Mode } from 'c/connectionWords';
import type { RecordFilter } from 'c/filterApi';
import type { Conflict, Difference } from 'c/saveConflict';

/** A chosen field that is not sent. */
export interface Omitted {
  field: string;
  reason: string;
  message: string;
}

export type Direction = 'outbound' | 'inbound' | 'bidirectional';
export type Winner = 'salesforce' | 'destination';

export interface FieldMapping {
  readonly name: string;
  /** The DisplayType when the field was chosen. */
  readonly type?: string | null;
  /** Empty: the API name. */
  readonly outward?: string | null;
  readonly direction?: Direction | null;
  readonly winner?: Winner | null;
}

/** What an admin wants of one stream. Never changed in place: each edit makes a new one. */
export interface StreamConfig {
  readonly id?: string | null;
  readonly connectionId: string;
  readonly name?: string | null;
  readonly objectName: string;
  readonly isOn: boolean;
  readonly fields: readonly FieldMapping[];
  readonly filter?: RecordFilter | null;
  readonly ruleName?: string | null;
  readonly ruleObject?: string | null;
  readonly rule?: RecordFilter | null;
  readonly frequencyMinutes: number;
  readonly hasDeletions: boolean;
  readonly hasMerges: boolean;
  /** Whether deletions and merges of the object can be read at all. */
  readonly canTellDeletions: boolean;
  readonly canTellMerges: boolean;
  readonly lookback?: string | null;
  readonly lookbackDays?: number | null;
  /** Nightly, Weekly or Never; absent: nightly. */
  readonly reread?: string | null;
  /** What was stored when it was loaded, as a digest; it goes back with what is saved. */
  readonly loadedAs?: string | null;
}

/** What somebody else has saved while a stream was edited, and both ways to put it together with what was edited. */
export interface StreamConflict {
  readonly conflict: Conflict;
  readonly stored: StreamConfig;
  readonly keepingMine: StreamConfig;
  readonly keepingTheirs: StreamConfig;
  /** Texts are absent where there is nothing. Empty where the two fit together. */
  readonly differences: readonly (Partial<Difference> & Pick<Difference, 'what'>)[];
}

export interface Stream {
  readonly id: string;
  readonly name: string;
  readonly objectName: string;
  readonly objectLabel: string;
  readonly isOn: boolean;
  readonly frequencyMinutes: number;
  readonly fieldCount: number;
  readonly hasFilter: boolean;
  readonly omitted?: readonly Omitted[] | null;
  readonly readAt?: string | null;
  readonly lateSeconds?: number | null;
  readonly isBehind: boolean;
  readonly initialSyncDoneAt?: string | null;
  readonly backfill?: Backfill | null;
  readonly waitingRetries?: number | null;
  /** As StreamConfig.loadedAs: where it differs, somebody has saved it since. */
  readonly storedAs?: string | null;
  readonly lastSave?: Conflict | null;
}

export interface StreamList {
  readonly connectionId?: string | null;
  /** What is saved is sent by a connection that is on. */
  readonly mode?: Mode | null;
  readonly connections: readonly { readonly id: string; readonly name: string }[];
  readonly canManage: boolean;
  readonly canRun: boolean;
  readonly canBackfill: boolean;
  readonly canPause: boolean;
  readonly now: string;
  readonly streams: readonly Stream[];
}

export interface ObjectOption {
  readonly name: string;
  readonly label: string;
  readonly isCustom: boolean;
  readonly isSyncable: boolean;
  readonly reason?: string | null;
  readonly kind: 'standard' | 'custom' | 'system';
  /** Whether sets of fields are suggested for it. */
  readonly hasPresets: boolean;
}

export interface FieldOption {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly typeLabel: string;
  readonly isSupported: boolean;
  readonly reason?: string | null;
  readonly isFormula: boolean;
  readonly isCustom: boolean;
}

export interface Preset {
  readonly name: string;
  readonly label: string;
  readonly purpose?: string | null;
  readonly fields: readonly string[];
  /** What it names besides, and this org does not have or cannot send. */
  readonly missing?: readonly string[] | null;
}

export interface Review {
  readonly problems: readonly { readonly path?: string | null; readonly message: string }[];
  readonly changes: readonly {
    readonly kind: string;
    readonly label: string;
    readonly before?: string | null;
    readonly after?: string | null;
  }[];
  /** Rights that the connector lacks to read it, each with where it is given. */
  readonly lacks?: readonly { readonly text: string; readonly whereText: string; readonly fields: readonly string[] }[];
  readonly connectorName?: string | null;
  readonly isAffectingExisting: boolean;
  readonly backfillReason?: BackfillReason | null;
  readonly backfillScope?: string | null;
  readonly estimate?: Estimate | null;
}

/** The doors of StreamController, with the shapes that its views have. */
export async function loadStreams(connectionId: string | null): Promise<StreamList> {
  return (await load({ connectionId })) as StreamList;
}

export async function loadObjects(): Promise<ObjectOption[]> {
  return (await objects()) as ObjectOption[];
}

export async function loadFields(objectName: string): Promise<FieldOption[]> {
  return (await fields({ objectName })) as FieldOption[];
}

export async function loadPresets(objectName: string): Promise<Preset[]> {
  return (await presets({ objectName })) as Preset[];
}

export async function loadDefaults(connectionId: string, objectName: string): Promise<StreamConfig> {
  return (await defaults({ connectionId, objectName })) as StreamConfig;
}

export async function loadConfig(streamId: string): Promise<StreamConfig> {
  return (await configOf({ streamId })) as StreamConfig;
}

export async function reviewStream(config: StreamConfig): Promise<Review> {
  return (await review({ configJson: JSON.stringify(config) })) as Review;
}

/** Null where nobody else has saved it since it was loaded. */
export async function findConflict(loaded: StreamConfig, config: StreamConfig): Promise<StreamConflict | null> {
  const found = await conflictOf({ loadedJson: JSON.stringify(loaded), configJson: JSON.stringify(config) });
  return (found as StreamConflict | undefined) ?? null;
}

/** Gives the stream's Id. */
export async function saveStream(config: StreamConfig, isBackfillWanted: boolean): Promise<string> {
  return (await save({ configJson: JSON.stringify(config), isBackfillWanted })) as string;
}
