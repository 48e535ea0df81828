/** The part of System.System that needs nothing but its arguments: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { equalValues, hashCode } from '../../values/index.ts';
import { assertionMembers } from './errors/assertions.ts';

export const systemTable: PlatformTypeTable = {
  name: 'System.System',
  members: {
    ...assertionMembers,
    'static equals(Object, Object)': equalValues,
    'static hashCode(Object)': hashCode,
  },
};
