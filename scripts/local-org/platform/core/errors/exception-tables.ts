/** Every exception of the platform: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_exception_methods.htm */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  apexException,
  platformEnum,
  platformExceptionClass,
  platformType,
  requireArgument,
  sobjectFieldToken,
} from '../../../values/index.ts';
import type { ApexEnum, ApexExceptionClass, DmlExceptionRow, SObjectFieldToken } from '../../../values/index.ts';
import { findSignatures, signatureTypeNames } from '../../signatures/index.ts';

function row(exception: ApexException, index: number | null): DmlExceptionRow {
  const found = exception.dmlRows[requireArgument(index)];
  if (found === undefined) throw apexException('System.ListException', `List index out of bounds: ${index}`);
  return found;
}

function fieldTokens({ objectName, error }: DmlExceptionRow): ApexList<SObjectFieldToken> {
  const tokens = objectName === undefined ? [] : error.fields.map((field) => sobjectFieldToken(objectName, field));
  return new ApexList(platformType('Schema.SObjectField'), tokens);
}

function statusCode(code: string): ApexEnum {
  return platformEnum('System.StatusCode', code);
}

const exceptionTable: PlatformTypeTable = {
  name: 'System.Exception',
  javaScriptClass: ApexException,
  members: {
    'getCause()': (exception: ApexException) => exception.getCause(),
    'getLineNumber()': (exception: ApexException) => exception.getLineNumber(),
    'getMessage()': (exception: ApexException) => exception.getMessage(),
    'getStackTraceString()': (exception: ApexException) => exception.getStackTraceString(),
    'getTypeName()': (exception: ApexException) => exception.getTypeName(),
    'initCause(Exception)': (exception: ApexException, cause: ApexException | null) => exception.initCause(requireArgument(cause)),
    'setMessage(String)': (exception: ApexException, message: string | null) => exception.setMessage(message),
    'getNumDml()': (exception: ApexException) => exception.dmlRows.length,
    'getDmlFieldNames(Integer)': (exception: ApexException, index: number | null) =>
      new ApexList(primitive('String'), [...row(exception, index).error.fields]),
    'getDmlFields(Integer)': (exception: ApexException, index: number | null) => fieldTokens(row(exception, index)),
    'getDmlId(Integer)': (exception: ApexException, index: number | null) => row(exception, index).id,
    'getDmlIndex(Integer)': (exception: ApexException, index: number | null) => row(exception, index).index,
    'getDmlMessage(Integer)': (exception: ApexException, index: number | null) => row(exception, index).error.message,
    'getDmlStatusCode(Integer)': (exception: ApexException, index: number | null) => row(exception, index).error.statusCode,
    'getDmlType(Integer)': (exception: ApexException, index: number | null) => statusCode(row(exception, index).error.statusCode),
  },
};

function constructors(javaScriptClass: ApexExceptionClass): Record<string, PlatformFunction> {
  return {
    'new ()': () => new javaScriptClass(),
    'new (String)': (message: string | null) => new javaScriptClass(message),
    'new (Exception)': (cause: ApexException | null) => new javaScriptClass(cause),
    'new (String, Exception)': (message: string | null, cause: ApexException | null) => new javaScriptClass(message, cause),
  };
}

function inaccessibleFields(exception: ApexException): ApexMap {
  const names = primitive('String');
  const entries = [...exception.inaccessibleFields].map(([objectName, fields]): [unknown, unknown] => [
    objectName,
    new ApexSet(names, fields),
  ]);
  return new ApexMap(names, { kind: 'set', element: names }, entries);
}

const ownMembers: Readonly<Record<string, Readonly<Record<string, PlatformFunction>>>> = {
  'System.QueryException': { 'getInaccessibleFields()': inaccessibleFields },
};

function tableOf(name: string): PlatformTypeTable {
  const javaScriptClass = platformExceptionClass(name);
  const known = new Set((findSignatures(name)?.constructors ?? []).map((parameters) => `new ${parameters}`));
  const usual = Object.entries(constructors(javaScriptClass)).filter(([key]) => known.has(key));
  return { name, javaScriptClass, members: { ...Object.fromEntries(usual), ...ownMembers[name] } };
}

const exceptionNames = signatureTypeNames.filter((name) => findSignatures(name)?.extends === 'Exception');

export const exceptionTables: readonly PlatformTypeTable[] = [exceptionTable, ...exceptionNames.map(tableOf)];
