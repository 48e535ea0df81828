/** Saves or reads several records in one request. */
import { Hono } from 'hono';
import type { OrgService } from '../contracts/org-service.ts';
import type { SaveResult } from './answers.ts';
import { ask, jsonBody } from './answers.ts';
import { malformed, unsupported } from './api-error.ts';
import type { SessionVariables } from './authentication.ts';

const MAXIMUM_RECORDS = 200;

/** SObject collections: up to 200 records in one request. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm */
export function compositeRoutes(org: OrgService): Hono<SessionVariables> {
  const app = new Hono<SessionVariables>();

  app.post('/sobjects', async (context) => context.json(await saveAll(context.get('session'), 'insert', await jsonBody(context.req))));
  app.patch('/sobjects', async (context) => context.json(await saveAll(context.get('session'), 'update', await jsonBody(context.req))));
  app.patch('/sobjects/:object/:field', async (context) =>
    context.json(await saveAll(context.get('session'), 'upsert', await jsonBody(context.req), context.req.param('field'))),
  );
  app.delete('/sobjects', async (context) => {
    const ids = (context.req.query('ids') ?? '').split(',').filter((id) => id !== '');
    const allOrNone = context.req.query('allOrNone') === 'true';
    return context.json(await saveAll(context.get('session'), 'delete', { allOrNone, records: ids.map((Id) => ({ Id })) }));
  });
  app.all('*', (context) => {
    throw unsupported(`the composite resource ${context.req.path}`);
  });

  return app;

  async function saveAll(
    session: SessionVariables['Variables']['session'],
    operation: 'insert' | 'update' | 'upsert' | 'delete',
    body: Record<string, unknown>,
    externalIdField?: string,
  ) {
    const records = body['records'];
    if (!Array.isArray(records) || records.some((record) => typeof record !== 'object' || record === null))
      throw malformed('records must be a list of objects');
    if (records.length > MAXIMUM_RECORDS)
      throw malformed(`The records list holds ${records.length} records; the limit is ${MAXIMUM_RECORDS}`);
    const results = await ask<readonly SaveResult[]>(org, session, {
      kind: 'dml',
      operation,
      records: records as Record<string, unknown>[],
      allOrNone: body['allOrNone'] === true,
      ...(externalIdField === undefined ? {} : { externalIdField }),
    });
    return results.map(({ id, success, created, errors }) => ({
      ...(id === null ? {} : { id }),
      success,
      ...(operation === 'upsert' ? { created } : {}),
      errors,
    }));
  }
}
