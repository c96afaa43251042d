import { describe, expect, test } from 'vitest';
import type { Uuid } from '#platform/ids/make-id';
import type { ContractTerms } from '#registry';
import { floodedHome, knownCase } from '../compensation/assessing/known-case.fixture.ts';
import { fillCaseFacts } from './fill-case-facts.ts';
import { fillFacts } from './fill-facts.ts';
import { goodsCategoryOf } from './goods-category-of.ts';
import { localityOfCity } from './locality-of-city.ts';
import type { KnownContract } from './read-known-contract.ts';

const id = '0197a2b4-0000-7000-8000-000000000001' as Uuid;
const obligation = (
  kind: 'deliver' | 'install' | 'perform',
  dueOn: string,
  fulfilledAt: string | null = null,
): ContractTerms['obligations'][number] => ({
  obligationId: id,
  kind,
  agreedOn: dueOn,
  agreedAt: null,
  dueOn,
  fulfilledAt,
  proof: null,
});
const voucher = (paidOn: string | null, amountMinor: string | null, currency: string | null = 'CNY') => ({
  kind: 'receipt',
  paidOn,
  amountMinor,
  currency,
});
const contractOf = (terms: Partial<ContractTerms> = {}, more: Partial<KnownContract> = {}): KnownContract => ({
  terms: {
    contractId: id,
    number: 'A',
    signedOn: '2013-12-14',
    personId: id,
    firmId: id,
    brandId: null,
    storeId: id,
    city: '北京',
    family: '地板',
    amountMinor: 7_000_000n,
    currency: 'CNY',
    cancelledOn: null,
    firstComplainedOn: null,
    registeredAt: '2013-12-14T02:00:00Z',
    timeZone: 'Asia/Shanghai',
    obligations: [obligation('deliver', '2014-01-30')],
    ...terms,
  },
  personName: '宋先生',
  country: 'CN',
  companyCurrency: 'CNY',
  playbooks: ['marketplace'],
  vouchers: [voucher('2013-12-14', '7000000')],
  complainedOn: ['2014-05-20'],
  tenancyEndedOn: '2014-03-31',
  isTenant: true,
  promises: [],
  ...more,
});

test('[FILL-1] what the registry knows is filled and nothing else', () => {
  const facts = fillFacts(contractOf(), 'not_delivered', '2014-06-05');
  expect(JSON.parse(JSON.stringify(facts))).toEqual({
    decidedOn: '2014-06-05',
    timeZone: 'Asia/Shanghai',
    place: { country: 'CN', locality: 'BJ' },
    sale: {
      currency: 'CNY',
      category: 'flooring',
      contractOn: '2013-12-14',
      paidOn: '2013-12-14',
      soldBy: 'merchant',
      channel: 'booth',
      priceMinor: '7000000',
      paidMinor: '7000000',
      prepaidMinor: '7000000',
      agreedDeliveryOn: '2014-01-30',
    },
    problem: { kind: 'not_delivered', reportedOn: '2014-05-20' },
    trader: { leaseEndedOn: '2014-03-31', leftOn: '2014-03-31' },
    proofs: { sales_contract: true, payment_voucher: true },
    other: {},
  });
});

test('[FILL-1] a bare contract leaves everything else open, and commitments become facts of the operator', () => {
  const bare = contractOf(
    { firmId: null, family: 'unheard of', amountMinor: null, currency: null, obligations: [] },
    {
      isTenant: false,
      tenancyEndedOn: null,
      complainedOn: [],
      vouchers: [],
      promises: [{ promiseId: id, commitment: 'one-month-return', wording: null, state: 'open', dueOn: null }],
    },
  );
  const { sale, proofs, problem, other } = fillFacts(bare, 'defect', '2014-06-05');
  expect(JSON.parse(JSON.stringify(sale))).toEqual({ currency: 'CNY', contractOn: '2013-12-14' });
  expect(proofs).toEqual({ sales_contract: true });
  expect(problem.reportedOn).toBe('2014-06-05');
  expect(other).toEqual({ promised_one_month_return: true });
});

