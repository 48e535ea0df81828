import { cities, companyName, dayFrom, distinctNames, industries, personName, phone, slug, stages } from '../sample-data/company.ts';
import { createRandom } from '../sample-data/random.ts';
import type { Random } from '../sample-data/random.ts';

/** Records as the REST API takes them. A reference to a record made before is a function of its Ids. */
export type DemoRecord = Readonly<Record<string, unknown>>;
export type IdsByObject = Readonly<Record<string, readonly string[]>>;

export interface DemoBatch {
  readonly object: string;
  readonly count: number;
  make(index: number, ids: IdsByObject, random: Random): DemoRecord;
}

const day = (offset: number) => dayFrom(Date.now(), offset);

function batch(object: string, count: number, make: DemoBatch['make']): DemoBatch {
  return { object, count, make };
}

/** A few thousand plausible records, parents before children. */
export const demoBatches: readonly DemoBatch[] = [
  batch('Account', 600, (index, _ids, random) => {
    const [BillingCity, BillingCountry] = random.pick(cities);
    const name = index < distinctNames ? companyName(index) : `${companyName(index)} ${Math.floor(index / distinctNames) + 1}`;
    return {
      Name: name,
      Type: random.pick(['Prospect', 'Customer - Direct', 'Customer - Channel', 'Technology Partner', 'Other']),
      Industry: industries[(index * 7) % industries.length],
      AnnualRevenue: random.integer(1, 900) * 100_000,
      NumberOfEmployees: random.integer(3, 12_000),
      Phone: phone(random),
      Website: `https://${slug(name)}.example.com`,
      BillingCity,
      BillingCountry,
      Description: random.next() < 0.3 ? `Met at the trade fair in ${BillingCity}.` : null,
    };
  }),
  batch('Contact', 1200, (index, ids, random) => {
    const names = personName(random);
    return {
      ...names,
      AccountId: ids['Account']?.[index % 600],
      Title: random.pick(['CEO', 'CFO', 'Buyer', 'Engineer', 'Head of Operations']),
      Email: `${slug(names.FirstName)}.${slug(names.LastName)}.${index}@example.com`,
      Phone: phone(random),
    };
  }),
  batch('Lead', 400, (index, _ids, random) => {
    const names = personName(random);
    return {
      ...names,
      Company: `${companyName(index + 31)} Ltd`,
      Status: random.pick(['Open - Not Contacted', 'Working - Contacted']),
      LeadSource: random.pick(['Web', 'Phone Inquiry', 'Partner Referral']),
      Email: `${slug(names.FirstName)}.${slug(names.LastName)}.lead${index}@example.com`,
    };
  }),
  batch('Opportunity', 700, (index, ids, random) => {
    const stage = random.pick(stages);
    return {
      Name: `${random.pick(['Renewal', 'Pilot', 'Expansion', 'New business'])} ${index + 1}`,
      AccountId: ids['Account']?.[(index * 13) % 600],
      StageName: stage,
      Amount: random.integer(5, 900) * 1000,
      CloseDate: day(stage.startsWith('Closed') ? -random.integer(1, 300) : random.integer(5, 180)),
    };
  }),
  batch('Case', 300, (index, ids, random) => {
    return {
      Subject: `${random.pick(['Question about', 'Problem with', 'Request for'])} ${random.pick(['an invoice', 'a delivery', 'the portal', 'a contract'])}`,
      AccountId: ids['Account']?.[(index * 11) % 600],
      Status: random.pick(['New', 'Working', 'Escalated']),
      Priority: random.pick(['Low', 'Medium', 'High']),
      Origin: random.pick(['Web', 'Phone', 'Email']),
    };
  }),
  batch('Task', 300, (index, ids, random) => {
    return {
      Subject: random.pick(['Call', 'Send Quote', 'Send Letter', 'Other']),
      WhatId: ids['Account']?.[(index * 17) % 600],
      Status: random.pick(['Not Started', 'In Progress', 'Completed']),
      Priority: 'Normal',
      ActivityDate: day(random.integer(-30, 30)),
    };
  }),
];

const CHUNK = 200;

/** Makes every batch in chunks, parents first; `insert` gives the new Ids in order. */
export async function insertDemoRecords(
  insert: (object: string, records: readonly DemoRecord[]) => Promise<readonly string[]>,
): Promise<number> {
  const random = createRandom(20260101);
  const ids: Record<string, readonly string[]> = {};
  let total = 0;
  for (const batch of demoBatches) {
    const records = Array.from({ length: batch.count }, (_, index) => batch.make(index, ids, random));
    const made: string[] = [];
    for (let offset = 0; offset < records.length; offset += CHUNK)
      made.push(...(await insert(batch.object, records.slice(offset, offset + CHUNK))));
    ids[batch.object] = made;
    total += made.length;
  }
  return total;
}
