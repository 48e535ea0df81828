import assert from 'node:assert/strict';
import { complaintAbout, contract, schemaAt } from '../contract/contract.ts';

type Node = Record<string, unknown>;

/** Fails unless the contract knows the operation, the status, the media type and the shape of an answer. */
export function demandContract(method: string, path: string, response: Response, text: string): void {
  const where = `${method} ${path} answered ${response.status}`;
  const template = templateOf(path);
  if (template === null) {
    assert.equal(response.status, 404, `${where}, but the contract has no such path`);
    return;
  }
  const responsesPointer = `/paths/${escaped(template)}/${method.toLowerCase()}/responses`;
  const responses = nodeAt(responsesPointer);
  assert.ok(responses, `${where}, but the contract has no such operation`);
  if (response.status >= 300 && response.status < 400) {
    return; // Only an armed redirect answers so; intermediaries may, whatever a contract says.
  }
  const status = [String(response.status), `${Math.floor(response.status / 100)}XX`].find((key) => key in responses);
  assert.ok(status, `${where}, which is not in the contract: ${text}`);
  const { node, pointer } = resolved(`${responsesPointer}/${status}`);
  const content = node['content'] as Node | undefined;
  if (!content) {
    assert.equal(text, '', `${where} with a body, but the contract has none`);
    return;
  }
  const mediaType = response.headers.get('content-type') ?? '';
  assert.ok(mediaType in content, `${where} as ${mediaType}; the contract has ${Object.keys(content).join(', ')}`);
  const validate = schemaAt(`${pointer}/content/${escaped(mediaType)}/schema`);
  // An armed malformed answer is meant to break the contract; its test looks at the text itself.
  if (isJson(text)) {
    assert.equal(complaintAbout(validate, JSON.parse(text)), null, `${where} with ${text.slice(0, 500)}`);
  }
}

function templateOf(path: string): string | null {
  const templates = Object.keys(contract['paths'] as Node);
  return templates.find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)) ?? null;
}

function resolved(pointer: string): { node: Node; pointer: string } {
  const node = nodeAt(pointer);
  assert.ok(node);
  const reference = node['$ref'];
  return typeof reference === 'string' ? resolved(reference.slice(1)) : { node, pointer };
}

function nodeAt(pointer: string): Node | undefined {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Node | undefined>((node, part) => node?.[part] as Node | undefined, contract);
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
