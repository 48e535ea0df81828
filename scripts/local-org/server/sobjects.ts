/** Serves describes and single records over REST. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { OrgService } from '../contracts/org-service.ts';
import type { SessionVariables } from './authentication.ts';
import type { SaveResult } from './answers.ts';
import { ask, jsonBody, refuseFailedSave } from './answers.ts';
import { notFound } from './api-error.ts';

/** `/services/data/vNN.0/sobjects`: describe, and single records. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_list.htm */
export function sobjectRoutes(org: OrgService): Hono<SessionVariables> {
  const app = new Hono<SessionVariables>();

  app.get('/', async (context) => context.json(await ask<object>(org, context.get('session'), { kind: 'describeGlobal' })));

  app.get('/:object', async (context) => {
    const describe = await ask<Record<string, unknown>>(org, context.get('session'), {
      kind: 'describe',
      object: context.req.param('object'),
    });
    return context.json({ objectDescribe: describe, recentItems: [] });
  });

  app.get('/:object/describe', async (context) =>
    context.json(await ask<object>(org, context.get('session'), { kind: 'describe', object: context.req.param('object') })),
  );

  app.post('/:object', async (context) => {
    const [result] = await save(context, 'insert', [await jsonBody(context.req)]);
    const { id } = refuseFailedSave(result);
    return context.json({ id, success: true, errors: [] }, 201);
  });

  app.get('/:object/:id', async (context) => {
    const record = await read(context, `Id = ${literal(context.req.param('id'))}`);
    return context.json(record);
  });

  app.patch('/:object/:id', async (context) => {
    const [result] = await save(context, 'update', [{ ...(await jsonBody(context.req)), Id: context.req.param('id') }]);
    refuseFailedSave(result);
    return context.body(null, 204);
  });

  app.delete('/:object/:id', async (context) => {
    const [result] = await save(context, 'delete', [{ Id: context.req.param('id') }]);
    refuseFailedSave(result);
    return context.body(null, 204);
  });

  app.get('/:object/:field/:value', async (context) =>
    context.json(await read(context, `${fieldName(context.req.param('field'))} = ${literal(context.req.param('value'))}`)),
  );

  app.patch('/:object/:field/:value', async (context) => {
    const { field, value } = context.req.param();
    const [result] = await save(context, 'upsert', [{ ...(await jsonBody(context.req)), [field]: value }], field);
    const { id, created } = refuseFailedSave(result);
    return context.json({ id, success: true, created: created === true, errors: [] }, created === true ? 201 : 200);
  });

  app.delete('/:object/:field/:value', async (context) => {
    const record = await read(context, `${fieldName(context.req.param('field'))} = ${literal(context.req.param('value'))}`, ['Id']);
    const [result] = await save(context, 'delete', [{ Id: record['Id'] }]);
    refuseFailedSave(result);
    return context.body(null, 204);
  });

  return app;

  function save(
    context: Context<SessionVariables>,
    operation: 'insert' | 'update' | 'upsert' | 'delete',
    records: Record<string, unknown>[],
    externalIdField?: string,
  ) {
    const object = context.req.param('object') ?? '';
    return ask<readonly SaveResult[]>(org, context.get('session'), {
      kind: 'dml',
      operation,
      object,
      records,
      allOrNone: false,
      ...(externalIdField === undefined ? {} : { externalIdField }),
    });
  }

  async function read(context: Context<SessionVariables>, where: string, only?: readonly string[]) {
    const object = context.req.param('object') ?? '';
    const describe = await ask<{ name: string; fields: readonly { name: string }[] }>(org, context.get('session'), {
      kind: 'describe',
      object,
    });
    const asked = context.req
      .query('fields')
      ?.split(',')
      .map((name) => name.trim());
    const fields = only ?? asked ?? describe.fields.map(({ name }) => name);
    const { records } = await ask<{ records: readonly Record<string, unknown>[] }>(org, context.get('session'), {
      kind: 'query',
      soql: `SELECT ${fields.map(fieldName).join(', ')} FROM ${describe.name} WHERE ${where} LIMIT 2`,
    });
    const [record] = records;
    if (record === undefined) throw notFound(`${object} where ${where}`);
    return record;
  }
}

function literal(value: string): string {
  return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** Path segments become SOQL only when they can be nothing but a field's name. */
function fieldName(name: string): string {
  if (!/^\w+(?:\.\w+)*$/.test(name)) throw notFound(`the field ${name}`);
  return name;
}
