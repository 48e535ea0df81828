/**
 * Serves @InvocableMethod by REST: `POST /actions/custom/apex/<Class>`, with inputs of primitives only, for those with access to the class.
 * Actions Developer Guide, "Apex Actions"; REST API Developer Guide, "Custom Invocable Actions".
 */
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { CompiledProject, UserContext } from '../../contracts/transaction.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from '../../contracts/symbols.ts';
import { primitive } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';
import { Deserializer } from '../../platform/core/json/deserialize.ts';
import { parseJson } from '../../platform/core/json/nodes.ts';
import type { JsonNode } from '../../platform/core/json/nodes.ts';
import { ApexList, ApexObject } from '../../values/index.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import { runTransaction } from '../../org/transaction/run.ts';
import { valueToJson } from './record-json.ts';
import { answerOf, refuse, reject } from './responses.ts';

type ActionRequest = Extract<OrgRequest, { kind: 'action' }>;
type Inputs = ActionRequest['inputs'];

export function runAction(org: OrgRuntime, user: UserContext, { className, inputs }: ActionRequest): OrgResponse {
  const typeName = typeNameOf(className);
  if (!org.accessOf(user).hasClassAccess(typeName))
    return refuse(403, 'INSUFFICIENT_ACCESS', `You do not have access to the Apex class named: ${className}`);
  const method = className.includes('.') ? undefined : visibleAction(org, typeName);
  if (method === undefined) return refuse(404, 'NOT_FOUND', `There is no Apex action ${className}`);
  const outcome = runTransaction(org, { quiddity: 'INVOCABLE_ACTION', user, className: typeName }, ({ project }) => {
    const results = project.invoke(method, null, argumentsOf(method, inputs, project));
    const rows = results instanceof ApexList ? results.items : inputs.map(() => null);
    return rows.map((row) => ({ actionName: className, errors: null, isSuccess: true, outputValues: outputsOf(row, project) }));
  });
  return answerOf(outcome);
}

/** `syncline__RequestSyncAction` is how other metadata names a packaged class; no class has two underscores of its own. */
function typeNameOf(actionName: string): string {
  return actionName.replace('__', '.');
}

/** "Global Apex invocable actions in a managed package can be used in flows outside the managed package": others cannot. */
function visibleAction({ parts: { project, schema } }: OrgRuntime, typeName: string): MethodSymbol | undefined {
  const type = project.findType(typeName);
  const isPackaged = schema.isInstalled && type?.name.toLowerCase().startsWith(`${schema.namespace.toLowerCase()}.`) === true;
  if (isPackaged && !type.modifiers.includes('global')) return undefined;
  return type?.methods.find(({ annotations }) => annotations.some(({ name }) => name === 'invocablemethod'));
}

function argumentsOf(method: MethodSymbol, inputs: Inputs, project: CompiledProject): unknown[] {
  const [parameter] = method.parameters;
  if (parameter === undefined) return [];
  const element = parameter.type.kind === 'list' ? parameter.type.element : reject(400, 'INVALID_API_INPUT', 'The input is no list');
  const read = element.kind === 'declared' ? objectReader(element, project) : valueReader(parameter.name, element);
  return [new ApexList(element, inputs.map(read))];
}

function valueReader(name: string, type: ApexType): (input: Inputs[number]) => unknown {
  return (input) => {
    demandKnown(input, [name]);
    return primitiveOf(type, input[name]);
  };
}

function objectReader(type: Extract<ApexType, { kind: 'declared' }>, project: CompiledProject): (input: Inputs[number]) => unknown {
  const symbol = project.findType(type.name);
  if (symbol === null) return reject(400, 'INVALID_API_INPUT', `There is no class ${type.name}`);
  // "now require an accessible no-argument constructor": release notes of Spring '26, flows on API 66.
  if (symbol.constructors.length > 0 && !symbol.constructors.some(({ parameters }) => parameters.length === 0))
    return reject(400, 'INVALID_API_INPUT', `${type.name} needs a constructor without parameters`);
  const variables = variablesOf(symbol);
  return (input) => {
    demandKnown(
      input,
      variables.map(({ name }) => name),
    );
    const object = project.instantiate(symbol.name);
    const fields = new Map(project.instanceFields(object).map((field) => [field.name, field]));
    for (const { name, type: fieldType } of variables)
      if (input[name] !== undefined) fields.get(name)?.set(primitiveOf(fieldType, input[name]));
    return object;
  };
}

function variablesOf(symbol: TypeSymbol): readonly FieldSymbol[] {
  return symbol.fields.filter(({ annotations }) => annotations.some(({ name }) => name === 'invocablevariable'));
}

function demandKnown(input: Inputs[number], names: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => !names.includes(name));
  if (unknown !== undefined) reject(400, 'INVALID_API_INPUT', `The action has no input ${unknown}`);
}

/** "Only the following primitive types are supported as inputs". */
function primitiveOf(type: ApexType, value: unknown): unknown {
  if (type.kind !== 'primitive') return reject(501, 'UNSUPPORTED_BY_LOCAL_ORG', 'The local org supports primitive inputs of actions only');
  const node: JsonNode = parseJson(JSON.stringify(value ?? null));
  return new Deserializer(true).read(node, primitive(type.name));
}

/** A value that is no object of the action's own class is called `output`. */
function outputsOf(row: unknown, project: CompiledProject): Record<string, unknown> | null {
  if (row === null || row === undefined) return null;
  if (!(row instanceof ApexObject) || row.apexType.kind !== 'declared') return { output: valueToJson(row) };
  const symbol = project.findType(row.apexType.name);
  const shown = new Set(symbol === null ? [] : variablesOf(symbol).map(({ name }) => name));
  const fields = project.instanceFields(row).filter(({ name }) => shown.has(name));
  return Object.fromEntries(fields.map((field) => [field.name, valueToJson(field.get())]));
}
