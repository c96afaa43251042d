// What is sent: what the fact says and no more (HOOK-8). The same bytes at every try, so that a signature is of the same body.
import { idOf } from '#platform/ids/make-id';
import type { Delivery } from './webhook-store.ts';

export function writeBody({ deliveryId, factName, at, body }: Delivery): string {
  return JSON.stringify({ deliveryId: idOf('whd', deliveryId), fact: factName, at, body });
}
