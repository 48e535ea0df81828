/** Drives a destination through the vectors and what cannot be written down beforehand. */
import { randomBytes } from 'node:crypto';
import { askForToken, trySend } from './client.ts';
import type { Answer } from './client.ts';
import { misfit } from './contract-schema.ts';
import { exactText, parseExact } from './vectors/exact.ts';
import { judge, judgeStored, shown } from './judge.ts';
import { judgeLimits } from './limits.ts';
import type { Options } from './options.ts';
import type { Failure, RuleResult, Sender } from './results.ts';
import { webhookHeaders } from './vectors/signature.ts';
import { readRules, vectorSource } from './vectors/vectors.ts';
import type { Rule, Step } from './vectors/vectors.ts';

export async function runContract(options: Options): Promise<RuleResult[]> {
  const run = randomBytes(4).toString('hex');
  const granted = await judgeTokens(options);
  const results = [granted.result];
  if (granted.token === null) {
    return results;
  }
  const sender = senderFor(options, granted.token, run);
  const health = await sender({ method: 'GET', path: '/v1/health', headers: { authorization: 'Bearer {token}' } });
  const described = healthIn(health);
  for (const rule of readRules()) {
    const reason = reasonToLeaveOut(rule, options, described?.capabilities ?? []);
    results.push(
      reason === null
        ? await runRule(ofThisRun(rule, run), options, sender)
        : { rule: rule.rule, says: rule.says, outcome: 'not asked', note: reason, failures: [] },
    );
  }
  results.push(await judgeLimits(described?.limits ?? null, health, sender, `${vectorSource}-${run}-limits`));
  return results;
}

function reasonToLeaveOut(rule: Rule, options: Options, capabilities: readonly string[]): string | null {
  if (rule.rule === 'signatures' && options.signingSecret === null) {
    return 'no --signing-secret was given';
  }
  return rule.capability === undefined || capabilities.includes(rule.capability)
    ? null
    : `optional: /v1/health does not name the capability ${rule.capability}`;
}

/** What one run delivers, no other has: its sources are its own. */
function ofThisRun(rule: Rule, run: string): Rule {
  return parseExact(exactText(rule).replaceAll(vectorSource, `${vectorSource}-${run}`)) as Rule;
}

function senderFor({ destination, signingSecret }: Options, token: string, run: string): Sender {
  return ({ method, path, headers, body, signing }) => {
    const { 'webhook-timestamp': _then, 'webhook-signature': _theirs, ...sent } = headers;
    const webhookId = sent['webhook-id'];
    if (webhookId !== undefined) {
      const id = `${webhookId}_${run}`;
      const now = Math.floor(Date.now() / 1000);
      const unsigned = { 'webhook-id': id, 'webhook-timestamp': String(now) };
      Object.assign(sent, signingSecret === null ? unsigned : webhookHeaders(signingSecret, id, now, body ?? '', signing));
    }
    const filled = Object.entries(sent).map(([name, value]) => [name, value.replace('{token}', token)] as const);
    return trySend(destination + path, method, Object.fromEntries(filled), body);
  };
}

async function runRule(rule: Rule, options: Options, sender: Sender): Promise<RuleResult> {
  const failures: Failure[] = [];
  for (const step of rule.steps) {
    const complaints = judge(step, await sender(step.request));
    for (const wanted of options.records === null ? [] : (step.stored ?? [])) {
      const address = options.records ?? '';
      const url = address.replaceAll(/\{(object|id|source)\}/g, (_, name: 'object' | 'id' | 'source') => encodeURIComponent(wanted[name]));
      complaints.push(...judgeStored(wanted, await trySend(url, 'GET', { accept: 'application/json' })));
    }
    failures.push(...complaints.map((complaint) => ({ step: step.name, sent: sentWords(step), ...complaint })));
  }
  const isUnseen = options.records === null && rule.steps.some(({ stored }) => stored !== undefined);
  return {
    rule: rule.rule,
    says: rule.says,
    outcome: failures.length === 0 ? 'passed' : 'failed',
    ...(isUnseen ? { note: 'by its answers; what is stored was not seen' } : {}),
    failures,
  };
}

/** The request in one line. */
function sentWords({ request: { method, path, body } }: Step): string {
  const most = 400;
  const text = body ?? '';
  return `${method} ${path}${text === '' ? '' : ` ${text.length > most ? `${text.slice(0, most)}...` : text}`}`;
}

async function judgeTokens(options: Options): Promise<{ token: string | null; result: RuleResult }> {
  const says = 'A token is issued for the right client, and for no other (OAuth 2.0 client credentials).';
  const failures: Failure[] = [];
  const { token, answers } = await askForToken(options, options.clientSecret);
  const fail = (step: string, expected: string, came: string): number =>
    failures.push({ step, sent: `POST ${options.tokenUrl} as ${options.clientId}`, expected, came });
  const last = answers.at(-1);
  if (token === null) {
    fail('the right client', 'status 200 and an access_token', answers.map(shown).join(' / '));
  } else {
    const complaint = misfit('Token', JSON.parse(last?.text ?? 'null') as unknown);
    if (complaint !== null) {
      fail('the right client', 'Token of openapi.yaml', complaint);
    }
    const wrong = await askForToken(options, `${options.clientSecret}-wrong`);
    if (wrong.token !== null) {
      fail('a wrong secret', 'status 401', 'a token');
    }
  }
  return { token, result: { rule: 'tokens', says, outcome: failures.length === 0 ? 'passed' : 'failed', failures } };
}

interface Health {
  limits: { maxBatchEvents: number; maxBatchBytes: number };
  capabilities?: string[];
}

function healthIn(answer: Answer): Health | null {
  try {
    const health = JSON.parse(answer.text) as Health;
    return answer.status === 200 && misfit('DestinationHealth', health) === null ? health : null;
  } catch {
    return null;
  }
}
