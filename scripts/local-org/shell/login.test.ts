import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrgService, OrgSession } from '../contracts/org-service.ts';
import { shellRoutes } from './index.ts';

const origin = 'http://127.0.0.1:4400';
const session: OrgSession = {
  sessionId: '00D000000000001!secret',
  userId: '005000000000001AAA',
  username: 'admin@example.com',
  organizationId: '00D000000000001AAA',
};

const org = {
  login: () => Promise.resolve(session),
  findSession: (sessionId: string) => Promise.resolve(sessionId === session.sessionId ? session : null),
} as unknown as OrgService;

const shell = shellRoutes({ org, bundle: Promise.resolve('/bundle'), resources: new Map(), loginHint: null, switches: [] });

async function goesTo(path: string, init: RequestInit = {}): Promise<string | null> {
  return (await shell.request(`${origin}${path}`, init)).headers.get('location');
}

function signIn(startURL: string): Promise<string | null> {
  const body = new URLSearchParams({ username: session.username, pw: 'right', startURL });
  return goesTo('/login', { method: 'POST', body, headers: { origin, host: '127.0.0.1:4400' } });
}

test('whoever signs in lands on the whole address that they came for', async () => {
  const wanted = '/lightning/n/Syncline_Activity?c__view=storage&c__text=a%26b';
  const signInPage = (await goesTo(wanted)) ?? '';
  assert.equal(new URL(signInPage, origin).searchParams.get('startURL'), wanted);
  const form = await (await shell.request(origin + signInPage)).text();
  const written = /name="startURL" value="([^"]*)"/.exec(form)?.[1] ?? '';
  assert.equal(written.replaceAll('&#38;', '&'), wanted, 'the form sends it along');
  assert.equal(await signIn(wanted), wanted);
  const cookie = `sid=${encodeURIComponent(session.sessionId)}`;
  assert.equal(await goesTo(`/?startURL=${encodeURIComponent(wanted)}`, { headers: { cookie } }), wanted, 'or who is signed in already');
});

test('nobody is led to another place than this org, however that is written', async () => {
  const cookie = `sid=${encodeURIComponent(session.sessionId)}`;
  for (const hostile of [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https://evil.example/lightning/page/home',
    'http:evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    'evil.example',
    '',
  ]) {
    assert.equal(await signIn(hostile), '/lightning/page/home', JSON.stringify(hostile));
    const path = `/?startURL=${encodeURIComponent(hostile)}`;
    assert.equal(await goesTo(path, { headers: { cookie } }), '/lightning/page/home', JSON.stringify(hostile));
  }
});
