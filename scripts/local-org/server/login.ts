/** Signs users in over SOAP and OAuth. */
import { Hono } from 'hono';
import { XMLParser } from 'fast-xml-parser';
import type { OrgService, OrgSession } from '../contracts/org-service.ts';
import { sessionOf } from './authentication.ts';
import { invalidSession } from './api-error.ts';
import { escapeXml, soapEnvelope, soapFault } from './soap.ts';

/** The doors through which API clients sign in: SOAP `login`, OAuth password and token answers, user info and identity. */
export function loginRoutes(org: OrgService, baseUrl: () => string): Hono {
  const app = new Hono();

  // https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm
  app.post('/services/Soap/:door{[uc]}/:version/:organization?', async (context) => {
    const xml: unknown = new XMLParser({ removeNSPrefix: true, parseTagValue: false }).parse(await context.req.text());
    const body = (xml as { Envelope?: { Body?: Record<string, Record<string, string>> } }).Envelope?.Body ?? {};
    context.header('content-type', 'text/xml; charset=utf-8');
    if (body['logout'] !== undefined) return context.body(soapEnvelope('partner', '<logoutResponse/>'));
    const login = body['login'];
    if (login === undefined)
      return context.body(
        soapFault('UNSUPPORTED_API', `The local org does not support the SOAP call ${Object.keys(body)[0] ?? '(none)'}`),
        500,
      );
    const session = await org.login(login['username'] ?? '', login['password'] ?? '');
    if (session === null)
      return context.body(soapFault('INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.'), 500);
    const serverUrl = `${baseUrl()}/services/Soap/${context.req.param('door')}/${context.req.param('version')}/${session.organizationId}`;
    return context.body(
      soapEnvelope(
        'partner',
        `<loginResponse><result><metadataServerUrl>${baseUrl()}/services/Soap/m/${context.req.param('version')}/${session.organizationId}</metadataServerUrl>` +
          `<passwordExpired>false</passwordExpired><sandbox>true</sandbox><serverUrl>${escapeXml(serverUrl)}</serverUrl><sessionId>${escapeXml(session.sessionId)}</sessionId>` +
          `<userId>${session.userId}</userId><userInfo><organizationId>${session.organizationId}</organizationId><userId>${session.userId}</userId><userName>${escapeXml(session.username)}</userName></userInfo></result></loginResponse>`,
      ),
    );
  });

  // https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_username_password_flow.htm
  app.post('/services/oauth2/token', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    if (form.get('grant_type') !== 'password') {
      return context.json({ error: 'unsupported_grant_type', error_description: 'The local org supports grant_type password only' }, 400);
    }
    const session = await org.login(form.get('username') ?? '', form.get('password') ?? '');
    if (session === null) return context.json({ error: 'invalid_grant', error_description: 'authentication failure' }, 400);
    return context.json({
      access_token: session.sessionId,
      instance_url: baseUrl(),
      id: identityUrl(session),
      token_type: 'Bearer',
      issued_at: String(Date.now()),
    });
  });

  app.post('/services/oauth2/revoke', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    await org.logout(form.get('token') ?? '');
    return context.body(null, 200);
  });

  app.get('/services/oauth2/userinfo', async (context) => {
    const found = await sessionOf(context, org);
    if (found === null) throw invalidSession();
    const { session } = found;
    return context.json({
      sub: identityUrl(session),
      user_id: session.userId,
      organization_id: session.organizationId,
      preferred_username: session.username,
      email: session.username,
      name: session.username,
    });
  });

  app.get('/id/:organization/:user', async (context) => {
    const found = await sessionOf(context, org);
    if (found === null) throw invalidSession();
    const { session } = found;
    return context.json({
      id: identityUrl(session),
      user_id: session.userId,
      organization_id: session.organizationId,
      username: session.username,
      active: true,
      urls: { rest: `${baseUrl()}/services/data/v{version}/` },
    });
  });

  return app;

  function identityUrl(session: OrgSession): string {
    return `${baseUrl()}/id/${session.organizationId}/${session.userId}`;
  }
}
