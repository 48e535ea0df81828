/** Reads NamedCredential and ExternalCredential metadata (Metadata API Developer Guide). */
import type { CredentialParameter, ProjectMetadata } from '../../contracts/schema.ts';
import type { OwnNames } from './own-names.ts';
import type { SourceFiles } from './source-files.ts';
import { flag, list, readXml, text } from './xml.ts';
import type { XmlElement } from './xml.ts';

export function namedCredentials(files: SourceFiles, names: OwnNames): ProjectMetadata['namedCredentials'] {
  return files.ofType('namedCredential').map((file) => {
    const xml = readXml(file.path);
    const parameters = list(xml, 'namedCredentialParameters').map((item) => parameter(item, names));
    return {
      name: names.qualified(file.name),
      label: text(xml, 'label') ?? file.name,
      description: text(xml, 'description'),
      // Legacy credentials carry the URL as <endpoint>.
      url: parameters.find((item) => item.type === 'Url')?.value ?? text(xml, 'endpoint') ?? '',
      externalCredential: parameters.find((item) => item.type === 'Authentication')?.externalCredential ?? null,
      // A file that says nothing is of before API 59, when all were enabled.
      calloutStatus: text(xml, 'calloutStatus') === 'Disabled' ? 'Disabled' : 'Enabled',
      options: {
        generateAuthorizationHeader: text(xml, 'generateAuthorizationHeader') !== 'false',
        allowMergeFieldsInHeader: flag(xml, 'allowMergeFieldsInHeader'),
        allowMergeFieldsInBody: flag(xml, 'allowMergeFieldsInBody'),
      },
      parameters,
    };
  });
}

export function externalCredentials(files: SourceFiles, names: OwnNames): ProjectMetadata['externalCredentials'] {
  return files.ofType('externalCredential').map((file) => {
    const xml = readXml(file.path);
    return {
      name: names.qualified(file.name),
      label: text(xml, 'label') ?? file.name,
      protocol: text(xml, 'authenticationProtocol') ?? '',
      parameters: list(xml, 'externalCredentialParameters').map((item) => parameter(item, names)),
    };
  });
}

function parameter(item: XmlElement, names: OwnNames): CredentialParameter {
  const sequence = text(item, 'sequenceNumber');
  const externalCredential = text(item, 'externalCredential');
  return {
    group: text(item, 'parameterGroup'),
    name: text(item, 'parameterName') ?? '',
    type: text(item, 'parameterType') ?? '',
    value: text(item, 'parameterValue'),
    externalCredential: externalCredential === null ? null : names.qualified(externalCredential),
    sequence: sequence === null ? null : Number.parseInt(sequence, 10),
  };
}
