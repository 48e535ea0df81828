/** One delivery: its answer, what came in it, and what else came under its webhook-id. */
import type { KeptDelivery } from '../../journal/journal.ts';
import type { DeliveryPage } from '../answers.ts';
import { arrivalList, deliveryLink } from './arrivals.ts';
import { Refusal, ask, keepAsking } from './asking.ts';
import { element, facts, foreign } from './elements.ts';
import { deliveryAnswer, moment } from './words.ts';

export async function showDelivery(view: HTMLElement, address: URLSearchParams): Promise<void> {
  const position = address.get('position') ?? '';
  const about = element('div');
  const list = arrivalList('Events of this delivery', { delivery: position });
  const events = element(
    'section',
    { 'aria-labelledby': 'events' },
    element('h2', { id: 'events' }, 'Its events, the last first'),
    list.place,
  );
  view.replaceChildren(about);
  let shown = '';
  await keepAsking(async () => {
    try {
      const delivery = await ask<KeptDelivery>(`/page/deliveries/${encodeURIComponent(position)}`);
      const others = await othersOf(delivery);
      const now = JSON.stringify([delivery, others]);
      if (now === shown) return;
      shown = now;
      about.replaceChildren(partOf(delivery, others));
      if (delivery.outcome !== 'settled') return;
      await list.look();
      view.append(events);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      about.replaceChildren(element('p', { class: 'notice' }, error.message));
    }
  });
}

function partOf(delivery: KeptDelivery, others: readonly KeptDelivery[]): HTMLElement {
  const items = others.map((other) =>
    element('li', {}, moment(other.receivedAt), ' ', deliveryLink(other.position, other.webhookId), deliveryAnswer(other)),
  );
  return facts([
    ['webhook-id', foreign(delivery.webhookId === '' ? 'none' : delivery.webhookId)],
    ['Arrived', moment(delivery.receivedAt)],
    ['Answer', deliveryAnswer(delivery)],
    ['Under the same webhook-id', items.length === 0 ? 'nothing else' : element('ul', {}, ...items)],
  ]);
}

async function othersOf({ position, webhookId }: KeptDelivery): Promise<KeptDelivery[]> {
  if (webhookId === '') return [];
  const { items } = await ask<DeliveryPage>(`/page/deliveries?${new URLSearchParams({ 'webhook-id': webhookId }).toString()}`);
  return items.filter((other) => other.position !== position && other.webhookId === webhookId);
}
