// Reads an event in our own words (api/registry/feeds.ts, `shopEvent`). Pure.
import type { z } from 'zod';
import { shopEvent } from '#api/registry/feeds';
import { readAs } from './read-as.ts';
import type { Told } from './told-event.ts';

type Lines = readonly { ref: string; quantity: number }[] | undefined;

/** Refuses `feed.event_unreadable`. */
export function readMakegood(body: unknown): Told {
  const told = readAs(shopEvent, body);
  const { at } = told;
  const orderRef = told.order.ref;
  switch (told.event) {
    case 'order.placed':
      return ordered(told.order, at);
    case 'order.delivered': {
      const { ref, proof, lines } = told.delivery;
      return { kind: 'delivered', orderRef, partRef: ref, at, proof, lines: some(lines) };
    }
    case 'order.installed':
      return { kind: 'installed', orderRef, at };
    case 'order.returned': {
      const { ref, note, lines } = told.return;
      return { kind: 'returned', orderRef, partRef: ref, at, note, lines: some(lines) };
    }
    case 'order.cancelled':
      return { kind: 'cancelled', orderRef, at, reason: told.reason ?? told.event };
  }
}

function ordered(order: Extract<z.output<typeof shopEvent>, { event: 'order.placed' }>['order'], at: string): Told {
  const { ref, lines, ...rest } = order;
  return {
    ...rest,
    kind: 'ordered',
    orderRef: ref,
    placedAt: at,
    lines: lines.map(({ ref: lineRef, ...line }) => ({ ...line, lineRef })),
  };
}

function some(lines: Lines) {
  return lines?.map(({ ref, quantity }) => ({ lineRef: ref, quantity })) ?? null;
}
