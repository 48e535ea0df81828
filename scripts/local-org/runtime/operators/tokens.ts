/** Gives type literals, tokens of the schema, enum constants and labels. */
import type { ApexType } from '../../contracts/types.ts';
import { typeName } from '../../contracts/types.ts';
import { transaction } from '../../contracts/transaction.ts';
import { findEnumConstant, sobjectFieldToken, sobjectTypeToken, typeToken } from '../../values/index.ts';
import type { ApexEnum } from '../../values/index.ts';
import { platformFunction } from './platform-functions.ts';

function enumConstant(type: ApexType, name: string): ApexEnum {
  const found = findEnumConstant(type, name);
  if (found === null) throw new Error(`${typeName(type)} has no constant ${name}`);
  return found;
}

export const tokenOperators = {
  typeLiteral: typeToken,
  sobjectTypeToken,
  sobjectFieldToken,
  /** `Schema.SObjectType.Account`, `Schema.SObjectType.Account.fields.Name` */
  describeToken(objectName: string, fieldName: string | null): unknown {
    return fieldName === null
      ? platformFunction('Schema.SObjectType.getDescribe()')(sobjectTypeToken(objectName))
      : platformFunction('Schema.SObjectField.getDescribe()')(sobjectFieldToken(objectName, fieldName));
  },
  enumConstant,
  customLabel(name: string): string {
    const label = transaction().metadata.labels.get(name);
    if (label === undefined) throw new Error(`No custom label is named ${name}`);
    return label;
  },
};
