/** Which behaviour an object has beside what its schema says. */
import type { ObjectSchema } from '../../contracts/schema.ts';
import { accessRows } from './access-rows.ts';
import type { ObjectBehaviour } from './behaviour.ts';
import { customSetting } from './custom-settings.ts';
import { contentDistribution, contentVersion, withBody } from './content.ts';
import { opportunity } from './opportunity.ts';
import { person, user } from './people.ts';
import { opportunityLineItem, pricebookEntry } from './products.ts';
import { event, supportCase, task } from './cases-and-activities.ts';

const behaviours: Readonly<Record<string, ObjectBehaviour>> = {
  ...accessRows,
  Contact: person,
  Lead: person,
  Individual: person,
  User: user,
  Opportunity: opportunity,
  OpportunityLineItem: opportunityLineItem,
  PricebookEntry: pricebookEntry,
  Case: supportCase,
  Task: task,
  Event: event,
  ContentVersion: contentVersion,
  ContentDistribution: contentDistribution,
  Attachment: withBody,
  Document: withBody,
};

const none: ObjectBehaviour = {};

export function behaviourOf(object: ObjectSchema): ObjectBehaviour {
  if (object.kind === 'customSetting') return customSetting;
  return behaviours[object.name] ?? none;
}
