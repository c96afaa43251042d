// What is claimed on a case as facts of its judgement, over what the registry filled.
import { describe, expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import type { Claim } from '#cases';
import { fillClaim, meetRefund } from './fill-claim.ts';

const said: Claim = {
  buyer: null,
  bought: null,
  ordered: null,
  receivedOn: null,
  lateDailyMinor: null,
  lateCapMinor: null,
  lateCurrency: null,
  asks: [],
};
const ask = (more: Partial<Claim['asks'][number]> = {}): Claim['asks'][number] => ({
  ...{ remedy: 'refund', askedOn: '2026-02-10', amountMinor: null, currency: null, metOn: null },
  ...more,
});
const facts: JudgementFactsInput = {
  decidedOn: '2026-03-01',
  timeZone: 'Asia/Shanghai',
  place: { country: 'CN' },
  sale: { currency: 'CNY', channel: 'booth', paidMinor: '7000000' },
  problem: { kind: 'not_delivered' },
};

describe('[FILL-7] what is claimed', () => {
  test('fills buyer, kind of sale and open demands, and nothing when nobody has said anything', () => {
    const filled = fillClaim(facts, { ...said, buyer: 'consumer', ordered: 'made_to_order', asks: [ask()] });
    expect(filled).toMatchObject({
      buyer: 'consumer',
      sale: { kind: 'goods', madeToOrder: true, channel: 'booth' },
      demands: [{ kind: 'refund', madeOn: '2026-02-10' }],
    });
    expect(fillClaim(facts, null)).toBe(facts);
    expect(fillClaim(facts, said)).toEqual(facts);
  });

  test('a booth of ours stays one for a sale in the store, and a sale made elsewhere is what it was', () => {
    expect(fillClaim(facts, { ...said, bought: 'store' }).sale.channel).toBe('booth');
    expect(fillClaim(facts, { ...said, bought: 'distance' }).sale.channel).toBe('distance');
  });

  test('a delivery on record is not replaced, and days after the one judged on are not known on it', () => {
    const delivered = { ...facts, sale: { ...facts.sale, deliveredOn: '2026-01-31' } };
    expect(fillClaim(delivered, { ...said, receivedOn: '2026-02-05' }).sale.deliveredOn).toBe('2026-01-31');
    expect(fillClaim(facts, { ...said, receivedOn: '2026-02-05' }).sale.deliveredOn).toBe('2026-02-05');
    expect(fillClaim(facts, { ...said, receivedOn: '2026-03-02' }).sale.deliveredOn).toBeUndefined();
    const later = { ...said, asks: [ask({ askedOn: '2026-03-02' }), ask({ remedy: 'repair', metOn: '2026-03-02' })] };
    expect(fillClaim(facts, later).demands).toEqual([{ kind: 'repair', madeOn: '2026-02-10' }]);
  });

  test('a penalty in another currency than the sale’s is not reckoned with', () => {
    const penalty = { lateDailyMinor: 3_500n, lateCapMinor: 700_000n };
    expect(fillClaim(facts, { ...said, ...penalty, lateCurrency: 'CNY' }).sale).toMatchObject({
      latePenaltyMinor: '3500',
      latePenaltyCapMinor: '700000',
    });
    expect(fillClaim(facts, { ...said, ...penalty, lateCurrency: 'USD' }).sale).toEqual(facts.sale);
  });

  test('a refund is met by what was paid in full, and by no part of it', () => {
    const asked = fillClaim(facts, { ...said, asks: [ask(), ask({ remedy: 'damages' })] });
    const paid = { amountMinor: 7_000_000n, lastOn: '2026-02-20', currency: 'CNY' };
    const metOn = (given: JudgementFactsInput) => given.demands?.map((one) => one.metOn);
    expect(metOn(meetRefund(asked, paid))).toEqual(['2026-02-20', undefined]);
    expect(metOn(meetRefund(asked, { ...paid, amountMinor: 6_999_999n }))).toEqual([undefined, undefined]);
    expect(metOn(meetRefund(asked, { ...paid, currency: 'USD' }))).toEqual([undefined, undefined]);
    expect(meetRefund(asked, undefined)).toBe(asked);
  });
});
