// Decisions through the whole app: one judgement, many, a contract's, the packs, the tables and the linter.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type JudgementFactsInput, problemKinds } from '#api/flow/3-decisions';
import { givenFactNames, kindOfFact } from '#api/flow/3-decisions.choices';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';
import { givenFacts } from '../judgement/facts/fact-names.ts';
import { shippedPacks } from '../law-packs/law-packs.ts';

let app: TestApp;
let mall: Caller;
let shop: Caller;
beforeAll(async () => {
  app = await startTestApp('2014-06-05T02:00:00Z');
  mall = await app.company({ name: 'Mall', playbooks: ['marketplace'] });
  shop = await app.company({ name: 'Shop', playbooks: ['retailer'] });
});
afterAll(() => app.stop());

const example = (name: string): JudgementFactsInput =>
  JSON.parse(readFileSync(new URL(`../examples/${name}.json`, import.meta.url), 'utf8'));
const floor = example('undelivered-floor');
const kitchen = example('late-kitchen');
const judge = (caller: Caller, facts: unknown, query = '') => caller.call(`/judgements${query}`, facts);
type Shown = { ruleId: string; remedy: string; amountMinor: string | null; status: string };

describe('one judgement', () => {
  test('[ASK-1] the mall’s own promise is judged for a mall, and not for a shop', async () => {
    const { status, body } = await judge(mall, floor);
    expect(status).toBe(200);
    expect(body.outcome).toBe('owed');
    expect(body.entitlements[0]).toMatchObject({
      ruleId: 'MALL-ADVANCE.undelivered',
      remedy: 'advance_compensation',
      amountMinor: '7000000',
      status: 'owed',
      obligors: [{ party: 'mall' }],
    });
    expect(body.versions).toContain('MALL-ADVANCE@1');
    const other = (await judge(shop, floor)).body;
    expect(other.entitlements.map((one: Shown) => one.ruleId)).not.toContain('MALL-ADVANCE.undelivered');
    expect(other.versions).toContain('SHOP-CARE@1');
  });

  test('a meter tells today, next week and the cap', async () => {
    const { body } = await judge(mall, kitchen);
    const meter = body.meters.find((one: { ruleId: string }) => one.ruleId === 'RU-23.1/meter');
    // 40 days at 0.5 % of 100,000 roubles, seven more, and the prepayment as the cap after 200 days.
    expect(meter).toMatchObject({ daysLate: 40, todayMinor: '2000000', inWeekMinor: '2350000', capMinor: '10000000' });
    expect(meter.capOn).toBe('2026-09-17');
  });

  test('comes with every question asked, unless told not to', async () => {
    expect((await judge(mall, floor)).body.trace.length).toBeGreaterThan(5);
    expect((await judge(mall, floor, '?trace=no')).body.trace).toBeUndefined();
  });

  test('[ASK-3] a fact nobody reads is named', async () => {
    const { body } = await judge(mall, { ...floor, colour: 'blue', sale: { ...floor.sale, channle: 'booth' } });
    expect(body.ignored.toSorted()).toEqual(['colour', 'sale.channle']);
    expect((await judge(mall, floor)).body.ignored).toEqual([]);
  });

  test('what cannot be read is refused by field', async () => {
    const wrong = { ...floor, decidedOn: '0001-01-01', sale: { ...floor.sale, priceMinor: -1 } };
    const { status, body } = await judge(mall, wrong);
    expect([status, body.refusal]).toEqual([422, 'input.invalid']);
    expect(body.fields.map((field: { path: string }) => field.path).toSorted()).toEqual([
      'body.decidedOn',
      'body.sale.priceMinor',
    ]);
  });

  test('a currency or a time zone that does not exist is refused by name', async () => {
    const currency = await judge(mall, { ...floor, sale: { ...floor.sale, currency: 'QQQ' } });
    expect([currency.status, currency.body.refusal, currency.body.facts]).toEqual([
      422,
      'currency.unknown',
      { currency: 'QQQ' },
    ]);
    const zone = await judge(mall, { ...floor, timeZone: 'Nowhere/Town' });
    expect([zone.status, zone.body.refusal]).toEqual([422, 'time_zone.unknown']);
  });

  test('the kind of every given fact is told by its name', () => {
    const wrong = Object.entries(givenFacts).filter(([name, kind]) => kindOfFact(name) !== kind);
    expect(wrong).toEqual([]);
    expect(givenFactNames.toSorted()).toEqual(Object.keys(givenFacts).toSorted());
  });
});

