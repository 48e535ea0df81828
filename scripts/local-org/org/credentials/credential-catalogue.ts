/** Named and External Credentials by name: the project's metadata, what Apex created, and what an admin set in Setup over them. */
import type { CredentialParameter, ProjectMetadata } from '../../contracts/schema.ts';
import type { CredentialStore, ExternalCredentialDefinition, NamedCredentialDefinition } from './credential-store.ts';

export interface CredentialCatalogue {
  namedCredentials(): NamedCredentialDefinition[];
  externalCredentials(): ExternalCredentialDefinition[];
  findNamedCredential(name: string): NamedCredentialDefinition | null;
  findExternalCredential(name: string): ExternalCredentialDefinition | null;
}

export interface PrincipalDefinition {
  readonly name: string;
  readonly type: 'NamedPrincipal' | 'PerUserPrincipal' | 'AwsStsPrincipal';
  readonly sequence: number;
}

/** Inside the package, unprefixed names mean the own namespace. */
function sameName(left: string, right: string, namespace: string): boolean {
  const plain = (name: string): string => {
    const lower = name.toLowerCase();
    const prefix = `${namespace.toLowerCase()}__`;
    return namespace !== '' && lower.startsWith(prefix) ? lower.slice(prefix.length) : lower;
  };
  return plain(left) === plain(right);
}

function settingFor(settings: Readonly<Record<string, string>>, name: string, namespace: string): string | null {
  return Object.entries(settings).find(([key]) => sameName(key, name, namespace))?.[1] ?? null;
}

function withTokenUrl(definition: ExternalCredentialDefinition, tokenUrl: string | null): ExternalCredentialDefinition {
  if (tokenUrl === null) return definition;
  const others = definition.parameters.filter((parameter) => parameter.type !== 'AuthProviderUrl');
  const url: CredentialParameter = {
    group: 'DefaultGroup',
    name: 'AuthProviderUrl',
    type: 'AuthProviderUrl',
    value: tokenUrl,
    externalCredential: null,
    sequence: null,
  };
  return { ...definition, parameters: [...others, url] };
}

export function createCredentialCatalogue(metadata: ProjectMetadata, namespace: string, store: CredentialStore): CredentialCatalogue {
  const namedCredentials = (): NamedCredentialDefinition[] => {
    const file = store.read();
    return [...metadata.namedCredentials, ...file.namedCredentials].map((definition) => {
      const url = settingFor(file.namedCredentialUrls, definition.name, namespace);
      return url === null ? definition : { ...definition, url };
    });
  };
  const externalCredentials = (): ExternalCredentialDefinition[] => {
    const file = store.read();
    return [...metadata.externalCredentials, ...file.externalCredentials].map((definition) =>
      withTokenUrl(definition, settingFor(file.tokenUrls, definition.name, namespace)),
    );
  };
  return {
    namedCredentials,
    externalCredentials,
    findNamedCredential: (name) => namedCredentials().find((definition) => sameName(definition.name, name, namespace)) ?? null,
    findExternalCredential: (name) => externalCredentials().find((definition) => sameName(definition.name, name, namespace)) ?? null,
  };
}

const principalTypes = ['NamedPrincipal', 'PerUserPrincipal', 'AwsStsPrincipal'] as const;

export function principalsOf(definition: ExternalCredentialDefinition): PrincipalDefinition[] {
  const principals: PrincipalDefinition[] = [];
  for (const parameter of definition.parameters) {
    const type = principalTypes.find((candidate) => candidate === parameter.type);
    if (type !== undefined)
      principals.push({ name: parameter.group ?? parameter.name, type, sequence: parameter.sequence ?? Number.MAX_SAFE_INTEGER });
  }
  return principals.sort((left, right) => left.sequence - right.sequence);
}

export function parameterValue(definition: { readonly parameters: readonly CredentialParameter[] }, type: string): string | null {
  return definition.parameters.find((parameter) => parameter.type === type)?.value ?? null;
}

export function variantOf(definition: ExternalCredentialDefinition): string | null {
  return parameterValue(definition, 'AuthProtocolVariant');
}
