/** Whether every delivery is signed by a key that its destination knows then: as Standard Webhooks has it, computed here anew. */
import { createHmac } from 'node:crypto';
import type { Delivery } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';

export interface SignatureWatch {
  check(delivery: Delivery): void;
}

function signatureOf(secret: string, { headers, body }: Delivery): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const content = `${headers['webhook-id'] ?? ''}.${headers['webhook-timestamp'] ?? ''}.${body}`;
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}

export function createSignatureWatch(memory: RunMemory): SignatureWatch {
  return {
    check(delivery) {
      const { signingKeys, breaches } = memory;
      if (signingKeys.length === 0) return;
      const given = (delivery.headers['webhook-signature'] ?? '').split(' ');
      if (!signingKeys.some((secret) => given.includes(signatureOf(secret, delivery))))
        breaches.push(`delivery ${memory.deliveries} is not signed by a key that the destination knows`);
    },
  };
}
