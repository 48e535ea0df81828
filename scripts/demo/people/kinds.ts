/** What the people of the sample company do all day, each as they would by the app: a look at a list, and a save. */
import { cities, companyName, dayFrom, distinctNames, industries, personName, phone, slug, stages } from '../../sample-data/company.ts';
import type { Trade } from '../../sample-data/people.ts';
import type { Random } from '../../sample-data/random.ts';
import { save } from '../saving.ts';
import { oneOf } from './scene.ts';
import type { Scene } from './scene.ts';

export interface Kind {
  /** As one would tell it. */
  readonly name: string;
  readonly trade: Trade;
  readonly weight: number;
  /** False where there was nothing to do. */
  readonly act: (scene: Scene) => Promise<boolean>;
}

/** The last before a deal is won or lost. */
const lastOpenStage = stages.length - 3;

function kind(trade: Trade, weight: number, name: string, act: Kind['act']): Kind {
  return { name, trade, weight, act };
}

/** Changes one record of a list. */
function edits(object: string, fields: string, where: string, change: (values: Readonly<Record<string, unknown>>, scene: Scene) => object) {
  return async (scene: Scene): Promise<boolean> => {
    const found = await oneOf(scene, object, fields, where);
    if (found === null) return false;
    await save(scene.person, 'update', object, [{ Id: found['Id'], ...change(found, scene) }]);
    return true;
  };
}

/** Adds one record, to an account where there is one to add it to. */
function adds(
  object: string,
  make: (scene: Scene, accountId: unknown) => Readonly<Record<string, unknown>>,
  toAccount: string | null = null,
) {
  return async (scene: Scene): Promise<boolean> => {
    const account = toAccount === null ? null : await oneOf(scene, 'Account', '', 'IsDeleted = false');
    if (toAccount !== null && account === null) return false;
    await save(scene.person, 'insert', object, [
      { ...make(scene, account?.['Id']), ...(toAccount === null ? {} : { [toAccount]: account?.['Id'] }) },
    ]);
    return true;
  };
}

/** Only what is one's own may be deleted by somebody who is no administrator. */
function removes(object: string, where: string) {
  return async (scene: Scene): Promise<boolean> => {
    const found = await oneOf(scene, object, '', `OwnerId = '${scene.person.id}' AND ${where}`);
    if (found === null) return false;
    await save(scene.person, 'delete', object, [{ Id: found['Id'] }]);
    return true;
  };
}

function newAccount({ random }: Scene): Readonly<Record<string, unknown>> {
  const [BillingCity, BillingCountry] = random.pick(cities);
  const index = random.integer(0, distinctNames - 1);
  const name = `${companyName(index)} ${BillingCity}`;
  return {
    Name: name,
    Type: 'Prospect',
    Industry: industries[(index * 7) % industries.length],
    NumberOfEmployees: random.integer(3, 900),
    Phone: phone(random),
    Website: `https://${slug(name)}.example.com`,
    BillingCity,
    BillingCountry,
  };
}

function newLead({ random }: Pick<Scene, 'random'>): Readonly<Record<string, unknown>> {
  const names = personName(random);
  return {
    ...names,
    Company: `${companyName(random.integer(0, distinctNames - 1))} Ltd`,
    Status: 'Open - Not Contacted',
    LeadSource: random.pick(['Web', 'Phone Inquiry', 'Partner Referral']),
    Email: `${slug(names.FirstName)}.${slug(names.LastName)}.${random.integer(1000, 99_999)}@example.com`,
  };
}

function newContact({ random }: Scene): Readonly<Record<string, unknown>> {
  const names = personName(random);
  return {
    ...names,
    Title: random.pick(['Buyer', 'Engineer', 'Head of Operations', 'CFO']),
    Email: `${slug(names.FirstName)}.${slug(names.LastName)}.${random.integer(1000, 99_999)}@example.com`,
    Phone: phone(random),
  };
}

/** A stage further; at the end more deals are won than lost. */
function nextStage(random: Random, stage: unknown, now: number): object {
  const at = stages.indexOf(stage as (typeof stages)[number]);
  if (at < lastOpenStage) return { StageName: stages[at + 1] };
  return { StageName: random.next() < 0.6 ? 'Closed Won' : 'Closed Lost', CloseDate: dayFrom(now, 0) };
}

const caseSubject = (random: Random) =>
  `${random.pick(['Question about', 'Problem with', 'Request for'])} ${random.pick(['an invoice', 'a delivery', 'the portal', 'a contract'])}`;

/** What one works off: the next of a case's lives. */
const afterStatus: Readonly<Record<string, string>> = { New: 'Working', Working: 'Closed', Escalated: 'Working' };

