// A case of the textbook for each kind of letter, so that a template can be tried before anybody is written to: a sofa after its
// warranty, and one whose missing part was never ordered.
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import type { LetterKind } from '#api/flow/3-decisions.letters';
import { readFacts } from '../judgement/facts/read-facts.ts';
import { judge } from '../judgement/judge.ts';
import type { Judgement } from '../judgement/judgement.ts';
import { lawbookOf } from '../lawbook-of.ts';

const sofa: JudgementFactsInput = {
  decidedOn: '2009-05-13',
  timeZone: 'Europe/Moscow',
  place: { country: 'RU', locality: 'MOW' },
  buyer: 'consumer',
  repairs: [],
  demands: [],
  history: { claims: 1, refusedClaims: 0, penaltyClaims: 0, goodwillGiven: 0 },
  sale: {
    currency: 'RUB',
    kind: 'goods',
    category: 'sofa',
    contractOn: '2007-10-20',
    deliveredOn: '2007-11-12',
    priceMinor: 4_500_000,
    paidMinor: 4_500_000,
    warrantyMonths: 18,
  },
  problem: { kind: 'defect', foundOn: '2009-05-13', reportedOn: '2009-05-13' },
};
/** The customer proved that the defect was there from the start. */
const proved: JudgementFactsInput = { ...sofa, proofs: { defect_before_handover: true } };
/** What was claimed as missing stands in no order and no advert. */
const neverOrdered: JudgementFactsInput = {
  ...sofa,
  problem: {
    ...sofa.problem,
    kind: 'short_delivery',
    itemInOrder: false,
    itemInWorkOrder: false,
    specificAdvert: false,
  },
};
const facts: Record<LetterKind, JudgementFactsInput> = {
  acceptance: proved,
  demand_reply: proved,
  refusal: sofa,
  paid_repair: sofa,
  goodwill: neverOrdered,
};

export function exampleOf(kind: LetterKind): Judgement {
  const read = readFacts(facts[kind]);
  if (!read.ok) throw new Error(`TMPL-3 the example of ${kind} is read`);
  return judge(lawbookOf(['retailer']), read.sheet);
}
