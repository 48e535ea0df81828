import frequencies from '@salesforce/apex/StreamController.frequencies';

export interface Frequency {
  minutes: number;
  label: string;
  looksPerDay: number;
  queriesPerDay: number;
  executionsPerDay: number;
  apiRequestsPerDay: number;
}

/** The choices that there are, each with what it costs the connection in a day. */
export async function loadFrequencies(connectionId: string): Promise<Frequency[]> {
  return (await frequencies({ connectionId })) as Frequency[];
}
