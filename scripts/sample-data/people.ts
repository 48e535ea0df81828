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
