/**
 * Properties: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_properties.htm
 * One that is all automatic and cannot be overridden is a plain field; others are JavaScript accessors around a stored value.
 */
import type { BoundProperty } from '../../../contracts/bound-tree.ts';
import { MethodContext } from '../context/method-context.ts';
import { backingName } from '../context/names.ts';
import { functionBody } from './bodies.ts';
import type { TypeEmission } from './owner.ts';

const overridable = new Set(['virtual', 'abstract', 'override']);

export function isPlainField(property: BoundProperty): boolean {
  const isAutomatic = (property.getter === 'auto' || property.getter === null) && (property.setter === 'auto' || property.setter === null);
  return isAutomatic && !property.field.modifiers.some((modifier) => overridable.has(modifier));
}

/** Where the value is kept. */
export function storedKey(property: BoundProperty): string {
  return isPlainField(property) ? property.field.key : backingName(property.field.key);
}

function accessorLabel(property: BoundProperty, emission: TypeEmission): string {
  return emission.module.frame(emission.owner.typeName, `__sfdc_${property.field.name}`);
}

function emitGetter(property: BoundProperty, emission: TypeEmission): string {
  const { key } = property.field;
  const { getter } = property;
  if (getter === null || property.field.modifiers.includes('abstract')) return '';
  if (getter === 'auto') return `get ${key}(){return this.${backingName(key)};}`;
  const context = new MethodContext(emission.module, emission.owner, { property: property.field, isStatic: property.field.isStatic });
  const code = context.statement(getter);
  return `get ${key}()${functionBody(accessorLabel(property, emission), property.span, code, context)}`;
}

function emitSetter(property: BoundProperty, emission: TypeEmission): string {
  const { key } = property.field;
  const { setter } = property;
  if (setter === null || property.field.modifiers.includes('abstract')) return '';
  if (setter === 'auto') return `set ${key}(value){this.${backingName(key)}=value;}`;
  const context = new MethodContext(emission.module, emission.owner, {
    property: property.field,
    isStatic: property.field.isStatic,
    parameters: [setter.parameter],
  });
  const code = context.statement(setter.body);
  return `set ${key}(${setter.parameter.identifier})${functionBody(accessorLabel(property, emission), property.span, code, context)}`;
}

export function emitAccessors(properties: readonly BoundProperty[], emission: TypeEmission): string {
  return properties
    .filter((property) => !isPlainField(property))
    .map((property) => `${emitGetter(property, emission)}\n${emitSetter(property, emission)}`)
    .join('\n');
}
