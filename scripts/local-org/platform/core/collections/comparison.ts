/**
 * Implements System.Comparable, System.Comparator and System.Collator:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Comparator.htm
 */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, compareValues, definePlatformClass, platformType } from '../../../values/index.ts';
import { userLocale } from '../parameters/locale.ts';
import { dispatched } from '../objects/dispatch.ts';

/** Compares texts in the user's locale, small letters before capitals, null first. */
export class CollatorValue extends PlatformObject {
  compare(left: unknown, right: unknown): number {
    if (left === null || right === null) return compareValues(left, right);
    return String(left).localeCompare(String(right), userLocale());
  }
}
definePlatformClass(CollatorValue, 'System.Collator', [platformType('System.Comparator', primitive('String'))]);

function collate(receiver: unknown, parameters: readonly unknown[]): unknown {
  return receiver instanceof CollatorValue ? receiver.compare(parameters[0], parameters[1]) : undefined;
}

export const compare = dispatched('compare', collate) as (comparator: unknown, left: unknown, right: unknown) => number;

export const comparatorTable: PlatformTypeTable = { name: 'System.Comparator', members: { 'compare(T, T)': compare } };

export const comparableTable: PlatformTypeTable = { name: 'System.Comparable', members: { 'compareTo(Object)': dispatched('compareTo') } };

export const collatorTable: PlatformTypeTable = {
  name: 'System.Collator',
  javaScriptClass: CollatorValue,
  members: {
    'compare(String, String)': compare,
    'compare(Object, Object)': compare,
    'static getInstance()': () => new CollatorValue(),
  },
};
