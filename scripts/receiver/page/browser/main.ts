/** Shows what the address asks for. */
import { showArrivals } from './arrivals.ts';
import { showDeliveries } from './deliveries.ts';
import { showDelivery } from './delivery.ts';
import { byId } from './elements.ts';
import { showRecord } from './record.ts';

const views: Readonly<Record<string, { title: string; show: (view: HTMLElement, address: URLSearchParams) => Promise<void> }>> = {
  arrivals: { title: 'What arrived', show: showArrivals },
  record: { title: 'Record', show: showRecord },
  deliveries: { title: 'Deliveries', show: showDeliveries },
  delivery: { title: 'Delivery', show: showDelivery },
};

const address = new URLSearchParams(location.search);
const name = address.get('view') ?? 'arrivals';
const chosen = Object.hasOwn(views, name) ? views[name] : views['arrivals'];
if (chosen) {
  document.title = `${chosen.title} - Syncline's receiver`;
  byId('heading').textContent = chosen.title;
  const link = document.querySelector(`nav a[href="${name === 'deliveries' ? '/?view=deliveries' : '/'}"]`);
  if (name === 'arrivals' || name === 'deliveries') link?.setAttribute('aria-current', 'page');
  void chosen.show(byId('view'), address);
}
