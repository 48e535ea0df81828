/** Every request with changes, newest first, with its answer. */
import type { KeptDelivery } from '../../journal/journal.ts';
import type { DeliveryPage } from '../answers.ts';
import { deliveryLink } from './arrivals.ts';
import { ask, keepAsking } from './asking.ts';
import { element, row } from './elements.ts';
import { field, liveList, searchForm } from './list.ts';
import { deliveryAnswer, figureText, moment } from './words.ts';

const columns = ['Arrived', 'webhook-id', 'Events', 'Answer'];

export async function showDeliveries(view: HTMLElement, address: URLSearchParams): Promise<void> {
  const webhookId = address.get('webhook-id') ?? '';
  const filter: Readonly<Record<string, string>> = webhookId === '' ? {} : { 'webhook-id': webhookId };
  const search = element('input', { id: 'webhook-id', name: 'webhook-id', type: 'search', autocomplete: 'off', value: webhookId });
  const list = liveList<KeptDelivery, DeliveryPage>({
    caption: 'Deliveries, newest first',
    columns,
    nouns: ['delivery', 'deliveries'],
    ask: (span) => ask(`/page/deliveries?${new URLSearchParams({ ...filter, ...span }).toString()}`),
    rowOf,
    endOf: (_answer, isEmpty) => {
      if (!isEmpty) return ['That is all that it keeps.'];
      return [webhookId === '' ? 'Nothing was delivered yet.' : 'No webhook-id begins so.'];
    },
  });
  view.replaceChildren(
    searchForm({ view: 'deliveries' }, '/?view=deliveries', field('Beginning of a webhook-id', search, true)),
    list.place,
  );
  await keepAsking(list.look);
}

function rowOf({ position, webhookId, receivedAt, tally, ...delivery }: KeptDelivery): HTMLElement {
  const events = tally === null ? null : tally.accepted + tally.stale + tally.rejected;
  return row(columns, [
    moment(receivedAt),
    deliveryLink(position, webhookId),
    events === null ? element('span', { class: 'note' }, 'not read') : figureText(events),
    deliveryAnswer({ position, webhookId, receivedAt, tally, ...delivery }),
  ]);
}
