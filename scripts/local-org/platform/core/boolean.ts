/** Implements System.Boolean: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { requireArgument, toApexString } from '../../values/index.ts';
import { noFieldErrors } from './parameters/field-errors.ts';

export const booleanTable: PlatformTypeTable = {
  name: 'System.Boolean',
  members: {
    ...noFieldErrors,
    'static valueOf(Object)': (value: unknown) => toApexString(requireArgument(value)).toLowerCase() === 'true',
  },
};
