/** CustomMetadata records: `Type.Record.md-meta.xml` (Metadata API Developer Guide, "CustomMetadata"). */
import type { ProjectMetadata } from '../../contracts/schema.ts';
import type { OwnNames } from './own-names.ts';
import type { SourceFiles } from './source-files.ts';
import { flag, list, readXml, text } from './xml.ts';

export function customMetadataRecords(files: SourceFiles, names: OwnNames): ProjectMetadata['customMetadataRecords'] {
  return files.ofType('md').flatMap((file) => {
    const [typeName, developerName] = file.name.split('.');
    if (typeName === undefined || developerName === undefined) return [];
    const xml = readXml(file.path);
    const values = list(xml, 'values').map((item) => {
      const value = text(item, 'value');
      // <value xsi:nil="true"/> and an empty element alike hold no value.
      return [names.canonical(text(item, 'field') ?? ''), value === '' ? null : value] as const;
    });
    return [
      {
        objectName: names.canonical(`${typeName.replace(/__mdt$/i, '')}__mdt`),
        developerName: names.qualified(developerName),
        label: text(xml, 'label') ?? developerName,
        isProtected: flag(xml, 'protected'),
        values: Object.fromEntries(values),
      },
    ];
  });
}