describe('[FILL-2] the locality of a city', () => {
  test('is found in any of the three languages', () => {
    for (const name of ['北京', '北京市', 'Beijing', ' пекин ']) expect(localityOfCity('CN', name), name).toBe('BJ');
    expect(localityOfCity('CN', '杭州')).toBe('ZJ');
    expect(localityOfCity('CN', "Tai'an")).toBe('SD');
    expect(localityOfCity('RU', 'г. Москва')).toBe('MOW');
  });
  test('is open when the city is unknown or of another country', () => {
    expect(localityOfCity('CN', '某某')).toBeUndefined();
    expect(localityOfCity('RU', '北京')).toBeUndefined();
    expect(localityOfCity('CN', null)).toBeUndefined();
    expect(localityOfCity('CN', 'constructor')).toBeUndefined();
  });
  test('a family names a category only when it is called exactly so', () => {
    expect([goodsCategoryOf('диван'), goodsCategoryOf('Sofas'), goodsCategoryOf('沙发')]).toEqual([
      'sofa',
      'sofa',
      'sofa',
    ]);
    expect([goodsCategoryOf('sofa covers'), goodsCategoryOf(null), goodsCategoryOf('toString')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('[FILL-3] a delivery late in the evening of UTC is of the next day in Shanghai', () => {
  const known = contractOf({ obligations: [obligation('deliver', '2014-01-30', '2014-01-30T17:00:00Z')] });
  expect(fillFacts(known, 'late_delivery', '2014-06-05').sale.deliveredOn).toBe('2014-01-31');
});

describe('[FILL-4] what was paid', () => {
  const paid = (vouchers: KnownContract['vouchers'], on = '2014-06-05', obligations?: ContractTerms['obligations']) => {
    const { sale } = fillFacts(contractOf(obligations ? { obligations } : {}, { vouchers }), 'defect', on);
    return [sale.paidMinor, sale.prepaidMinor];
  };
  test('is the sum of vouchers in the currency of the contract', () => {
    expect(paid([voucher('2013-12-14', '100'), voucher('2014-01-01', '250')])).toEqual(['350', '350']);
  });
  test('is unknown with a voucher that says no amount, or another currency, or none', () => {
    expect(paid([voucher('2013-12-14', '100'), voucher('2014-01-01', null)])).toEqual([undefined, undefined]);
    expect(paid([voucher('2013-12-14', '100', 'USD')])).toEqual([undefined, undefined]);
    expect(paid([])).toEqual([undefined, undefined]);
  });
  test('ahead of delivery is a prepayment; on or after its day it is not', () => {
    const delivered = [obligation('deliver', '2014-01-30', '2014-02-10T02:00:00Z')];
    expect(paid([voucher('2014-02-09', '100'), voucher('2014-02-10', '250')], '2014-06-05', delivered)).toEqual([
      '350',
      '100',
    ]);
    expect(paid([voucher(null, '100')], '2014-06-05', delivered)).toEqual(['100', undefined]);
  });
});

describe('[FILL-5] the day judged on', () => {
  test('knows no delivery, payment, complaint or leaving that came after it', () => {
    const known = contractOf({ obligations: [obligation('deliver', '2014-01-30', '2014-02-10T02:00:00Z')] });
    const before = fillFacts(known, 'not_delivered', '2014-02-09');
    expect([before.sale.deliveredOn, before.trader?.leftOn, before.problem.reportedOn]).toEqual([
      undefined,
      undefined,
      '2014-02-09',
    ]);
    expect(fillFacts(known, 'late_delivery', '2014-02-10').sale.deliveredOn).toBe('2014-02-10');
    expect(fillFacts(contractOf(), 'not_delivered', '2013-12-13').sale.paidMinor).toBeUndefined();
  });
  test('a complaint before delivery is not about a defect found after it', () => {
    const known = contractOf(
      { obligations: [obligation('deliver', '2014-01-30', '2014-05-25T02:00:00Z')] },
      { complainedOn: ['2014-05-20', '2014-06-01'] },
    );
    expect(fillFacts(known, 'defect', '2014-06-05').problem.reportedOn).toBe('2014-06-01');
    expect(fillFacts(known, 'late_delivery', '2014-06-05').problem.reportedOn).toBe('2014-05-20');
  });
  test('two deliveries are done with the last, and due with the first still open', () => {
    const two = [obligation('deliver', '2014-01-30', '2014-02-10T02:00:00Z'), obligation('deliver', '2014-03-01')];
    const { sale } = fillFacts(contractOf({ obligations: two }), 'not_delivered', '2014-06-05');
    expect([sale.deliveredOn, sale.agreedDeliveryOn]).toEqual([undefined, '2014-03-01']);
  });
});

describe('[FILL-6] what a case has found out', () => {
  const facts = fillFacts(contractOf(), 'not_delivered', '2014-06-05');
  test('stands over the registry: the visit, the merchant’s silence, the day of complaint', () => {
    const { trader, problem, proofs } = fillCaseFacts(facts, knownCase({ complainedOn: '2014-05-19' }));
    expect(trader).toMatchObject({ visitDone: true, demandedOn: '2014-05-22', failedToPerform: true });
    expect([problem.reportedOn, proofs]).toEqual(['2014-05-19', { sales_contract: true, payment_voucher: true }]);
  });
  test('a proof still wanted is not shown, and a loss is its amount', () => {
    const known = floodedHome({ proofs: [{ kind: 'photo', state: 'wanted' }] });
    const { proofs, problem } = fillCaseFacts({ ...facts, proofs: {} }, known);
    expect([proofs, problem.lossMinor]).toEqual([{}, '4000000']);
  });
});