describe('[ASK-2] a batch', () => {
  const send = async (cases: unknown[], caller = mall, query = '') => {
    const answer = await caller.call(`/judgements/batch${query}`, { cases });
    const lines = answer.status === 200 && typeof answer.body === 'string' ? answer.body.trim().split('\n') : [];
    return { ...answer, lines: lines.map((line) => JSON.parse(line)) };
  };
  test('answers in order; what cannot be read names its fields and stops nothing', async () => {
    const { headers, lines } = await send([floor, { ...floor, timeZone: 'No/Where' }, 'nonsense', kitchen]);
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(lines.map((line) => line.at)).toEqual([0, 1, 2, 3]);
    expect(lines[0].judgement).toEqual((await judge(mall, floor, '?trace=no')).body);
    expect(lines[1]).toEqual({ at: 1, unreadable: [{ field: 'timeZone', problem: 'no_such_time_zone' }] });
    expect(lines[2].unreadable[0].field).toBe('(all)');
    expect(lines[3].judgement.outcome).toBe('owed');
  });
  test('has each working when asked', async () => {
    const { lines } = await send([floor], mall, '?trace=yes');
    expect(lines[0].judgement.trace.length).toBeGreaterThan(5);
  });
  test('more than ten thousand are refused before one is judged', async () => {
    const { status, body } = await send(Array.from({ length: 10_001 }, () => 0));
    expect([status, body.refusal, body.fields[0].path]).toEqual([422, 'input.invalid', 'body.cases']);
    expect((await send([])).status).toBe(422);
  });
  test('a body of many megabytes is taken, and from nobody unknown', { timeout: 60_000 }, async () => {
    const cases = Array.from({ length: 2_500 }, () => ({ ...floor, note: 'x'.repeat(400) }));
    const { lines } = await send(cases);
    expect(lines).toHaveLength(2_500);
    expect(new Set(lines.map((line) => line.judgement.outcome))).toEqual(new Set(['owed']));
    expect((await app.anyone.call('/judgements/batch', { cases })).status).toBe(401);
  });
});

