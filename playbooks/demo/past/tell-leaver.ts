// The merchant that left: one complaint, an incident, a sweep that calls everyone else, money for all found (story E in small).
import type { ImportedContract } from '#registry';
import { leftDaysAgo } from '../make-merchants.ts';
import type { PastStep, PastTeller } from './past-step.ts';
import { contractsOf, merchantOf } from './pick-contracts.ts';

/** How long before its exit the contracts looked through were signed. */
const windowDays = 120;
const incident = 'those who wait';
const sweep = 'the others';

export function tellLeaver(teller: PastTeller): PastStep[] {
  const { day } = teller;
  const [from, until] = [day(leftDaysAgo + windowDays), day(leftDaysAgo)];
  const looked = contractsOf(teller, 'left').filter(({ signedOn = '' }) => signedOn >= from && signedOn <= until);
  const waiting = looked
    .filter(({ deliveredAt, cancelledOn }) => deliveredAt === undefined && cancelledOn === undefined)
    .sort((a, b) => (a.deliverAgreedOn ?? '').localeCompare(b.deliverAgreedOn ?? ''))
    .slice(0, 3);
  const others = looked.filter((one) => !waiting.includes(one));
  return [
    ...tellSearch(teller, waiting, { from, until }),
    ...others.map((one) => tellCall(teller, one)),
    ...tellPayment(teller, waiting),
  ];
}

/** Mr Song of this mall complains; the others are found, who never did. */
function tellSearch(
  { texts, step, day }: PastTeller,
  [complained, ...found]: readonly ImportedContract[],
  window: { from: string; until: string },
): PastStep[] {
  const merchant = merchantOf('left');
  const description = texts.said.not_delivered[0];
  const of = { merchant, problem: 'not delivered' };
  const seen = { delivered: false, installed: false, findings: texts.notThere };
  const same = { delivered: 'no', installed: 'no', 'same problem': 'yes', note: texts.notThere };
  const title = texts.leftTitle;
  return [
    step(30, 'agent', 'open case', { contract: complained?.number, problem: 'not delivered', description }, 'left 1'),
    step(30, 'agent', 'record visit', { case: 'left 1', by: texts.visitor, ...seen }),
    step(
      28,
      'manager',
      'open incident',
      { title, ...of, cause: texts.leftCause, began: day(30), cases: ['left 1'] },
      incident,
    ),
    step(28, 'manager', 'start sweep', { case: 'left 1', title, merchant, ...window }, sweep),
    ...found.map(({ number }, at) =>
      step(26, 'agent', 'record call', { sweep, contract: number, ...same }, `left ${at + 2}`),
    ),
  ];
}

function tellCall({ texts, step, day }: PastTeller, one: ImportedContract): PastStep {
  const { number, deliveredAt, deliverAgreedOn = '' } = one;
  const well = { delivered: 'yes', installed: 'yes', 'same problem': 'no', note: texts.allWell };
  const coming = {
    delivered: deliverAgreedOn < day(26) ? 'no' : 'not due',
    installed: 'not due',
    'same problem': 'no',
  };
  return step(26, 'agent', 'record call', { sweep, contract: number, ...(deliveredAt === undefined ? coming : well) });
}

/** One chain of signatures for all, the money on their accounts, what can be had from the deposit, a loss that waits for approval. */
function tellPayment({ texts, step }: PastTeller, waiting: readonly ImportedContract[]): PastStep[] {
  const people = waiting.map(({ customer }, at) => ({ case: `left ${at + 1}`, holder: customer?.name ?? '' }));
  return [
    step(24, 'manager', 'propose compensation', { incident }, 'their money'),
    step(21, 'administrator', 'approve compensation', { batch: 'their money' }),
    ...people.map((one) => step(18, 'agent', 'customer gives account', { ...one, bank: texts.bank })),
    step(15, 'finance', 'approve payments', { incident }),
    ...(waiting.some(wantsTwo) ? [step(15, 'administrator', 'approve payments', { incident })] : []),
    step(15, 'finance', 'send payments', { incident }),
    step(12, 'finance', 'bank pays', { incident }),
    step(10, 'agent', 'customer signs receipt', { case: 'left 1', name: people[0]?.holder }),
    step(10, 'agent', 'customer rates', { case: 'left 1', stars: 5, text: texts.thanks[0] }),
    step(8, 'finance', 'recover from merchant', { merchant: merchantOf('left') }),
    step(6, 'finance', 'ask write-off', { case: `left ${people.length}`, reason: texts.noAssets }),
  ];
}

/** What was paid comes back; above the limit two people release it. */
const wantsTwo = ({ voucher }: ImportedContract) => (voucher?.amount?.amountMinor ?? 0n) > 500_000n;
