export const demoPassword = 'syncline';
export const administratorUsername = 'admin@syncline.local';

export interface DemoPerson {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly profile: 'System Administrator' | 'Standard User' | 'Minimum Access - Salesforce';
  readonly permissionSets: readonly string[];
}

/** One person for each job, and one without any. The administrator exists from the start and is the connector too. */
export const demoPeople: readonly DemoPerson[] = [
  {
    username: administratorUsername,
    firstName: 'Ada',
    lastName: 'Admin',
    profile: 'System Administrator',
    permissionSets: ['Syncline_Admin', 'Syncline_Connector'],
  },
  {
    username: 'operator@syncline.local',
    firstName: 'Oscar',
    lastName: 'Operator',
    profile: 'Standard User',
    permissionSets: ['Syncline_Operator'],
  },
  {
    username: 'viewer@syncline.local',
    firstName: 'Vera',
    lastName: 'Viewer',
    profile: 'Standard User',
    permissionSets: ['Syncline_Viewer'],
  },
  {
    username: 'connector@syncline.local',
    firstName: 'Connor',
    lastName: 'Connector',
    profile: 'System Administrator',
    permissionSets: ['Syncline_Viewer', 'Syncline_Connector'],
  },
  { username: 'nobody@syncline.local', firstName: 'Nora', lastName: 'Nobody', profile: 'Standard User', permissionSets: [] },
];

/** Those who keep the sample company's records, as anybody does who works in an org: none of them has anything to do with Syncline. */
export const staff = [
  { username: 'sofia@syncline.local', firstName: 'Sofia', lastName: 'Reyes', trade: 'sales' },
  { username: 'tom@syncline.local', firstName: 'Tom', lastName: 'Becker', trade: 'sales' },
  { username: 'mei@syncline.local', firstName: 'Mei', lastName: 'Tanaka', trade: 'service' },
  { username: 'lars@syncline.local', firstName: 'Lars', lastName: 'Holm', trade: 'marketing' },
] as const;

export type Trade = (typeof staff)[number]['trade'];

export const staffProfile = { profile: 'Standard User', permissionSets: [] } as const;
