/** ConnectApi.NamedCredentials and its input and output classes. Apex Reference Guide, "NamedCredentials Class". */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import {
  createCredential,
  createExternalCredential,
  createNamedCredential,
  deleteCredential,
  patchCredential,
  refuseInSiloedTest,
  readCredential,
  readExternalCredential,
  readExternalCredentials,
  readNamedCredential,
  readNamedCredentials,
  updateCredential,
  type CredentialInput,
  type CredentialView,
  type ExternalCredentialView,
  type NamedCredentialView,
} from '../../org/callouts/connect-credentials.ts';
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

const classes = Object.fromEntries(
  Object.entries(classProperties).map(([name, properties]) => [name, valueClass(`ConnectApi.${name}`, { properties })]),
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

function externalCredential(view: ExternalCredentialView): ValueObject {
  return make('ExternalCredential', {
    id: view.id,
    developerName: view.name,
    masterLabel: view.label,
    createdByNamespace: view.createdByNamespace,
    authenticationProtocol: constant('CredentialAuthenticationProtocol', view.protocol),
    authenticationProtocolVariant: constant('CredentialAuthenticationProtocolVariant', view.variant),
    authenticationStatus: constant('CredentialAuthenticationStatus', view.status),
    customHeaders: list(
      'CredentialCustomHeader',
      view.headers.map((header) => make('CredentialCustomHeader', header)),
    ),
    parameters: list(
      'ExternalCredentialParameter',
      view.parameters.map(({ name, type, value }) =>
        make('ExternalCredentialParameter', {
          parameterName: name,
          parameterType: constant('ExternalCredentialParameterType', type),
          parameterValue: value,
        }),
      ),
    ),
    principals: list(
      'ExternalCredentialPrincipal',
      view.principals.map((principal) =>
        make('ExternalCredentialPrincipal', {
          principalName: principal.name,
          principalType: constant('CredentialPrincipalType', principal.type),
          sequenceNumber: principal.sequence,
          authenticationStatus: constant('CredentialAuthenticationStatus', principal.status),
          parameters: list('ExternalCredentialParameter', []),
          principalAccess: list('ExternalCredentialPrincipalAccess', []),
        }),
      ),
    ),
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
    createdByNamespace: view.createdByNamespace,
    calloutUrl: view.calloutUrl,
    calloutStatus: constant('CalloutStatus', 'Enabled'),
    type: constant('NamedCredentialType', 'SecuredEndpoint'),
    calloutOptions: make('NamedCredentialCalloutOptions', {
      allowMergeFieldsInBody: false,
      allowMergeFieldsInHeader: false,
      generateAuthorizationHeader: true,
    }),
    customHeaders: list('CredentialCustomHeader', []),
    externalCredentials: list(
      'ExternalCredential',
      view.externalCredential === null ? [] : [make('ExternalCredential', { developerName: view.externalCredential })],
    ),
    parameters: list('NamedCredentialParameter', []),
    url: view.url,
  });
}

function createExternal(input: ValueObject): ValueObject {
  return externalCredential(
    createExternalCredential({
      name: input.get('developerName'),
      label: input.get('masterLabel'),
      protocol: enumName(input.get('authenticationProtocol')),
      variant: enumName(input.get('authenticationProtocolVariant')),
      headers: items(input.get('customHeaders')).map((header) => ({
        name: header.get<string>('headerName') ?? '',
        value: header.get<string>('headerValue') ?? '',
      })),
      parameters: items(input.get('parameters')).map((parameter) => ({
        name: parameter.get<string>('parameterName') ?? '',
        type: enumName(parameter.get('parameterType')) ?? '',
        value: parameter.get<string>('parameterValue'),
      })),
      principals: items(input.get('principals')).map((principal) => ({
        name: principal.get<string>('principalName') ?? '',
        type: enumName(principal.get('principalType')) ?? 'NamedPrincipal',
        sequence: principal.get<number>('sequenceNumber'),
      })),
    }),
  );
}

function createNamed(input: ValueObject): ValueObject {
  return namedCredential(
    createNamedCredential({
      name: input.get('developerName'),
      label: input.get('masterLabel'),
      url: input.get('calloutUrl'),
      externalCredentials: items(input.get('externalCredentials')).map((external) => external.get<string>('developerName') ?? ''),
      type: enumName(input.get('type')),
    }),
  );
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
      'static createExternalCredential(ConnectApi.ExternalCredentialInput)': createExternal,
      'static getNamedCredential(String)': (name: string) => namedCredential(readNamedCredential(name)),
      'static getNamedCredentials()': () =>
        make('NamedCredentialList', { namedCredentials: list('NamedCredential', readNamedCredentials().map(namedCredential)) }),
      'static createNamedCredential(ConnectApi.NamedCredentialInput)': createNamed,
    },
  },
];
