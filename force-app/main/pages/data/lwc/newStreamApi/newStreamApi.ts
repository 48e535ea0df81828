import counts from '@salesforce/apex/NewStreamController.counts';
import fills from '@salesforce/apex/NewStreamController.fills';

/** How many records an object has, as far as whoever asks may see them; where they were not counted there is a reason instead. */
export interface RecordCount {
  readonly objectName: string;
  readonly records?: number | null;
  readonly problem?: string | null;
}

/** In how many of the records that were looked at each field has a value; those that could not be looked at are absent. */
export interface FieldFills {
  readonly records: number;
  readonly fields: readonly { readonly name: string; readonly filled: number }[];
}

/** Those that one call does not come to are left out. */
export async function loadCounts(objectNames: readonly string[]): Promise<RecordCount[]> {
  return (await counts({ objectNames })) as RecordCount[];
}

export async function loadFills(objectName: string): Promise<FieldFills> {
  return (await fills({ objectName })) as FieldFills;
}