export const kinds: readonly Kind[] = [
  kind(
    'sales',
    14,
    'moves a deal on',
    edits('Opportunity', 'StageName', 'IsClosed = false', ({ StageName }, { random, now }) => nextStage(random, StageName, now)),
  ),
  kind(
    'sales',
    7,
    'corrects what a deal is worth',
    edits('Opportunity', 'Amount', 'IsClosed = false', ({ Amount }, { random }) => ({
      Amount: Math.round((Number(Amount ?? 10_000) * random.integer(80, 130)) / 100_000) * 1000 + 1000,
    })),
  ),
  kind(
    'sales',
    4,
    'adds a deal',
    adds(
      'Opportunity',
      ({ random, now }) => ({
        Name: `${random.pick(['Renewal', 'Pilot', 'Expansion', 'New business'])} ${random.integer(701, 9999)}`,
        StageName: 'Prospecting',
        Amount: random.integer(5, 400) * 1000,
        CloseDate: dayFrom(now, random.integer(20, 150)),
      }),
      'AccountId',
    ),
  ),
  kind(
    'sales',
    10,
    'corrects an account',
    edits('Account', '', 'IsDeleted = false', (_values, { random, now }) =>
      random.pick<object>([
        { Phone: phone(random) },
        { NumberOfEmployees: random.integer(3, 12_000) },
        { Type: random.pick(['Customer - Direct', 'Customer - Channel', 'Technology Partner']) },
        { Description: `Asked on ${dayFrom(now, 0)} for an offer.` },
      ]),
    ),
  ),
  kind('sales', 2, 'adds an account', adds('Account', newAccount)),
  kind('sales', 5, 'adds a contact', adds('Contact', newContact, 'AccountId')),
  kind(
    'sales',
    5,
    'corrects a contact',
    edits('Contact', '', 'IsDeleted = false', (_values, { random }) =>
      random.pick<object>([{ Phone: phone(random) }, { Title: random.pick(['Buyer', 'Head of Purchasing', 'CTO']) }]),
    ),
  ),
  kind(
    'sales',
    5,
    'notes something to do',
    adds(
      'Task',
      ({ random, now }) => ({
        Subject: random.pick(['Call', 'Send Quote', 'Send Letter']),
        Status: 'Not Started',
        Priority: 'Normal',
        ActivityDate: dayFrom(now, random.integer(0, 14)),
      }),
      'WhatId',
    ),
  ),
  kind(
    'sales',
    6,
    'ticks something off',
    edits('Task', '', 'IsClosed = false', () => ({ Status: 'Completed' })),
  ),
  kind('sales', 2, 'deletes a task that is not needed', removes('Task', 'IsClosed = false')),
  kind(
    'service',
    12,
    'works on a case',
    edits('Case', 'Status', 'IsClosed = false', ({ Status }) => ({ Status: afterStatus[String(Status)] ?? 'Closed' })),
  ),
  kind(
    'service',
    6,
    'opens a case',
    adds(
      'Case',
      ({ random }) => ({
        Subject: caseSubject(random),
        Status: 'New',
        Priority: random.pick(['Low', 'Medium', 'High']),
        Origin: random.pick(['Web', 'Phone', 'Email']),
      }),
      'AccountId',
    ),
  ),
  kind(
    'service',
    2,
    'escalates a case',
    edits('Case', '', "IsClosed = false AND Status != 'Escalated'", () => ({ Status: 'Escalated', Priority: 'High' })),
  ),
  kind('marketing', 6, 'adds a lead', adds('Lead', newLead)),
  kind(
    'marketing',
    6,
    'calls a lead',
    edits('Lead', '', "Status = 'Open - Not Contacted'", () => ({ Status: 'Working - Contacted' })),
  ),
  kind('marketing', 2, 'deletes a lead that came twice', removes('Lead', 'IsConverted = false')),
];

/** A list from a trade fair comes in one go. */
export async function importLeads({ person, random }: Scene): Promise<void> {
  const list = Array.from({ length: random.integer(15, 40) }, () => newLead({ random }));
  await save(person, 'insert', 'Lead', list);
}

/** An account as new ones are, but for its place. */
export async function addAccountIn(scene: Scene, place: { readonly BillingCity: string; readonly BillingCountry: string }): Promise<void> {
  const made = newAccount(scene);
  const name = String(made['Name']).replace(new RegExp(` ${String(made['BillingCity'])}$`), ` ${place.BillingCity}`);
  await save(scene.person, 'insert', 'Account', [{ ...made, Name: name, Website: `https://${slug(name)}.example.com`, ...place }]);
}
