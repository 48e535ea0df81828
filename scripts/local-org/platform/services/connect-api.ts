/** Implements ConnectApi.NamedCredentials and its input and output classes. Apex Reference Guide, "NamedCredentials Class". */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import {
  createCredential,
  createExternalCredential,
  createNamedCredential,
  deleteCredential,
  deleteExternalCredential,
  deleteNamedCredential,
  patchCredential,
  readCredential,
  readExternalCredential,
  readExternalCredentials,
  readNamedCredential,
  readNamedCredentials,
  refuseInSiloedTest,
  updateCredential,
  updateExternalCredential,
  updateNamedCredential,
  type CredentialInput,
  type CredentialView,
  type ExternalCredentialInput,
  type ExternalCredentialView,
  type NamedCredentialInput,
  type NamedCredentialView,
} from '../../org/connect/index.ts';
import { ApexEnum, ApexList, ApexMap, findEnumConstant, platformType } from '../../values/index.ts';
import type { ValueObject } from '../core/objects/value-class.ts';
import { valueClass } from '../core/objects/value-class.ts';

const text = { kind: 'primitive', name: 'String' } as const;

/** Properties of each class as in the signatures. */
const classProperties: Readonly<Record<string, readonly string[]>> = {
  Credential: ['authenticationProtocol', 'authenticationStatus', 'credentials', 'externalCredential', 'principalName', 'principalType'],
  CredentialCustomHeader: ['headerName', 'headerValue', 'id', 'sequenceNumber'],
  CredentialCustomHeaderInput: ['headerName', 'headerValue', 'id', 'sequenceNumber'],
  CredentialInput: [
    'authenticationProtocol',
    'authenticationProtocolVariant',
    'credentials',
    'externalCredential',
    'principalName',
    'principalType',
  ],
  CredentialValue: ['encrypted', 'value'],
  CredentialValueInput: ['encrypted', 'revision', 'value'],
  ExternalCredential: [
    'authenticationProtocol',
    'authenticationProtocolVariant',
    'authenticationStatus',
    'createdByNamespace',
    'customHeaders',
    'developerName',
    'id',
    'masterLabel',
    'parameters',
    'principals',
    'relatedNamedCredentials',
    'url',
  ],
  ExternalCredentialInput: [
    'authenticationProtocol',
    'authenticationProtocolVariant',
    'customHeaders',
    'developerName',
    'masterLabel',
    'parameters',
    'principals',
  ],
  ExternalCredentialList: ['externalCredentials'],
  ExternalCredentialParameter: ['id', 'parameterDescription', 'parameterName', 'parameterType', 'parameterValue'],
  ExternalCredentialParameterInput: ['id', 'parameterDescription', 'parameterName', 'parameterType', 'parameterValue'],
  ExternalCredentialPrincipal: [
    'authenticationStatus',
    'id',
    'parameters',
    'principalAccess',
    'principalName',
    'principalType',
    'sequenceNumber',
  ],
  ExternalCredentialPrincipalAccess: ['developerName', 'id', 'type'],
  ExternalCredentialPrincipalInput: ['id', 'parameters', 'principalName', 'principalType', 'sequenceNumber'],
  NamedCredential: [
    'calloutOptions',
    'calloutStatus',
    'calloutUrl',
    'createdByNamespace',
    'customHeaders',
    'description',
    'developerName',
    'externalCredentials',
    'id',
    'masterLabel',
    'networkConnection',
    'parameters',
    'type',
    'url',
  ],
  NamedCredentialCalloutOptions: ['allowMergeFieldsInBody', 'allowMergeFieldsInHeader', 'generateAuthorizationHeader'],
  NamedCredentialCalloutOptionsInput: ['allowMergeFieldsInBody', 'allowMergeFieldsInHeader', 'generateAuthorizationHeader'],
  NamedCredentialInput: [
    'calloutOptions',
    'calloutUrl',
    'customHeaders',
    'description',
    'developerName',
    'externalCredentials',
    'masterLabel',
    'networkConnection',
    'parameters',
    'type',
  ],
  NamedCredentialList: ['namedCredentials'],
  NamedCredentialParameter: ['id', 'parameterDescription', 'parameterName', 'parameterType', 'parameterValue'],
  NamedCredentialParameterInput: ['id', 'parameterDescription', 'parameterName', 'parameterType', 'parameterValue'],
};

