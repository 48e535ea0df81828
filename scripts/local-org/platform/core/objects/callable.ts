/** Implements System.Callable: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Callable.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { dispatched } from './dispatch.ts';

export const callableTable: PlatformTypeTable = {
  name: 'System.Callable',
  members: { 'call(String, Map<String,Object>)': dispatched('call') },
};
