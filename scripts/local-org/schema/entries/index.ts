/** Standard objects that data/standard-objects.json lacks, each with all that there is to say of it. */
import type { ObjectEntry } from './object-entry.ts';
import { companions } from './companions.ts';
import { contactPoints } from './contact-points.ts';
import { credentials } from './credentials.ts';
import { development } from './development.ts';
import { service } from './service.ts';
import { teams } from './teams.ts';

export const objectEntries: Readonly<Record<string, ObjectEntry>> = {
  ...teams,
  ...service,
  ...development,
  ...credentials,
  ...companions,
  ...contactPoints,
};
