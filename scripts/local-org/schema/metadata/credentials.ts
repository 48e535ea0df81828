/** NamedCredential and ExternalCredential metadata (Metadata API Developer Guide). */
import type { CredentialParameter, ProjectMetadata } from '../../contracts/schema.ts';
import type { SourceFiles } from './source-files.ts';
import { flag, list, readXml, text } from './xml.ts';
import type { XmlElement } from './xml.ts';

export function namedCredentials(files: SourceFiles): ProjectMetadata['namedCredentials'] {
  return files.ofType('namedCredential').map((file) => {
    const xml = readXml(file.path);
    const parameters = list(xml, 'namedCredentialParameters').map((item) => parameter(item, 'parameterGroup'));
    return {
      name: file.name,
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

export function externalCredentials(files: SourceFiles): ProjectMetadata['externalCredentials'] {
  return files.ofType('externalCredential').map((file) => {
    const xml = readXml(file.path);
    return {
      name: file.name,
      label: text(xml, 'label') ?? file.name,
      protocol: text(xml, 'authenticationProtocol') ?? '',
      parameters: list(xml, 'externalCredentialParameters').map((item) => parameter(item, 'parameterGroup')),
    };
  });
}

function parameter(item: XmlElement, groupName: string): CredentialParameter {
  const sequence = text(item, 'sequenceNumber');
  return {
    group: text(item, groupName),
    name: text(item, 'parameterName') ?? '',
    type: text(item, 'parameterType') ?? '',
    value: text(item, 'parameterValue'),
    externalCredential: text(item, 'externalCredential'),
    sequence: sequence === null ? null : Number.parseInt(sequence, 10),
  };
}
