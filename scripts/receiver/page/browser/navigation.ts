/** Goes from view to view without loading the page again: where the receiver is gone, the page stays and says so. */
import { byId } from './elements.ts';

let show = (): void => undefined;

/** What shows the address, now and after Back. */
export function onNavigate(shows: () => void): void {
  show = shows;
  addEventListener('popstate', shows);
}

export function navigate(address: string): void {
  history.pushState(null, '', address);
  show();
  window.scrollTo({ top: 0 });
  byId('heading').focus({ preventScroll: true });
}

/** Those to other views, unless somebody wants another tab or window; what answers JSON is left to the browser. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isOurs = link !== null && link.origin === location.origin && link.pathname === '/' && link.hash === '';
    if (!isOurs || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}
