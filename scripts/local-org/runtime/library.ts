/** `$`: everything that emitted code calls, for one project. */
import type { ApexType } from '../contracts/types.ts';
import { typeName } from '../contracts/types.ts';
import { ApexObject } from '../values/index.ts';
import type { JavaScriptClass } from './compiled-module.ts';
import { callOperators } from './operators/calls.ts';
import { collectionOperators } from './operators/collections.ts';
import { comparisonOperators } from './operators/comparison.ts';
import { conversionOperators } from './operators/conversions.ts';
import { dmlOperators } from './operators/dml.ts';
import { exceptionOperators } from './operators/exceptions.ts';
import { fractionOperators } from './operators/fractions.ts';
import { integerOperators } from './operators/integer.ts';
import { queryOperators } from './operators/query.ts';
import { recordOperators } from './operators/records.ts';
import { runAsOperators } from './operators/run-as.ts';
import { searchOperators } from './operators/search.ts';
import { tokenOperators } from './operators/tokens.ts';
import { platformClass } from './platform-classes.ts';
import { platformFunction } from './operators/platform-functions.ts';

const interned = new Map<string, ApexType>();

/** One object per type, so that answers about types can be kept by identity. */
export function internType(type: ApexType): ApexType {
  const key = `${type.kind === 'declared' ? type.origin : type.kind} ${typeName(type)}`;
  const known = interned.get(key);
  if (known !== undefined) return known;
  interned.set(key, type);
  return type;
}

export function createLibrary(load: (name: string) => JavaScriptClass): object {
  return Object.freeze({
    ...integerOperators,
    ...fractionOperators,
    ...comparisonOperators,
    ...recordOperators,
    ...collectionOperators,
    ...conversionOperators,
    ...dmlOperators,
    ...queryOperators,
    ...exceptionOperators,
    ...tokenOperators,
    ...callOperators,
    ...runAsOperators,
    ...searchOperators,
    ApexObject,
    type: internType,
    platform: platformFunction,
    platformClass,
    load,
  });
}
