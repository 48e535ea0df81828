/** Schema.SObjectType and Schema.SObjectField: one token per object and per field, so that identity is equality. */
import { transaction } from '../contracts/transaction.ts';
import { apexException } from './apex-exception.ts';
import { PlatformObject, definePlatformClass } from './apex-object.ts';

export class SObjectTypeToken extends PlatformObject {
  readonly objectName: string;

  constructor(objectName: string) {
    super();
    this.objectName = objectName;
  }

  override apexToString(): string {
    return this.objectName;
  }
}
definePlatformClass(SObjectTypeToken, 'Schema.SObjectType');

export class SObjectFieldToken extends PlatformObject {
  readonly objectName: string;
  readonly fieldName: string;

  constructor(objectName: string, fieldName: string) {
    super();
    this.objectName = objectName;
    this.fieldName = fieldName;
  }

  override apexToString(): string {
    return this.fieldName;
  }
}
definePlatformClass(SObjectFieldToken, 'Schema.SObjectField');

const typeTokens = new Map<string, SObjectTypeToken>();
const fieldTokens = new Map<string, SObjectFieldToken>();

/** `objectName` is canonical. */
export function sobjectTypeToken(objectName: string): SObjectTypeToken {
  let token = typeTokens.get(objectName);
  if (token === undefined) {
    token = new SObjectTypeToken(objectName);
    typeTokens.set(objectName, token);
  }
  return token;
}

/** Both names are canonical. */
export function sobjectFieldToken(objectName: string, fieldName: string): SObjectFieldToken {
  const key = `${objectName}.${fieldName}`;
  let token = fieldTokens.get(key);
  if (token === undefined) {
    token = new SObjectFieldToken(objectName, fieldName);
    fieldTokens.set(key, token);
  }
  return token;
}

/** The token of an Id's object, by its first three characters. */
export function sobjectTypeOfId(id: string): SObjectTypeToken {
  const found = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  if (found === null)
    throw apexException(
      'System.SObjectException',
      `Invalid sobject provided. The Schema.getSObjectType() method was not able to determine the type from the Id ${id}`,
    );
  return sobjectTypeToken(found.name);
}
