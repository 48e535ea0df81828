/** An object of a customer as metadata, with a permission set whose holders may do everything with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface CustomerObject {
  /** `Grade`: the object is Grade__c, the permission set Grades. */
  readonly name: string;
  /** Files below the object's folder: their path, their type of metadata and its content. */
  readonly parts: readonly (readonly [path: string, type: string, content: string])[];
  /** What the permission set grants beside the object, as elements. */
  readonly granted: string;
}

const objectRights = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'viewAllRecords', 'modifyAllRecords'];

function write(path: string, type: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`,
  );
}

/** Into a folder that is then a package of the lab's project. */
export function writeCustomerObject(folder: string, { name, parts, granted }: CustomerObject): void {
  const object = join(folder, `main/objects/${name}__c`);
  write(
    join(object, `${name}__c.object-meta.xml`),
    'CustomObject',
    `<nameField><label>Name</label><type>Text</type></nameField><label>${name}</label><pluralLabel>${name}s</pluralLabel>` +
      '<sharingModel>ReadWrite</sharingModel><deploymentStatus>Deployed</deploymentStatus>',
  );
  for (const [path, type, content] of parts) {
    write(join(object, path), type, content);
  }
  const rights = objectRights.map((right) => `<${right}>true</${right}>`).join('');
  write(
    join(folder, `main/permissionsets/${name}s.permissionset-meta.xml`),
    'PermissionSet',
    `<label>${name}s</label>${granted}<objectPermissions>${rights}<object>${name}__c</object></objectPermissions>`,
  );
}
