// An order of a shop as contracts: one for each firm that sells in it, with its lines, amounts and agreed days.
import type { z } from 'zod';
import { registerContract as contractRoute } from '#api/registry/contracts';
import type { Id } from '#api/values';
import { addDays } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { currencyExponent } from '#platform/money/currency-exponent';
import { divideRounded } from '#platform/money/divide-rounded';
import { refuse } from '#platform/refusal';
import { parsePhone } from '#platform/text/phone';
import { comparableName } from '../comparable-name.ts';
import { registerContract } from '../contracts/register-contract.ts';
import { type Feed, feedReader, feedWriter } from './feed-store.ts';
import { readAs } from './reading/read-as.ts';
import type { ToldLine, ToldOrder } from './reading/told-event.ts';

type Seller = Pick<Feed['sellers'][number], 'firmId' | 'brandId'>;
interface Share extends Seller {
  lines: ToldLine[];
}

/**
 * Refuses `feed.seller_unknown`, `feed.event_unreadable`, `currency.unknown`, `phone.unreadable` and whatever registering a contract
 * refuses. Answers the contracts made.
 */
export async function registerOrder(acting: Acting, tx: Tx, feed: Feed, order: ToldOrder): Promise<Uuid[]> {
  const reader = feedReader(tx);
  const place = await reader.placeOf(feed.storeId);
  const products = await reader.productsBySku(order.lines.flatMap(({ sku }) => sku ?? []));
  const shares = sharesOf(feed, order);
  const made: Uuid[] = [];
  for (const share of shares) {
    const given = contractOf({ feed, order, share, products, place, isWhole: shares.length === 1 });
    const { contractId } = await registerContract(acting, readAs(contractRoute.body, given));
    made.push(uuidOf(contractId));
    await feedWriter(tx).addLines(
      feed.feedId,
      share.lines.map(({ lineRef, description, quantity, isDelivered }) => ({
        ...{ orderRef: order.orderRef, lineRef, description, contractId: uuidOf(contractId) },
        ...{ toDeliver: isDelivered ? quantity : 0, delivered: 0, deliveredAt: null },
      })),
    );
  }
  return made;
}

/** FEED-7: by firm, because a number is one contract of a firm; a brand is named when all lines of the share are of it. */
function sharesOf(feed: Feed, { lines, channel }: ToldOrder): Share[] {
  const shares = new Map<Id<'frm'> | null, Share>();
  for (const line of lines) {
    const { firmId, brandId } = sellerOf(feed, line, channel);
    const share = shares.get(firmId) ?? { firmId, brandId, lines: [] };
    shares.set(firmId, { firmId, brandId: share.brandId === brandId ? brandId : null, lines: [...share.lines, line] });
  }
  return [...shares.values()];
}

function sellerOf({ sellers }: Feed, { vendor, description }: ToldLine, channel: string | null): Seller {
  if (sellers.length === 0) return { firmId: null, brandId: null };
  for (const word of [vendor, channel]) {
    const found = word && sellers.find((one) => comparableName(one.word) === comparableName(word));
    if (found) return found;
  }
  throw refuse('feed.seller_unknown', { seller: vendor ?? channel ?? description });
}

interface Around {
  feed: Feed;
  order: ToldOrder;
  share: Share;
  products: ReadonlyMap<string, Uuid>;
  place: { timeZone: string; country: string };
  /** The share is the whole order, whose amount it has. */
  isWhole: boolean;
}

function contractOf({ feed, order, share, products, place, isWhole }: Around): z.input<typeof contractRoute.body> {
  const { currency, installBy } = order;
  const signedOn = dayAt(Date.parse(order.placedAt), place.timeZone);
  const deliverBy = order.deliverBy ?? addDays(signedOn, feed.deliverWithinDays);
  return {
    ...{ firmId: share.firmId, brandId: share.brandId, storeId: feed.storeId && idOf('sto', feed.storeId) },
    ...{ city: order.city, deliverTo: order.deliverTo, note: order.note, signedOn },
    number: `${feed.numberPrefix}${order.number}`,
    customer: customerOf(order.customer, place.country),
    amount: isWhole && order.amount !== null ? moneyOf(order.amount, currency) : null,
    lines: share.lines.map(({ description, sku, quantity, amount }) => {
      const productId = sku === null ? undefined : products.get(sku);
      return {
        description: description.slice(0, 500),
        productId: productId ? idOf('prd', productId) : null,
        quantity,
        amount: amount === null ? null : moneyOf(amount, currency),
      };
    }),
    obligations: [
      ...(share.lines.some(({ isDelivered }) => isDelivered)
        ? [{ kind: 'deliver' as const, agreedOn: deliverBy }]
        : []),
      ...(installBy === null ? [] : [{ kind: 'install' as const, agreedOn: installBy }]),
    ],
  };
}

/** FEED-8: a phone nobody can dial is left out when there is an e-mail, and refused when there is none. */
function customerOf({ name, phone, country, email }: ToldOrder['customer'], ourCountry: string) {
  const read = phone === null ? undefined : parsePhone(phone, country ?? ourCountry);
  if (read && !read.ok && email === null) throw refuse('phone.unreadable', { phone: phone ?? '' });
  return { name, phones: read?.ok ? [read.value.e164] : [], emails: email === null ? [] : [email] };
}

/** FEED-9: totals of shops may have more decimals than the currency; they are rounded half up. Refuses `currency.unknown`. */
function moneyOf(decimal: string, currency: string): { amountMinor: string; currency: string } {
  const exponent = currencyExponent(currency);
  if (exponent === null) throw refuse('currency.unknown', { currency });
  const [whole = '', fraction = ''] = decimal.split('.');
  const minor = divideRounded(
    BigInt(`${whole}${fraction}`) * 10n ** BigInt(exponent),
    10n ** BigInt(fraction.length),
    'half_up',
  );
  return { amountMinor: `${minor}`, currency };
}
