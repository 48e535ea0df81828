/** Looks for what must be nowhere: in all that a browser was sent and shows, and in all that the product keeps and prints. */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { BrowserContext, Page } from 'playwright-core';

/** Where secrets belong: the credential store, and what the package's protected settings hold, of which no query of a subscriber sees any. */
const secretTables =
  /^(org_credential_value|org_credential_token|SynclineSigningKey__c|SynclineOrgSecret__c|syncline__SynclineSigningKey__c|syncline__SynclineOrgSecret__c)$/;

interface Heard {
  readonly where: string;
  readonly text: string;
}

/** Everything that the pages of a browser send and receive, from now on. A request's body may hold what was typed; nothing else may. */
export class SecretWatch {
  private readonly heard: Heard[] = [];
  private readonly pending: Promise<unknown>[] = [];
  private readonly read = new Set<string>();
  private readonly context: BrowserContext;

  constructor(context: BrowserContext) {
    this.context = context;
    context.on('request', (request) => this.note('the address of a request', request.url()));
    context.on('console', (message) => this.note("the browser's console", message.text()));
    context.on('response', (response) => {
      this.note('the headers of an answer', JSON.stringify(response.headers()));
      if (isUnchanging(response.url()) && this.read.has(response.url())) return;
      this.read.add(response.url());
      const body = response.text().then(
        (text) => this.note(`the answer to ${response.url()}`, text),
        () => undefined, // a redirect has none
      );
      this.pending.push(body);
    });
  }

  /** Where each secret was found. `shown` are secrets that one answer gives and one page shows, once. */
  async findings(secrets: readonly string[], stateFolder: string): Promise<string[]> {
    await Promise.all(this.pending);
    for (const page of this.context.pages()) await this.notePage(page);
    const all = [...this.heard, ...databaseTexts(stateFolder), ...logTexts(stateFolder)];
    return secrets.flatMap((secret) =>
      all.filter(({ text }) => holds(text, secret)).map(({ where }) => `${secret.slice(0, 6)}… in ${where}`),
    );
  }

  private note(where: string, text: string): void {
    this.heard.push({ where, text });
  }

  private async notePage(page: Page): Promise<void> {
    this.note('the source of a page', await page.content());
    const kept = await page.evaluate(() => {
      const shown: string[] = [];
      const walk = (root: Document | ShadowRoot): void => {
        for (const element of Array.from(root.querySelectorAll('*'))) {
          if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) shown.push(element.value);
          for (const { value } of Array.from(element.attributes)) shown.push(value);
          if (element.shadowRoot) walk(element.shadowRoot);
        }
        shown.push(root.textContent ?? '');
      };
      walk(document);
      return [...shown, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href].join('\n');
    });
    this.note('what a page shows or keeps', kept);
  }
}

/** The components' bundle goes by the hash of what it holds, the design system by its release: megabytes with each page, to be read once. */
function isUnchanging(url: string): boolean {
  return /^\/local\/(bundle|slds)\//.test(new URL(url).pathname);
}

/** As it is, or as it is written in an address, in JSON or in Base64. */
function holds(text: string, secret: string): boolean {
  const written = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/.?=*$/, ''),
  ];
  return written.some((form) => text.includes(form));
}

function databaseTexts(stateFolder: string): Heard[] {
  return filesIn(stateFolder, /\.(db|sqlite)$/).flatMap((file) => {
    const database = new Database(file, { readonly: true });
    try {
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
      return tables
        .filter(({ name }) => !secretTables.test(name))
        .map(({ name }) => ({
          where: `table ${name}`,
          text: JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all()),
        }));
    } finally {
      database.close();
    }
  });
}

function logTexts(stateFolder: string): Heard[] {
  return filesIn(stateFolder, /\.(log|txt|json)$/).map((file) => ({
    where: path.relative(stateFolder, file),
    text: fs.readFileSync(file, 'utf8'),
  }));
}

function filesIn(folder: string, name: RegExp): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => path.join(folder, file));
}
