/** The org's objects, fields and metadata: the catalogue of standard objects plus a project's own. */
export { loadSchema } from './load-schema.ts';
export { unknownFeatures } from './catalogue/feature-fields.ts';
export { splitName } from './metadata/own-names.ts';
export type { LoadedSchema, SchemaOptions } from './load-schema.ts';
export { opportunityStages, closedCaseStatuses, closedTaskStatuses, convertedLeadStatuses } from './catalogue/picklists.ts';
