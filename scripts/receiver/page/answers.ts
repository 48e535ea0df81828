/** What the page's endpoints answer: read by scripts in the browser, so types alone. Not part of the destination contract. */
import type { OmittedField, Version, Conversion } from '../contract/change.ts';
import type { Receipt } from '../contract/receipt.ts';
import type { KeptArrival, KeptDelivery, RecordCount } from '../journal/journal.ts';

export interface ShownArrival extends Omit<KeptArrival, 'head'> {
  kind: string | null;
  version: Version | null;
  name: string | null;
  /** `Object/id`, or what a malformed event says that it is about. */
  subject: string | null;
  receipt: Receipt;
}

/** A value as text, since a number of Salesforce has more digits than one of a script; long ones in part. */
export interface ShownValue {
  type: 'text' | 'number' | 'boolean' | 'empty' | 'list' | 'object';
  text: string;
  /** Where in the whole text the part begins. */
  from: number;
  /** Of the whole text. */
  length: number;
}

export interface ShownField {
  field: string;
  value: ShownValue;
}

/** Null: it was not there, or is not any more. */
export interface Difference {
  field: string;
  before: ShownValue | null;
  after: ShownValue | null;
}

/** `hasMore` says whether others lie beyond the page, `newest` which position is the highest of all, whatever was asked for. */
interface Page<Item> {
  items: Item[];
  hasMore: boolean;
  newest: number;
}

export interface ArrivalPage extends Page<ShownArrival> {
  /** Where nothing is found although a record of the id that was searched is held: it came before what is kept here. */
  held: { object: string; id: string; source: string }[];
}

export type DeliveryPage = Page<KeptDelivery>;

export interface Counts {
  counts: RecordCount[];
}

export interface ShownVersion extends ShownArrival {
  /** How many fields it came with, or left behind; null where it says nothing of fields. */
  fields: number | null;
  omitted: OmittedField[] | null;
  mergedInto: string | null;
  convertedTo: Conversion | null;
  /** Between what was held when it came and what it says; null where it came first, or ends the record. */
  differences: Difference[] | null;
  /** Whether nothing is kept of what was held when it came. */
  isFirst: boolean;
}

export interface HeldRecord {
  source: string;
  state: RecordCount['state'];
  version: Version;
  effects: number;
  mergedInto: string | null;
  convertedTo: Conversion | null;
  fields: ShownField[] | null;
  omitted: OmittedField[] | null;
}

export interface RecordAnswer {
  object: string;
  id: string;
  source: string;
  name: string | null;
  /** Null where all of its changes were refused. */
  held: HeldRecord | null;
  /** All sources that such a record is held from. */
  sources: string[];
  versions: ShownVersion[];
  hasMore: boolean;
}