describe('a contract', () => {
  let contractId: string;
  beforeAll(async () => {
    const made = async (path: string, body: unknown) => (await mall.call(path, body)).body;
    const store = await made('/stores', { name: 'Shilihe', city: '北京', timeZone: 'Asia/Shanghai' });
    const firm = await made('/firms', { legalName: 'Floors Ltd' });
    const brand = await made('/brands', { name: 'Floors' });
    const tenancy = await made('/tenancies', {
      firmId: firm.firmId,
      brandId: brand.brandId,
      storeId: store.storeId,
      startedOn: '2012-01-01',
    });
    const contract = await made('/contracts', {
      number: 'A',
      signedOn: '2013-12-14',
      customer: { name: '宋先生', phones: ['+8613800138000'] },
      firmId: firm.firmId,
      brandId: brand.brandId,
      storeId: store.storeId,
      amount: { amountMinor: '7000000', currency: 'CNY' },
      obligations: [{ kind: 'deliver', agreedOn: '2014-01-30' }],
      vouchers: [{ paidOn: '2013-12-14', amount: { amountMinor: '7000000', currency: 'CNY' } }],
    });
    contractId = contract.contractId;
    await mall.call(`/contracts/${contractId}/complaints`, { complainedOn: '2014-05-20', channel: 'phone' });
    await mall.call(`/tenancies/${tenancy.tenancyId}/end`, { endedOn: '2014-03-31', reason: 'moved' });
    await app.settle();
  });
  const show = (query: string, caller = mall, id = contractId) => caller.call(`/contracts/${id}/judgement?${query}`);

  test('is judged from what is known of it, and the rest is asked for', async () => {
    const { status, body } = await show('problem=not_delivered');
    expect(status).toBe(200);
    expect(body.contract).toMatchObject({ contractId, number: 'A', personName: '宋先生' });
    expect(body.facts).toMatchObject({
      decidedOn: '2014-06-05',
      place: { country: 'CN', locality: 'BJ' },
      sale: {
        contractOn: '2013-12-14',
        agreedDeliveryOn: '2014-01-30',
        paidMinor: '7000000',
        channel: 'booth',
        soldBy: 'merchant',
      },
      problem: { kind: 'not_delivered', reportedOn: '2014-05-20' },
      trader: { leftOn: '2014-03-31', leaseEndedOn: '2014-03-31' },
      proofs: { sales_contract: true, payment_voucher: true },
      other: { promised_advance_compensation: true },
    });
    expect(body.facts.buyer).toBeUndefined();
    const advance = body.judgement.entitlements.find((one: Shown) => one.ruleId === 'MALL-ADVANCE.undelivered');
    expect(advance).toMatchObject({
      status: 'refer',
      missing: ['trader.visitDone', 'trader.demandedOn', 'trader.failedToPerform'],
    });
    const commitments = body.promises.map((one: { commitment: string | null }) => one.commitment);
    expect(commitments).toContain('advance-compensation');
  });

  test('[FILL-1] with what was asked for answered, the same facts give the money', async () => {
    const { facts } = (await show('problem=not_delivered')).body;
    const answered = {
      ...facts,
      buyer: 'consumer',
      trader: { ...facts.trader, visitDone: true, demandedOn: '2014-05-22', failedToPerform: true },
    };
    const { body } = await judge(mall, answered);
    expect(body.entitlements[0]).toMatchObject({
      remedy: 'advance_compensation',
      amountMinor: '7000000',
      status: 'owed',
    });
  });

  test('[FILL-5] on an earlier day the merchant has not left yet', async () => {
    const { body } = await show('problem=not_delivered&on=2014-03-30');
    expect(body.facts.trader.leftOn).toBeUndefined();
    expect(body.judgement.decidedOn).toBe('2014-03-30');
  });

  test('every kind of problem can be asked about', async () => {
    for (const problem of problemKinds) {
      const { status, body } = await show(`problem=${problem}`);
      expect([problem, status, body.facts?.problem.kind]).toEqual([problem, 200, problem]);
    }
    expect((await show('problem=weather')).status).toBe(422);
  });

  test('of another company, or none, is not found', async () => {
    expect((await show('problem=defect', shop)).body.refusal).toBe('contract.not_found');
    expect((await show('problem=defect', mall, `ctr_${'0'.repeat(26)}`)).status).toBe(404);
  });

  test('who may only read does not judge', async () => {
    const viewer = await app.as(mall, ['viewer']);
    expect((await show('problem=defect', viewer)).body.facts).toEqual({ permission: 'decision.judge' });
    expect((await viewer.call('/law-packs')).status).toBe(200);
  });
});

