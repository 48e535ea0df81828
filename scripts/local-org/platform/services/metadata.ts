/** The Metadata namespace: components as data, and their deployment. Apex Developer Guide, "Metadata". */
import { primitive } from '../../contracts/types.ts';
import type { ApexType, PrimitiveName } from '../../contracts/types.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { UnsupportedFeatureError } from '../../values/unsupported-feature.ts';
import { ApexList, apexException, platformType, requireArgument } from '../../values/index.ts';
import { findSignatures, signatureTypeNames } from '../signatures/index.ts';
import { valueClass, type ValueObject } from '../core/objects/value-class.ts';

/** These have methods, and are below. */
const written = new Set(['Metadata.DeployContainer', 'Metadata.Operations', 'Metadata.DeployCallbackContext']);

function elementType(name: string): ApexType {
  return name.includes('.') ? platformType(name) : primitive(name as PrimitiveName);
}

/** Lists are empty rather than null: `details.componentSuccesses.add(message)`. */
function emptyLists(properties: readonly string[]): Record<string, ApexList> {
  const lists = properties.flatMap((property) => {
    const [, name, element] = /^(\w+): List<([\w.]+)>$/.exec(property) ?? [];
    return name === undefined || element === undefined ? [] : [[name, new ApexList(elementType(element))] as const];
  });
  return Object.fromEntries(lists);
}

function dataClass(name: string): PlatformTypeTable[] {
  const signatures = findSignatures(name);
  if (signatures?.kind !== 'class' || written.has(name)) return [];
  const properties = signatures.properties ?? [];
  const interfaces = signatures.extends === undefined ? [] : [platformType(signatures.extends)];
  return [
    valueClass(name, {
      properties: properties.map((property) => property.replace(/:.*$/, '')),
      defaults: () => emptyLists(properties),
      interfaces,
      isSerializable: true,
    }).table,
  ];
}

const callbackContext = valueClass('Metadata.DeployCallbackContext', {
  properties: [],
  members: { 'getCallbackJobId()': (context: ValueObject) => context.get('callbackJobId') },
});

function contents(container: ValueObject): ApexList<ValueObject> {
  return container.get<ApexList<ValueObject>>('metadata') as ApexList<ValueObject>;
}

function removeWhere(container: ValueObject, fits: (item: ValueObject) => boolean): boolean {
  const index = contents(container).items.findIndex(fits);
  if (index >= 0) contents(container).remove(index);
  return index >= 0;
}

const container = valueClass('Metadata.DeployContainer', {
  properties: [],
  defaults: () => ({ metadata: new ApexList(platformType('Metadata.Metadata')) }),
  members: {
    'addMetadata(Metadata.Metadata)': (target: ValueObject, item: ValueObject | null) => contents(target).add(requireArgument(item)),
    'getMetadata()': contents,
    'removeMetadata(Metadata.Metadata)': (target: ValueObject, item: ValueObject) => removeWhere(target, (known) => known === item),
    'removeMetadataByFullName(String)': (target: ValueObject, name: string) =>
      removeWhere(target, (known) => known.get('fullName') === name),
  },
});

function enqueueDeployment(): never {
  if (orgTransaction().isTest) throw apexException('System.AsyncException', 'Metadata cannot be deployed from within a test');
  throw new UnsupportedFeatureError('Metadata.Operations.enqueueDeployment outside of tests');
}

export const metadataTables: readonly PlatformTypeTable[] = [
  ...signatureTypeNames.filter((name) => name.startsWith('Metadata.')).flatMap(dataClass),
  callbackContext.table,
  container.table,
  {
    name: 'Metadata.Operations',
    members: { 'static enqueueDeployment(Metadata.DeployContainer, Metadata.DeployCallback)': enqueueDeployment },
  },
];
