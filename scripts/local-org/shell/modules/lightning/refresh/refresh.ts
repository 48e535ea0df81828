/** lightning/refresh: a view asks its registered handlers to refresh. */
export class RefreshEvent extends CustomEvent<null> {
  static readonly type = 'lightning__refreshview';

  constructor() {
    super(RefreshEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

type Handler = () => Promise<unknown>;
const handlers = new Map<string, Handler>();
let counter = 0;

export function registerRefreshHandler(context: unknown, handler: Handler): string {
  const id = `refresh-${++counter}`;
  handlers.set(id, handler.bind(context));
  return id;
}

export function unregisterRefreshHandler(id: string): void {
  handlers.delete(id);
}

export function registerRefreshContainer(): never {
  throw new Error('The local org does not support registerRefreshContainer of lightning/refresh');
}

addEventListener(RefreshEvent.type, () => {
  for (const handler of handlers.values()) void handler();
});
