/**
 * Named and External Credentials as the org keeps them. Names are fully qualified: what a package brings carries its namespace, what Apex
 * or an admin makes carries none (Apex Reference Guide, "ConnectApi.NamedCredential": developerName).
 */
import type { CredentialParameter, ProjectMetadata } from '../../contracts/schema.ts';
import { runningCode } from '../../contracts/transaction.ts';

/** A parameter with the Id of its row: 0pu for External Credentials, 0pv for Named ones. */
export interface StoredParameter extends CredentialParameter {
  readonly id: string;
}

interface Definition {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly parameters: readonly StoredParameter[];
  readonly createdByNamespace: string | null;
  readonly origin: 'project' | 'apex';
  /** Installed with a package: nothing of it can be changed (`state=installed`). */
  readonly isManaged: boolean;
  /** Setup or Apex has changed it, so that the project's own file no longer says what it is. */
  readonly isChangedInOrg: boolean;
}

export type CalloutOptions = ProjectMetadata['namedCredentials'][number]['options'];

export interface NamedCredentialDefinition extends Definition {
  readonly description: string | null;
  readonly url: string;
  readonly externalCredential: string | null;
  readonly options: CalloutOptions;
  readonly calloutStatus: 'Enabled' | 'Disabled';
}

export interface ExternalCredentialDefinition extends Definition {
  readonly protocol: string;
}

export interface PrincipalDefinition {
  readonly id: string;
  readonly name: string;
  readonly type: 'NamedPrincipal' | 'PerUserPrincipal' | 'AwsStsPrincipal';
  readonly sequence: number;
}

const principalTypes = ['NamedPrincipal', 'PerUserPrincipal', 'AwsStsPrincipal'] as const;

export function principalsOf(definition: ExternalCredentialDefinition): PrincipalDefinition[] {
  const principals: PrincipalDefinition[] = [];
  for (const parameter of definition.parameters) {
    const type = principalTypes.find((candidate) => candidate === parameter.type);
    if (type !== undefined)
      principals.push({
        id: parameter.id,
        name: parameter.group ?? parameter.name,
        type,
        sequence: parameter.sequence ?? Number.MAX_SAFE_INTEGER,
      });
  }
  return principals.sort((left, right) => left.sequence - right.sequence);
}

export function parameterValue(definition: { readonly parameters: readonly CredentialParameter[] }, type: string): string | null {
  return definition.parameters.find((parameter) => parameter.type === type)?.value ?? null;
}

export function variantOf(definition: ExternalCredentialDefinition): string | null {
  return parameterValue(definition, 'AuthProtocolVariant');
}

/** Metadata spells `Oauth`, Connect `OAuth`. */
export function protocolName(definition: ExternalCredentialDefinition): string {
  return definition.protocol.toLowerCase() === 'oauth' ? 'OAuth' : definition.protocol;
}

/** The namespaces whose package code may call through a Named Credential that is not their own (`AllowedManagedPackageNamespaces`). */
export function allowedNamespaces(definition: NamedCredentialDefinition): string[] {
  return definition.parameters
    .filter(({ type }) => type === 'AllowedManagedPackageNamespaces')
    .flatMap(({ value }) => (value ?? '').split(','))
    .map((namespace) => namespace.trim().toLowerCase())
    .filter((namespace) => namespace !== '');
}

/** What makes a parameter the same one after a change: its Id stays, and with it the grants of a principal. */
export function parameterKey({ type, group, name }: CredentialParameter): string {
  return `${type}/${principalTypes.some((principal) => principal === type) ? (group ?? name) : name}`.toLowerCase();
}

/** The namespace of the installed package whose code runs; null for the org's own code, which all code is that runs as source. */
export function callingNamespace(): string | null {
  return runningCode.namespace === '' ? null : runningCode.namespace;
}
