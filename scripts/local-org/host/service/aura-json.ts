/**
 * Apex values as Lightning components receive them: of classes only what is @AuraEnabled, records without attributes, moments in ISO.
 * LWC Developer Guide, "Return Values from Apex".
 */
import type { CompiledProject } from '../../contracts/transaction.ts';
import type { TypeSymbol } from '../../contracts/symbols.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSet,
  ApexTime,
  SObjectValue,
  apexException,
  toApexString,
} from '../../values/index.ts';
import { ValueObject } from '../../platform/core/objects/value-class.ts';
import { valueToJson } from './record-json.ts';

function recordToAura(record: SObjectValue, project: CompiledProject): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [name, value] of record.fields) if (value !== null) json[name] = toAura(value, project);
  for (const [name, parent] of record.parents) if (parent !== null) json[name] = recordToAura(parent, project);
  for (const [name, rows] of record.children) json[name] = rows.items.map((row) => recordToAura(row, project));
  return json;
}

function enabledFields(symbol: TypeSymbol, project: CompiledProject): Set<string> {
  const names = new Set<string>();
  for (
    let type: TypeSymbol | null = symbol;
    type !== null;
    type = type.superType?.kind === 'declared' ? project.findType(type.superType.name) : null
  ) {
    for (const field of type.fields) {
      if (!field.isStatic && field.annotations.some(({ name }) => name === 'auraenabled')) names.add(field.name);
    }
  }
  return names;
}

function objectToAura(object: ApexObject, project: CompiledProject): Record<string, unknown> {
  const name = object.apexType.kind === 'declared' ? object.apexType.name : '';
  const symbol = project.findType(name);
  if (symbol === null) throw apexException('System.JSONException', `Apex Type unsupported by @AuraEnabled: ${name}`);
  const enabled = enabledFields(symbol, project);
  const json: Record<string, unknown> = {};
  for (const field of project.instanceFields(object)) if (enabled.has(field.name)) json[field.name] = toAura(field.get(), project);
  return json;
}

export function toAura(value: unknown, project: CompiledProject): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexList) return value.items.map((item) => toAura(item, project));
  if (value instanceof ApexSet) return [...value].map((item) => toAura(item, project));
  if (value instanceof ApexMap) return Object.fromEntries(value.entries().map(([key, item]) => [toApexString(key), toAura(item, project)]));
  if (value instanceof SObjectValue) return recordToAura(value, project);
  if (value instanceof ApexDatetime) return new Date(value.milliseconds).toISOString();
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexTime) return value.milliseconds;
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ValueObject) return Object.fromEntries([...value.values].map(([name, item]) => [name, toAura(item, project)]));
  if (value instanceof ApexObject) return objectToAura(value, project);
  return valueToJson(value);
}
