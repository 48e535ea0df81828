/** lightning/navigation from the inside: page references and their paths in the shell. */
import type { LightningElement, WireAdapter, WireDataCallback } from 'lwc';
import { navigate, onNavigate, parseRoute } from 'shell/router';

interface PageReference {
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

function toUrl(reference: PageReference): string {
  const path = paths[reference.type];
  if (path === undefined) throw new Error(`The local org has no page of type ${reference.type}`);
  const query = new URLSearchParams(reference.state ?? {}).toString();
  return path(reference.attributes) + (query === '' ? '' : `?${query}`);
}

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new () => LightningElement;

function mixin(Base: Constructor): Constructor {
  return class extends (Base as unknown as { new (): object }) {
    [Navigate](reference: PageReference, replace = false): void {
      const url = toUrl(reference);
      if (reference.type === 'standard__webPage' && !url.startsWith('/lightning/')) open(url, '_blank', 'noopener');
      else navigate(url, replace);
    }

    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(toUrl(reference));
    }
  } as unknown as Constructor;
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

function currentReference(): PageReference {
  const route = parseRoute(location.pathname);
  const state = Object.fromEntries(new URLSearchParams(location.search));
  switch (route.kind) {
    case 'tab':
      return { type: 'standard__navItemPage', attributes: { apiName: route.tab }, state };
    case 'list':
      return { type: 'standard__objectPage', attributes: { objectApiName: route.object, actionName: 'list' }, state };
    case 'new':
      return { type: 'standard__objectPage', attributes: { objectApiName: route.object, actionName: 'new' }, state };
    case 'record':
      return {
        type: 'standard__recordPage',
        attributes: { objectApiName: route.object, recordId: route.id, actionName: route.action },
        state,
      };
    default:
      return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  }
}

export class CurrentPageReference implements WireAdapter {
  private readonly emit: WireDataCallback;
  private stop: (() => void) | undefined;

  constructor(emit: WireDataCallback) {
    this.emit = emit;
    emit(currentReference());
  }

  connect(): void {
    this.stop = onNavigate(() => this.emit(currentReference()));
  }

  disconnect(): void {
    this.stop?.();
  }

  update(): void {
    // Takes no configuration.
  }
}
