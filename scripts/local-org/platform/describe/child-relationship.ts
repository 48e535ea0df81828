/**
 * Implements Schema.ChildRelationship:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_ChildRelationship.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { ChildRelationship } from '../../contracts/schema.ts';
import { ApexList } from '../../values/apex-list.ts';
import { PlatformObject, definePlatformClass, platformType } from '../../values/apex-object.ts';
import { sobjectFieldToken, sobjectTypeToken } from '../../values/schema-tokens.ts';
import { describeTable } from './describe-table.ts';

export class ChildRelationshipValue extends PlatformObject {
  readonly relationship: ChildRelationship;

  constructor(relationship: ChildRelationship) {
    super();
    this.relationship = relationship;
  }
}
definePlatformClass(ChildRelationshipValue, 'Schema.ChildRelationship');

function isRestricted({ relationship }: ChildRelationshipValue): boolean {
  return transaction().schema.findField(relationship.childObject, relationship.field)?.deleteConstraint === 'Restrict';
}

export const childRelationshipTable = describeTable<ChildRelationshipValue>('Schema.ChildRelationship', ChildRelationshipValue, {
  getChildSObject: ({ relationship }) => sobjectTypeToken(relationship.childObject),
  getField: ({ relationship }) => sobjectFieldToken(relationship.childObject, relationship.field),
  getJunctionIdListNames: () => new ApexList({ kind: 'primitive', name: 'String' }),
  getJunctionReferenceTo: () => new ApexList(platformType('Schema.SObjectType')),
  getRelationshipName: ({ relationship }) => relationship.relationshipName,
  isCascadeDelete: ({ relationship }) => relationship.cascadeDelete,
  isDeprecatedAndHidden: () => false,
  isRestrictedDelete: isRestricted,
});
