/** Values that people give the records of the run. */
import { exactNumber } from '../../local-org/contracts/exact-json.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Values } from '../../lab/index.ts';
import { accountTypes, industries, stages } from '../configuration/streams.ts';

/** Ids of live records to hang children on. */
export interface Parents {
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
}

interface Shape {
  /** All that a new record needs. */
  create(random: Random, parents: Parents): Values;
  /** What an edit changes. */
  edit(random: Random, parents: Parents): Values;
}

const words = ['Ridge', 'Łódź', 'Überlingen', 'مرحبا', '東京', '🚚 Transport', '"quoted"', "O'Neil", 'a\\b', 'line\nbreak', '<b>bold</b>'];
const phrase = (random: Random): string => `${random.pick(words)} ${random.integer(1, 999_999)}`;
const orNull = <T>(random: Random, value: T): T | null => (random.next() < 0.15 ? null : value);
const amount = (random: Random): number => random.integer(0, 5_000_000) / 100;
/** More digits than a double has: two that differ in the last of them must stay two. */
const eighteenDigits = (random: Random): unknown =>
  exactNumber(`${random.next() < 0.5 ? '-' : ''}12345678901234567${random.integer(0, 9)}`);
const day = (random: Random): string => new Date(Date.UTC(2025, 0, 1 + random.integer(0, 700))).toISOString().slice(0, 10);
const moment = (random: Random): string => new Date(Date.UTC(2025, 0, 1) + random.integer(0, 60_000_000) * 1000).toISOString();
const oneOf = (random: Random, ids: readonly string[]): string | null => (ids.length === 0 ? null : random.pick(ids));

/** Some of the properties, at least one. */
function some(random: Random, values: Values): Values {
  const names = Object.keys(values);
  const kept = names.filter(() => random.next() < 0.5);
  return Object.fromEntries((kept.length === 0 ? [random.pick(names)] : kept).map((name) => [name, values[name]]));
}

const accountValues = (random: Random): Values => ({
  Name: phrase(random),
  Type: random.next() < 0.05 ? null : random.pick(accountTypes),
  Industry: orNull(random, random.pick(industries)),
  AnnualRevenue: orNull(random, random.integer(0, 3000)),
  NumberOfEmployees: orNull(random, random.integer(1, 9000)),
  Description: orNull(random, phrase(random)),
});
const contactValues = (random: Random): Values => ({
  FirstName: orNull(random, phrase(random).slice(0, 38)),
  LastName: phrase(random),
  Email: orNull(random, `someone.${random.integer(1, 9_999_999)}@example.com`),
  Title: orNull(random, phrase(random)),
  Birthdate: orNull(random, day(random)),
});
const opportunityValues = (random: Random): Values => ({
  Name: phrase(random),
  StageName: random.pick(stages),
  Amount: orNull(random, random.next() < 0.2 ? 0 : amount(random)),
  CloseDate: day(random),
});
const leadValues = (random: Random): Values => ({
  LastName: phrase(random),
  Company: phrase(random),
  Status: random.pick(['Open - Not Contacted', 'Working - Contacted']),
  Email: orNull(random, `lead.${random.integer(1, 9_999_999)}@example.com`),
});
const caseValues = (random: Random): Values => ({
  Subject: phrase(random),
  Status: random.pick(['New', 'Working', 'Escalated']),
  Priority: random.pick(['Low', 'Medium', 'High']),
  Description: orNull(random, phrase(random)),
});
const gadgetValues = (random: Random): Values => ({
  Name: phrase(random),
  Amount__c: orNull(random, amount(random)),
  DueAt__c: orNull(random, moment(random)),
  Day__c: orNull(random, day(random)),
  IsActive__c: random.next() < 0.5,
  Whole__c: orNull(random, eighteenDigits(random)),
  Notes__c: orNull(random, phrase(random).repeat(random.integer(1, 8))),
});

const widgetValues = (random: Random): Values => ({
  Name: phrase(random),
  Colour__c: orNull(random, random.pick(['red', 'green', 'blue'])),
});
const taskValues = (random: Random): Values => ({
  Subject: phrase(random),
  Status: random.pick(['Not Started', 'In Progress', 'Completed']),
  ActivityDate: orNull(random, day(random)),
});
const eventValues = (random: Random): Values => ({
  Subject: phrase(random),
  StartDateTime: moment(random),
  DurationInMinutes: random.integer(1, 600),
});

/** Without a parent, or with one by that field, which an edit changes now and then. */
function shape(values: (random: Random) => Values, parentField?: string, kind: keyof Parents = 'accounts'): Shape {
  if (parentField === undefined) return { create: (random) => values(random), edit: (random) => some(random, values(random)) };
  const parent = (random: Random, parents: Parents): Values => ({ [parentField]: oneOf(random, parents[kind]) });
  return {
    create: (random, parents) => ({ ...values(random), ...parent(random, parents) }),
    edit: (random, parents) => ({ ...some(random, values(random)), ...(random.next() < 0.1 ? parent(random, parents) : {}) }),
  };
}

export const shapes: Readonly<Record<string, Shape>> = {
  Account: shape(accountValues),
  Contact: shape(contactValues, 'AccountId'),
  Opportunity: shape(opportunityValues, 'AccountId'),
  Lead: shape(leadValues),
  Case: shape(caseValues, 'ContactId', 'contacts'),
  Gadget__c: shape(gadgetValues),
  Widget__c: shape(widgetValues, 'Account__c'),
  Task: shape(taskValues, 'WhatId'),
  Event: shape(eventValues, 'WhatId'),
};

/** By object, the field that holds the longest text. */
export const longTexts: Readonly<Record<string, string>> = { Account: 'Description', Case: 'Description', Gadget__c: 'Notes__c' };

export function textOf(random: Random, length: number): string {
  return phrase(random)
    .repeat(Math.ceil(length / 6))
    .slice(0, length)
    .trim();
}

/** An account that the filter lets through, or one that it keeps out, whatever it was before. */
export function accountInScope(random: Random, isIn: boolean): Values {
  return isIn
    ? { Type: 'Prospect', AnnualRevenue: random.integer(1000, 3000) }
    : random.pick([{ Type: 'Other' }, { AnnualRevenue: random.integer(0, 999), Industry: 'Media' }]);
}
