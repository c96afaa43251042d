// What is claimed on a case as facts of its judgement: who bought, how and what, the contract's penalty, and the open demands. Pure.
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import type { Claim } from '#cases';

type Sale = JudgementFactsInput['sale'];
type Demand = NonNullable<JudgementFactsInput['demands']>[number];

const soldAs: Readonly<Record<NonNullable<Claim['ordered']>, Pick<Sale, 'kind' | 'madeToOrder'>>> = {
  ready_made: { kind: 'goods', madeToOrder: false },
  made_to_order: { kind: 'goods', madeToOrder: true },
  work: { kind: 'work' },
  home: { kind: 'housing' },
  prepaid: { kind: 'prepaid_service' },
};

/**
 * FILL-7: what the customer and the paper say stands where no register speaks: a delivery on record is not replaced by the day the
 * customer names, and a sale from one of our booths stays one unless it was made elsewhere.
 */
export function fillClaim(facts: JudgementFactsInput, claim: Claim | null): JudgementFactsInput {
  if (claim === null) return facts;
  const { buyer, asks } = claim;
  const demands = asks.filter(({ askedOn }) => askedOn <= facts.decidedOn).map((ask) => demandOf(ask, facts));
  return {
    ...facts,
    ...(buyer ? { buyer } : {}),
    sale: { ...facts.sale, ...saleOf(facts.sale, claim, facts.decidedOn) },
    ...(demands.length > 0 ? { demands } : {}),
  };
}

function saleOf(sale: Sale, claim: Claim, on: string): Partial<Sale> {
  const { bought, ordered, receivedOn, lateDailyMinor, lateCapMinor, lateCurrency } = claim;
  const isOurs = lateCurrency === sale.currency;
  const keepsBooth = sale.channel === 'booth' && bought === 'store';
  return {
    ...(ordered ? soldAs[ordered] : {}),
    ...(bought && !keepsBooth ? { channel: bought } : {}),
    ...(receivedOn && receivedOn <= on && sale.deliveredOn === undefined ? { deliveredOn: receivedOn } : {}),
    ...(lateDailyMinor !== null && isOurs ? { latePenaltyMinor: lateDailyMinor.toString() } : {}),
    ...(lateCapMinor !== null && isOurs ? { latePenaltyCapMinor: lateCapMinor.toString() } : {}),
  };
}

function demandOf(
  { remedy, askedOn, amountMinor, currency, metOn }: Claim['asks'][number],
  on: JudgementFactsInput,
): Demand {
  return {
    kind: remedy,
    madeOn: askedOn,
    ...(amountMinor !== null && currency === on.sale.currency ? { amountMinor } : {}),
    ...(metOn !== null && metOn <= on.decidedOn ? { metOn } : {}),
  };
}

/** A refund is met on the day by which all of it was paid: what was asked for, else what the customer had paid. */
export function meetRefund(
  facts: JudgementFactsInput,
  paid: { amountMinor: bigint; lastOn: string; currency: string } | undefined,
): JudgementFactsInput {
  const { demands, sale } = facts;
  if (!demands || paid?.currency !== sale.currency) return facts;
  const isMet = ({ kind, metOn, amountMinor = sale.paidMinor }: Demand) =>
    kind === 'refund' && metOn === undefined && amountMinor !== undefined && paid.amountMinor >= BigInt(amountMinor);
  return { ...facts, demands: demands.map((one) => (isMet(one) ? { ...one, metOn: paid.lastOn } : one)) };
}
