/** Runs anonymous Apex over SOAP. */
import { XMLParser } from 'fast-xml-parser';
import { Hono } from 'hono';
import type { OrgService } from '../contracts/org-service.ts';
import { ask } from './answers.ts';
import { escapeXml, soapEnvelope, soapFault } from './soap.ts';

interface AnonymousResult {
  readonly compiled: boolean;
  readonly success: boolean;
  readonly line: number;
  readonly column: number;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly logs?: string;
}

/** The SOAP Apex API's executeAnonymous, which `sf apex run` calls. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/sforce_api_calls_executeanonymous.htm */
export function soapApexRoutes(org: OrgService): Hono {
  const app = new Hono();
  app.post('/services/Soap/s/:version/:organization?', async (context) => {
    const xml: unknown = new XMLParser({ removeNSPrefix: true, parseTagValue: false }).parse(await context.req.text());
    const envelope = (
      xml as {
        Envelope?: {
          Header?: { SessionHeader?: { sessionId?: string } };
          Body?: { executeAnonymous?: { String?: string; apexcode?: string } };
        };
      }
    ).Envelope;
    context.header('content-type', 'text/xml; charset=utf-8');
    const session = await org.findSession(envelope?.Header?.SessionHeader?.sessionId ?? '');
    if (session === null) return context.body(soapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader'), 500);
    const call = envelope?.Body?.executeAnonymous;
    if (call === undefined) return context.body(soapFault('UNSUPPORTED_API', 'The local org supports executeAnonymous only'), 500);
    await org.countApiRequest();
    const result = await ask<AnonymousResult>(org, session, { kind: 'anonymous', source: call.String ?? call.apexcode ?? '' });
    const element = (name: string, value: string | number | boolean | null) =>
      value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escapeXml(String(value))}</${name}>`;
    const fields = (['column', 'compileProblem', 'compiled', 'exceptionMessage', 'exceptionStackTrace', 'line', 'success'] as const)
      .map((name) => element(name, result[name]))
      .join('');
    const log = `<DebuggingInfo><debugLog>${escapeXml(result.logs ?? '')}</debugLog></DebuggingInfo>`;
    return context.body(soapEnvelope('apex', `<executeAnonymousResponse><result>${fields}</result></executeAnonymousResponse>`, log));
  });
  return app;
}
