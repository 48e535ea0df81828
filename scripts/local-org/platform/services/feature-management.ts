/**
 * Implements System.FeatureManagement:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm
 */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ownFirst, transaction } from '../../contracts/transaction.ts';

export const featureManagementTable: PlatformTypeTable = {
  name: 'System.FeatureManagement',
  members: {
    'static checkPermission(String)': (name: string | null) =>
      name !== null && ownFirst(name).some((spelling) => transaction().access.hasCustomPermission(spelling)),
  },
};
