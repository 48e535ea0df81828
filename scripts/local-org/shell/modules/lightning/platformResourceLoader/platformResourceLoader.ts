/** loadScript and loadStyle: https://developer.salesforce.com/docs/platform/lwc/guide/js-api-platform-resource-loader.html */
const loaded = new Map<string, Promise<void>>();

function load(url: string, make: () => HTMLElement): Promise<void> {
  let promise = loaded.get(url);
  if (promise === undefined) {
    promise = new Promise((resolve, reject) => {
      const element = make();
      element.addEventListener('load', () => resolve());
      element.addEventListener('error', () => reject(new Error(`${url} did not load`)));
      document.head.append(element);
    });
    loaded.set(url, promise);
  }
  return promise;
}

export const loadScript = (_component: unknown, url: string): Promise<void> =>
  load(url, () => Object.assign(document.createElement('script'), { src: url }));
export const loadStyle = (_component: unknown, url: string): Promise<void> =>
  load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
