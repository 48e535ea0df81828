/** Answers calls of @AuraEnabled methods from components. LWC Developer Guide, "Call Apex Methods". */
import { writeExactJson } from '../../contracts/exact-json.ts';
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { SchemaRegistry } from '../../contracts/schema.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import type { MethodSymbol } from '../../contracts/symbols.ts';
import { Deserializer } from '../../platform/core/json/deserialize.ts';
import { parseJson } from '../../platform/core/json/nodes.ts';
import { ApexException, AuraHandledException } from '../../values/index.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import type { TransactionFailure } from '../../org/transaction/outcome.ts';
import { runTransaction } from '../../org/transaction/run.ts';
import { toAura } from './aura-json.ts';
import { refusalOf, refuse, type Refusal } from './responses.ts';

type AuraRequest = Extract<OrgRequest, { kind: 'aura' }>;

/** As source `syncline.OverviewController` and the plain name are the same class; installed, the plain name is the org's own. */
function loadedName(name: string, { namespace, isInstalled }: SchemaRegistry): string {
  return !isInstalled && namespace !== '' && name.toLowerCase().startsWith(`${namespace.toLowerCase()}.`)
    ? name.slice(namespace.length + 1)
    : name;
}

function auraAnnotation(method: MethodSymbol): Readonly<Record<string, string>> | null {
  return method.annotations.find(({ name }) => name === 'auraenabled')?.parameters ?? null;
}

/** What a component is told of an exception that the method did not catch. */
function auraRefusal(failure: TransactionFailure): Refusal {
  if (!(failure.exception instanceof ApexException)) return refusalOf(failure);
  const { typeName, stackTrace, line, column } = failure;
  const message =
    failure.exception instanceof AuraHandledException ? (failure.exception.clientMessage ?? failure.message) : failure.message;
  return { ok: false, status: 500, errors: [{ errorCode: 'APEX_ERROR', message, exceptionType: typeName, stackTrace, line, column }] };
}

function parametersFor(method: MethodSymbol, given: Readonly<Record<string, unknown>>): unknown[] {
  const byName = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const deserializer = new Deserializer(false);
  return method.parameters.map(({ name, type }) => {
    const value = byName.get(name.toLowerCase());
    return value === undefined || value === null ? null : deserializer.read(parseJson(writeExactJson(value)), type);
  });
}

export function callAura(org: OrgRuntime, user: UserContext, request: AuraRequest): OrgResponse {
  const className = loadedName(request.className, org.parts.schema);
  const type = org.parts.project.findType(className);
  const method = type?.methods.find(
    ({ name, isStatic, annotations }) =>
      isStatic &&
      name.toLowerCase() === request.method.toLowerCase() &&
      annotations.some((annotation) => annotation.name === 'auraenabled'),
  );
  // Whether a class exists is nobody's business without access to it, so access is asked first.
  if (!org.accessOf(user).hasClassAccess(className))
    return refuse(403, 'INSUFFICIENT_ACCESS', `You do not have access to the Apex class named '${request.className}'.`);
  if (type === null || method === undefined)
    return refuse(404, 'NOT_FOUND', `No @AuraEnabled method ${request.className}.${request.method}`);
  const isCacheable = auraAnnotation(method)?.['cacheable']?.toLowerCase() === 'true';
  if (request.cacheable && !isCacheable)
    return refuse(
      400,
      'INVALID_OPERATION',
      `The method ${request.className}.${request.method} is not cacheable: a wire needs @AuraEnabled(cacheable=true)`,
    );
  const outcome = runTransaction(org, { quiddity: 'AURA', user, className, readOnly: isCacheable }, (transaction) => {
    const result = transaction.project.invoke(method, null, parametersFor(method, request.parameters));
    return toAura(result, transaction.project);
  });
  return outcome.ok ? { ok: true, value: outcome.value } : auraRefusal(outcome.failure);
}
