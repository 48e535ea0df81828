import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { misfit } from './contract-schema.ts';
import { page } from './writing/examples.ts';
import { contractFiles } from './writing/files.ts';
import { readRules, ruleOrder, vectorFolder, vectorSeconds, vectorSecret } from './vectors/vectors.ts';

const text = readFileSync(page, 'utf8');
const steps = readRules().flatMap(({ rule, steps: all }) => all.map((step) => ({ rule, ...step })));

test('the vectors and the examples of the page are what `npm run docs:contract` writes', async () => {
  for (const [path, expected] of await contractFiles()) {
    assert.ok(existsSync(path), `${path} is missing: npm run docs:contract`);
    assert.equal(readFileSync(path, 'utf8'), expected, `${path} differs: npm run docs:contract`);
  }
  const named = ruleOrder.map((rule) => `${rule}.json`).sort();
  assert.deepEqual(readdirSync(fileURLToPath(vectorFolder)).sort(), named, 'and there are no others');
});

test('the signatures of the vectors are those of the Standard Webhooks library', () => {
  const webhook = new Webhook(vectorSecret);
  const at = new Date(vectorSeconds * 1000);
  const signed = steps.filter(({ request }) => request.path === '/v1/changes' && request.signing === undefined);
  assert.ok(signed.length > 50);
  for (const { name, request } of signed) {
    const { 'webhook-id': id = '', 'webhook-signature': signature } = request.headers;
    assert.equal(webhook.sign(id, at, request.body ?? ''), signature, name);
  }
});

test('the library refuses what the vectors say must be refused', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: vectorSeconds * 1000 });
  const webhook = new Webhook(vectorSecret);
  const outcome = ({ request }: (typeof steps)[number]): string => {
    try {
      webhook.verify(request.body ?? '', request.headers);
      return '200';
    } catch {
      return '401';
    }
  };
  for (const step of steps.filter(({ rule }) => rule === 'signatures')) {
    assert.equal(outcome(step), String(step.answer.status), step.name);
  }
});

test('each event of the vectors that is not rejected fits the contract', () => {
  for (const { name, request, answer } of steps.filter(({ answer: { receipts } }) => receipts)) {
    const events = JSON.parse(request.body ?? '') as { id: string }[];
    events.forEach((event, position) => {
      const receipt = answer.receipts?.[position];
      assert.ok(receipt);
      assert.equal(receipt.id, event.id);
      if (receipt.status !== 'rejected' || receipt.code === 'VERSION_CONFLICT') {
        assert.equal(misfit('ChangeEvent', event), null, name);
      }
    });
  }
});

test('each block of the page that names a schema fits it', () => {
  const blocks = [...text.matchAll(/<!-- fits: (\w+) -->\n+```json\n([\s\S]*?)\n```/g)];
  assert.ok(blocks.length >= 3);
  for (const [, schema = '', content = ''] of blocks) {
    assert.equal(misfit(schema, JSON.parse(content) as unknown), null, `${schema}: ${content}`);
  }
});

test('the page names each rule of the vectors, and each example has its place on it', () => {
  for (const rule of [...ruleOrder, 'tokens', 'limits']) {
    assert.match(text, new RegExp(`^\\| \`${rule}\` `, 'm'), `${rule} is not in the table of rules`);
  }
  for (const { example } of steps.filter((step) => step.example !== undefined)) {
    assert.ok(text.includes(`<!-- example: ${example} `), `the example ${example} is not on the page`);
  }
});
