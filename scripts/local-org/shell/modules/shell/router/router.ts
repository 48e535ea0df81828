/** Lightning's own paths. https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */

export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'tab'; readonly tab: string }
  | { readonly kind: 'list'; readonly object: string }
  | { readonly kind: 'new'; readonly object: string }
  | { readonly kind: 'record'; readonly object: string; readonly id: string; readonly action: 'view' | 'edit' }
  | { readonly kind: 'setup'; readonly page: SetupPageName; readonly id: string | null }
  | { readonly kind: 'tool'; readonly tool: 'outbox' | 'jobs' | 'logs' }
  | { readonly kind: 'unknown'; readonly path: string };

/** Names as in Lightning's own addresses: `/lightning/setup/NamedCredential/home`. */
export type SetupPageName = 'NamedCredential' | 'PermSets' | 'Demonstration';

const patterns: readonly (readonly [RegExp, (...groups: string[]) => Route])[] = [
  [/^\/lightning\/?$/, () => ({ kind: 'home' })],
  [/^\/lightning\/page\/home$/, () => ({ kind: 'home' })],
  [/^\/lightning\/n\/(\w+)$/, (tab) => ({ kind: 'tab', tab })],
  [/^\/lightning\/o\/(\w+)\/(?:list|home)$/, (object) => ({ kind: 'list', object })],
  [/^\/lightning\/o\/(\w+)\/new$/, (object) => ({ kind: 'new', object })],
  [
    /^\/lightning\/r\/(\w+)\/(\w+)\/(view|edit)$/,
    (object, id, action) => ({ kind: 'record', object, id, action: action as 'view' | 'edit' }),
  ],
  [/^\/lightning\/setup\/(?:SetupOneHome\/home)?$/, () => ({ kind: 'setup', page: 'NamedCredential', id: null })],
  [
    /^\/lightning\/setup\/(NamedCredential|PermSets|Demonstration)\/home$/,
    (page) => ({ kind: 'setup', page: page as SetupPageName, id: null }),
  ],
  [
    /^\/lightning\/setup\/(NamedCredential|PermSets)\/(\w{15,18})\/view$/,
    (page, id) => ({ kind: 'setup', page: page as SetupPageName, id }),
  ],
  [/^\/lightning\/local\/(outbox|jobs|logs)$/, (tool) => ({ kind: 'tool', tool: tool as 'outbox' | 'jobs' | 'logs' })],
];

export function parseRoute(path: string): Route {
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(path);
    if (match !== null) return make(...match.slice(1));
  }
  return { kind: 'unknown', path };
}

export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string>>;
}

/** Page reference types that the local org has pages for; another type is refused by name. */
const paths: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => string>> = {
  standard__navItemPage: ({ apiName }) => `/lightning/n/${apiName}`,
  standard__objectPage: ({ objectApiName, actionName }) => `/lightning/o/${objectApiName}/${actionName === 'new' ? 'new' : 'list'}`,
  standard__recordPage: ({ objectApiName, recordId, actionName }) =>
    `/lightning/r/${objectApiName ?? 'record'}/${recordId}/${actionName === 'edit' ? 'edit' : 'view'}`,
  standard__namedPage: () => '/lightning/page/home',
  standard__webPage: ({ url }) => url ?? '/',
};

export function pathOf(reference: PageReference): string {
  const path = paths[reference.type];
  if (path === undefined) throw new Error(`The local org has no page of type ${reference.type}`);
  const query = new URLSearchParams(reference.state ?? {}).toString();
  return path(reference.attributes) + (query === '' ? '' : `?${query}`);
}

const listeners = new Set<() => void>();

export function navigate(path: string, replace = false): void {
  if (path === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  for (const listener of listeners) listener();
}

/** A click on a link of the app, which is left to the browser where it asks for another tab or window. */
export function followLink(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  navigate((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '/');
}

export function onNavigate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

addEventListener('popstate', () => {
  for (const listener of listeners) listener();
});
