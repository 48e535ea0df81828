import counts from '@salesforce/apex/NewStreamController.counts';

/** How many records an object has, as far as whoever asks may see them; where they were not counted there is a reason instead. */
export interface RecordCount {
  readonly objectName: string;
  readonly records?: number | null;
  readonly problem?: string | null;
}

/** Those that one call does not come to are left out. */
export async function loadCounts(objectNames: readonly string[]): Promise<RecordCount[]> {
  return (await counts({ objectNames })) as RecordCount[];
}
