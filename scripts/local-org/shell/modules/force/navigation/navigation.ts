/** lightning/navigation from the inside. */
import type { LightningElement, WireAdapter, WireDataCallback } from 'lwc';
import { navigate, onNavigate, parseRoute, pathOf } from 'shell/router';
import type { PageReference } from 'shell/router';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new () => LightningElement;

function mixin(Base: Constructor): Constructor {
  return class extends (Base as unknown as { new (): object }) {
    [Navigate](reference: PageReference, replace = false): void {
      const url = pathOf(reference);
      if (reference.type === 'standard__webPage' && !url.startsWith('/lightning/')) open(url, '_blank', 'noopener');
      else navigate(url, replace);
    }

    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(pathOf(reference));
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
