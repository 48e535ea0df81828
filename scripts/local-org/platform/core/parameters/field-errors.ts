/**
 * `record.Field.addError(...)` binds to the record; on a value that is no field of a record it cannot work.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { PlatformFunction } from '../../../contracts/values.ts';
import { apexException } from '../../../values/index.ts';

function refuse(): never {
  throw apexException('System.FinalException', 'SObject row does not allow errors');
}

export const noFieldErrors: Readonly<Record<string, PlatformFunction>> = {
  'addError(String)': refuse,
  'addError(String, Boolean)': refuse,
  'addError(Exception)': refuse,
  'addError(Exception, Boolean)': refuse,
};
