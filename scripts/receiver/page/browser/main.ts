/** Shows what the address asks for. */
import { showArrivals } from './arrivals.ts';
import { leave } from './asking.ts';
import { showDeliveries } from './deliveries.ts';
import { showDelivery } from './delivery.ts';
import { byId } from './elements.ts';
import { followLinks, onNavigate } from './navigation.ts';
import { showRecord } from './record.ts';

const views: Readonly<Record<string, { title: string; show: (view: HTMLElement, address: URLSearchParams) => Promise<void> }>> = {
  arrivals: { title: 'What arrived', show: showArrivals },
  record: { title: 'Record', show: showRecord },
  deliveries: { title: 'Deliveries', show: showDeliveries },
  delivery: { title: 'Delivery', show: showDelivery },
};

function showAddress(): void {
  leave();
  const address = new URLSearchParams(location.search);
  const name = address.get('view') ?? 'arrivals';
  const chosen = (Object.hasOwn(views, name) ? views[name] : undefined) ?? views['arrivals'];
  if (chosen === undefined) return;
  document.title = `${chosen.title} - Syncline's receiver`;
  byId('heading').textContent = chosen.title;
  const current = `nav a[href="${name === 'deliveries' ? '/?view=deliveries' : '/'}"]`;
  for (const link of Array.from(document.querySelectorAll('nav a'))) {
    if ((name === 'arrivals' || name === 'deliveries') && link.matches(current)) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const view = document.createElement('div');
  byId('view').replaceChildren(view);
  void chosen.show(view, address);
}

showAddress();
followLinks();
onNavigate(showAddress);