describe('the law', () => {
  test('packs are listed with what is to be checked', async () => {
    const { rows } = (await mall.call('/law-packs')).body;
    const ru = rows.find((row: { packId: string }) => row.packId === 'RU');
    expect(ru.countries).toEqual(['RU']);
    expect(ru.ruleIds).toContain('RU-23.1');
    expect(rows.find((row: { packId: string }) => row.packId === 'CN-LOCAL').localities).toEqual([
      'BJ',
      'SD',
      'SH',
      'ZJ',
    ]);
  });
  test('each rule has its article, its validity and what was read for it', async () => {
    const { body } = await mall.call('/law-packs/RU');
    const rule = body.rules.find((one: { ruleId: string }) => one.ruleId === 'RU-19');
    expect(rule).toMatchObject({
      citation: 'ЗоЗПП (2300-1) ст. 19(5)',
      verified: 'secondary',
      window: { at: 'problem.reportedOn', from: 'sale.receivedOn', length: 24, unit: 'month' },
      proofs: { customer: ['defect_before_handover'], trader: ['misuse', 'no_defect_at_delivery'] },
    });
    expect(rule.asks).toContain('sale.hasOwnTerm');
    expect(rule.sources.map((source: { code: string }) => source.code)).toEqual(['s14', 's17']);
  });
  test('every source number a rule names is in the list of sources', async () => {
    for (const pack of shippedPacks) {
      const shown = (await mall.call(`/law-packs/${pack.id}`)).body.rules;
      for (const [at, rule] of pack.rules.entries()) {
        const named = rule.source.match(/\bs\d+[a-z]?\b/g)?.length ?? 0;
        expect([rule.id, shown[at].sources.length]).toEqual([rule.id, named]);
      }
    }
  });
  test('a pack nobody has is not found', async () => {
    expect((await mall.call('/law-packs/atlantis')).body.refusal).toBe('law_pack.not_found');
  });
  test('codes have words in three languages', async () => {
    const { body } = await mall.call('/decision-words');
    expect(body.remedies.refund).toEqual({ 'zh-CN': '退款', ru: 'возврат денег', en: 'refund' });
  });
});

describe('the tables', () => {
  test('[ASK-1] those the company asks come first', async () => {
    const { rows } = (await shop.call('/policy-tables')).body;
    const asked = rows.map((row: { isAsked: boolean }) => row.isAsked);
    expect(asked).toEqual(asked.toSorted().toReversed());
    expect(rows[0]).toMatchObject({ playbook: 'retailer', isAsked: true });
  });
  test('[ASK-4] a case shows what every cell said', async () => {
    const { body } = await mall.call('/policy-tables/MALL-ADVANCE');
    expect(body).toMatchObject({ playbook: 'marketplace', isAsked: true, publishable: true });
    const seed = body.cases[0];
    expect([seed.ok, seed.got]).toEqual([true, ['undelivered']]);
    expect(seed.rows.map((row: { rowId: string; answer: string }) => [row.rowId, row.answer])).toEqual([
      ['undelivered', 'yes'],
      ['quality', 'no'],
    ]);
    expect(seed.rows[1].cells.find((cell: { column: string }) => cell.column === 'kind')).toEqual({
      column: 'kind',
      answer: 'no',
      saw: 'not_delivered',
    });
  });
  test('a table nobody has is not found', async () => {
    expect((await mall.call('/policy-tables/NO-SUCH')).body.refusal).toBe('policy_table.not_found');
  });
});

describe('[ASK-5] terms', () => {
  const check = (body: unknown) => mall.call('/terms-checks', body);
  test('are checked under the company’s law, with the place in the text as given', async () => {
    const text = '  欢迎光临。\n打折商品概不退换。';
    const { body } = await check({ text });
    expect(body.country).toBe('CN');
    expect(body.found.length).toBeGreaterThan(0);
    const [first] = body.found;
    expect(text.slice(first.from, first.until)).toBe(first.sentence);
    expect(first.article.length).toBeGreaterThan(3);
  });
  test('or under the law asked for', async () => {
    expect((await check({ text: 'Товар возврату не подлежит.', country: 'RU' })).body).toMatchObject({ country: 'RU' });
  });
  test('nothing, blanks and too much are refused by field', async () => {
    for (const text of ['', ' \n ', 'x'.repeat(400_001)])
      expect((await check({ text })).body.fields[0].path).toBe('body.text');
  });
});