const secretProperties: Readonly<Record<string, readonly string[]>> = { CredentialValue: ['value'], CredentialValueInput: ['value'] };

const classes = Object.fromEntries(
  Object.entries(classProperties).map(([name, properties]) => [
    name,
    valueClass(`ConnectApi.${name}`, { properties, secrets: secretProperties[name] ?? [] }),
  ]),
);

function make(name: string, values: Readonly<Record<string, unknown>>): ValueObject {
  const found = classes[name];
  if (found === undefined) throw new Error(`No ConnectApi class ${name}`);
  return found.create(values);
}

function constant(enumName: string, name: string | null): ApexEnum | null {
  return name === null ? null : findEnumConstant(platformType(`ConnectApi.${enumName}`), name);
}

function list(className: string, items: readonly unknown[]): ApexList {
  return new ApexList(platformType(`ConnectApi.${className}`), [...items]);
}

function enumName(value: unknown): string | null {
  return value instanceof ApexEnum ? value.name : null;
}

function items(value: unknown): ValueObject[] {
  return value instanceof ApexList ? (value.items as ValueObject[]) : [];
}

function credentialInput(input: ValueObject): CredentialInput {
  const values = input.get<ApexMap<string, ValueObject>>('credentials');
  return {
    externalCredential: input.get('externalCredential'),
    principalName: input.get('principalName'),
    principalType: enumName(input.get('principalType')),
    protocol: enumName(input.get('authenticationProtocol')),
    variant: enumName(input.get('authenticationProtocolVariant')),
    values: new Map(
      (values?.entries() ?? []).map(([key, value]) => [
        key,
        { value: value.get<string>('value') ?? '', isEncrypted: value.get<boolean>('encrypted') ?? true },
      ]),
    ),
  };
}

function credential(view: CredentialView): ValueObject {
  return make('Credential', {
    externalCredential: view.externalCredential,
    principalName: view.principalName,
    principalType: constant('CredentialPrincipalType', view.principalType),
    authenticationProtocol: constant('CredentialAuthenticationProtocol', view.protocol),
    authenticationStatus: constant('CredentialAuthenticationStatus', view.status),
    credentials: new ApexMap(
      text,
      platformType('ConnectApi.CredentialValue'),
      view.values.map(({ name, isEncrypted, value }) => [name, make('CredentialValue', { encrypted: isEncrypted, value })] as const),
    ),
  });
}

function headers(views: ExternalCredentialView['headers']): ApexList {
  return list(
    'CredentialCustomHeader',
    views.map((header) => make('CredentialCustomHeader', header)),
  );
}

function parameters(
  kind: 'ExternalCredentialParameter' | 'NamedCredentialParameter',
  views: ExternalCredentialView['parameters'],
): ApexList {
  return list(
    kind,
    views.map(({ id, name, type, value }) =>
      make(kind, { id, parameterName: name, parameterType: constant(`${kind}Type`, type), parameterValue: value }),
    ),
  );
}

function principal({ id, name, type, sequence, status, access }: ExternalCredentialView['principals'][number]): ValueObject {
  return make('ExternalCredentialPrincipal', {
    id,
    principalName: name,
    principalType: constant('CredentialPrincipalType', type),
    sequenceNumber: sequence,
    authenticationStatus: constant('CredentialAuthenticationStatus', status),
    parameters: list('ExternalCredentialParameter', []),
    principalAccess: list(
      'ExternalCredentialPrincipalAccess',
      access.map((entry) =>
        make('ExternalCredentialPrincipalAccess', {
          id: entry.id,
          developerName: entry.developerName,
          type: constant('ExternalCredentialPrincipalAccessType', entry.type),
        }),
      ),
    ),
  });
}

