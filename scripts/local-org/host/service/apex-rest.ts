/** Serves the classes annotated with @RestResource. Apex Developer Guide, "Exposing Apex Classes as REST Web Services". */
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import type { MethodSymbol, TypeSymbol } from '../../contracts/symbols.ts';
import { Deserializer } from '../../platform/core/json/deserialize.ts';
import { parseJson } from '../../platform/core/json/nodes.ts';
import { serialize } from '../../platform/core/json/serialize.ts';
import { setRestContext } from '../../platform/services/rest.ts';
import type { ApexBlob, ApexMap } from '../../values/index.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import { runTransaction } from '../../org/transaction/run.ts';
import { answerOf, refuse, reject } from './responses.ts';

type RestRequest = Extract<OrgRequest, { kind: 'rest' }>;

interface Resource {
  readonly type: TypeSymbol;
  readonly mapping: string;
}

function resources(org: OrgRuntime): Resource[] {
  const { project, schema } = org.parts;
  return project.typeNames.flatMap((name) => {
    const type = project.findType(name);
    const mapping = type?.annotations.find((annotation) => annotation.name === 'restresource')?.parameters['urlmapping'];
    if (type === null || mapping === undefined) return [];
    // A package's resources lie below its namespace (Apex Developer Guide, "Exposing Apex Classes as REST Web Services").
    const folder = schema.isInstalled && name.includes('.') ? `/${schema.namespace}` : '';
    return [{ type, mapping: folder + mapping.replace(/^'|'$/g, '') }];
  });
}

function matches(mapping: string, path: string): boolean {
  return mapping.endsWith('*') ? path.startsWith(mapping.slice(0, -1)) || path === mapping.slice(0, -2) : path === mapping;
}

function methodFor(type: TypeSymbol, httpMethod: string): MethodSymbol | undefined {
  return type.methods.find(({ annotations }) => annotations.some(({ name }) => name === `http${httpMethod.toLowerCase()}`));
}

/** Parameters come by name from a JSON body; of GET and DELETE there are none. */
function parametersOf(method: MethodSymbol, body: string | null): unknown[] {
  if (method.parameters.length === 0) return [];
  const node = parseJson(body ?? '{}');
  if (node.kind !== 'object') return reject(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object with the parameters by name');
  const deserializer = new Deserializer(true);
  return method.parameters.map(({ name, type }) => {
    const value = node.entries.get(name);
    return value === undefined ? null : deserializer.read(value, type);
  });
}

export function runApexRest(org: OrgRuntime, user: UserContext, request: RestRequest): OrgResponse {
  const url = new URL(request.path, 'http://localhost');
  const path = url.pathname.replace(/^\/services\/apexrest/, '');
  // The longest mapping that fits is the most exact one.
  const resource = resources(org)
    .filter(({ mapping }) => matches(mapping, path))
    .sort((left, right) => right.mapping.length - left.mapping.length)[0];
  if (resource === undefined) return refuse(404, 'NOT_FOUND', `Could not find a match for URL ${path}`);
  if (!org.accessOf(user).hasClassAccess(resource.type.name))
    return refuse(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${resource.type.name}`);
  const method = methodFor(resource.type, request.method);
  if (method === undefined)
    return refuse(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${request.method}' not allowed. Allowed are those of the class ${resource.type.name}`,
    );
  const outcome = runTransaction(org, { quiddity: 'REST', user, className: resource.type.name }, ({ project }) => {
    const body = Buffer.from(request.body ?? '', 'utf8');
    const state = setRestContext({
      method: request.method,
      path,
      headers: request.headers,
      parameters: Object.fromEntries(url.searchParams),
      body,
    });
    const result = project.invoke(method, null, parametersOf(method, request.body));
    const { response } = state;
    const given = response?.get<ApexBlob>('responseBody') ?? null;
    const isVoid = method.result.kind === 'primitive' && method.result.name === 'void';
    return {
      status: response?.get<number>('statusCode') ?? 200,
      headers: Object.fromEntries(response?.get<ApexMap<string, string>>('headers')?.entries() ?? []),
      body: given !== null ? Buffer.from(given.bytes).toString('utf8') : isVoid ? '' : serialize(result, false, false),
    };
  });
  return answerOf(outcome);
}
