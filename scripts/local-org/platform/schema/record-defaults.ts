/** Default values that `newSObject(null, true)` fills in: checkboxes and picklists (Apex Reference, "SObjectType Class": loadDefaults). */
import type { ObjectSchema } from '../../contracts/schema.ts';

export function* recordDefaults(object: ObjectSchema): Generator<readonly [string, unknown]> {
  for (const field of object.fields.values()) {
    if (!field.isCreateable || field.defaultValue === null) continue;
    if (field.type === 'BOOLEAN') yield [field.name, field.defaultValue === 'true'];
    else if (field.picklist !== null) yield [field.name, field.defaultValue];
  }
}