function externalCredential(view: ExternalCredentialView): ValueObject {
  return make('ExternalCredential', {
    id: view.id,
    developerName: view.name,
    masterLabel: view.label,
    createdByNamespace: view.createdByNamespace,
    authenticationProtocol: constant('CredentialAuthenticationProtocol', view.protocol),
    authenticationProtocolVariant: constant('CredentialAuthenticationProtocolVariant', view.variant),
    authenticationStatus: constant('CredentialAuthenticationStatus', view.status),
    customHeaders: headers(view.headers),
    parameters: parameters('ExternalCredentialParameter', view.parameters),
    principals: list('ExternalCredentialPrincipal', view.principals.map(principal)),
    relatedNamedCredentials: list(
      'NamedCredential',
      view.namedCredentials.map((name) => make('NamedCredential', { developerName: name })),
    ),
    url: view.url,
  });
}

function namedCredential(view: NamedCredentialView): ValueObject {
  return make('NamedCredential', {
    id: view.id,
    developerName: view.name,
    masterLabel: view.label,
    description: view.description,
    createdByNamespace: view.createdByNamespace,
    calloutUrl: view.calloutUrl,
    calloutStatus: constant('CalloutStatus', view.calloutStatus),
    type: constant('NamedCredentialType', 'SecuredEndpoint'),
    calloutOptions: make('NamedCredentialCalloutOptions', view.options),
    customHeaders: headers(view.headers),
    externalCredentials: list(
      'ExternalCredential',
      view.externalCredential === null ? [] : [make('ExternalCredential', { developerName: view.externalCredential })],
    ),
    parameters: parameters('NamedCredentialParameter', view.parameters),
    url: view.url,
  });
}

function headerInputs(input: ValueObject): { readonly name: string; readonly value: string }[] {
  return items(input.get('customHeaders')).map((header) => ({
    name: header.get<string>('headerName') ?? '',
    value: header.get<string>('headerValue') ?? '',
  }));
}

function parameterInputs(input: ValueObject): { readonly name: string; readonly type: string; readonly value: string | null }[] {
  return items(input.get('parameters')).map((parameter) => ({
    name: parameter.get<string>('parameterName') ?? '',
    type: enumName(parameter.get('parameterType')) ?? '',
    value: parameter.get<string>('parameterValue'),
  }));
}

function externalInput(input: ValueObject): ExternalCredentialInput {
  return {
    name: input.get('developerName'),
    label: input.get('masterLabel'),
    protocol: enumName(input.get('authenticationProtocol')),
    variant: enumName(input.get('authenticationProtocolVariant')),
    headers: headerInputs(input),
    parameters: parameterInputs(input),
    principals: items(input.get('principals')).map((entry) => ({
      name: entry.get<string>('principalName') ?? '',
      type: enumName(entry.get('principalType')) ?? 'NamedPrincipal',
      sequence: entry.get<number>('sequenceNumber'),
    })),
  };
}

function namedInput(input: ValueObject): NamedCredentialInput {
  const options = input.get<ValueObject>('calloutOptions');
  return {
    name: input.get('developerName'),
    label: input.get('masterLabel'),
    description: input.get('description'),
    url: input.get('calloutUrl'),
    externalCredentials: items(input.get('externalCredentials')).map((external) => external.get<string>('developerName') ?? ''),
    type: enumName(input.get('type')),
    options:
      options === null
        ? null
        : {
            generateAuthorizationHeader: options.get<boolean>('generateAuthorizationHeader') ?? false,
            allowMergeFieldsInHeader: options.get<boolean>('allowMergeFieldsInHeader') ?? false,
            allowMergeFieldsInBody: options.get<boolean>('allowMergeFieldsInBody') ?? false,
          },
    headers: headerInputs(input),
    parameters: parameterInputs(input),
    usesNetworkConnection: input.get('networkConnection') !== null,
  };
}

