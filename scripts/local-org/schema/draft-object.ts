/** An ObjectSchema while it is being put together. */
import type { ChildRelationship, FieldSchema, ObjectSchema, ValidationRule } from '../contracts/schema.ts';

export interface DraftObject extends Omit<ObjectSchema, 'fields' | 'childRelationships' | 'validationRules' | 'recordTypes' | 'fieldSets'> {
  label: string;
  pluralLabel: string;
  sharingModel: ObjectSchema['sharingModel'];
  readonly fields: Map<string, FieldSchema>;
  readonly childRelationships: ChildRelationship[];
  readonly validationRules: ValidationRule[];
  readonly recordTypes: ObjectSchema['recordTypes'][number][];
  readonly fieldSets: ObjectSchema['fieldSets'][number][];
}