type Principal = readonly [externalCredential: string, principalName: string, principalType: ApexEnum | null];

const followingPage = valueClass('ConnectApi.FollowingPage', { properties: ['following', 'total'] });

export const connectApiTables: readonly PlatformTypeTable[] = [
  followingPage.table,
  // How projects find out whether a test sees the org's data: in one that does not, every ConnectApi method is refused.
  {
    name: 'ConnectApi.ChatterUsers',
    members: {
      'static getFollowings(String, String)': (): ValueObject => {
        refuseInSiloedTest();
        // Nobody follows anything here: this org has no Chatter.
        return followingPage.create({ following: list('Subscription', []), total: 0 });
      },
    },
  },
  ...Object.values(classes).map(({ table }) => table),
  {
    name: 'ConnectApi.NamedCredentials',
    members: {
      'static createCredential(ConnectApi.CredentialInput)': (input: ValueObject) =>
        credential(createCredential(credentialInput(input), false)),
      'static createCredential(ConnectApi.CredentialInput, ConnectApi.CreateCredentialAction)': (input: ValueObject) =>
        credential(createCredential(credentialInput(input), true)),
      'static updateCredential(ConnectApi.CredentialInput)': (input: ValueObject) => credential(updateCredential(credentialInput(input))),
      'static patchCredential(ConnectApi.CredentialInput)': (input: ValueObject) => credential(patchCredential(credentialInput(input))),
      'static getCredential(String, String, ConnectApi.CredentialPrincipalType)': (...[external, principal, type]: Principal) =>
        credential(readCredential(external, principal, enumName(type))),
      'static deleteCredential(String, String, ConnectApi.CredentialPrincipalType)': (...[external, principal, type]: Principal) =>
        deleteCredential(external, principal, enumName(type), null),
      'static deleteCredential(String, String, ConnectApi.CredentialPrincipalType, List<String>)': (
        external: string,
        principal: string,
        type: ApexEnum | null,
        keys: ApexList<string> | null,
      ) => deleteCredential(external, principal, enumName(type), keys === null ? null : keys.items),
      'static getExternalCredential(String)': (name: string) => externalCredential(readExternalCredential(name)),
      'static getExternalCredentials()': () =>
        make('ExternalCredentialList', {
          externalCredentials: list('ExternalCredential', readExternalCredentials().map(externalCredential)),
        }),
      'static createExternalCredential(ConnectApi.ExternalCredentialInput)': (input: ValueObject) =>
        externalCredential(createExternalCredential(externalInput(input))),
      'static updateExternalCredential(String, ConnectApi.ExternalCredentialInput)': (name: string, input: ValueObject) =>
        externalCredential(updateExternalCredential(name, externalInput(input))),
      'static deleteExternalCredential(String)': (name: string) => deleteExternalCredential(name),
      'static getNamedCredential(String)': (name: string) => namedCredential(readNamedCredential(name)),
      'static getNamedCredentials()': () =>
        make('NamedCredentialList', { namedCredentials: list('NamedCredential', readNamedCredentials().map(namedCredential)) }),
      'static createNamedCredential(ConnectApi.NamedCredentialInput)': (input: ValueObject) =>
        namedCredential(createNamedCredential(namedInput(input))),
      'static updateNamedCredential(String, ConnectApi.NamedCredentialInput)': (name: string, input: ValueObject) =>
        namedCredential(updateNamedCredential(name, namedInput(input))),
      'static deleteNamedCredential(String)': (name: string) => deleteNamedCredential(name),
    },
    // Since API 66; the signatures are of 65.
    additions: [
      'static updateExternalCredential(String, ConnectApi.ExternalCredentialInput): ConnectApi.ExternalCredential',
      'static deleteExternalCredential(String): void',
      'static updateNamedCredential(String, ConnectApi.NamedCredentialInput): ConnectApi.NamedCredential',
      'static deleteNamedCredential(String): void',
    ],
  },
];
