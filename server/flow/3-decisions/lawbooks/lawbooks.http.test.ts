// A company's own tables and packs through the whole app: drafted, tested, published, judged by, and nobody else's.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';
import { shippedPlaybooks } from '../policy-tables/playbook.ts';

let app: TestApp;
let mall: Caller;
let other: Caller;
beforeAll(async () => {
  app = await startTestApp('2026-11-01T02:00:00Z');
  mall = await app.company({ name: 'Mall' });
  other = await app.company({ name: 'Other' });
});
afterAll(() => app.stop());

const floor = JSON.parse(readFileSync(new URL('../examples/undelivered-floor.json', import.meta.url), 'utf8'));
const shipped = shippedPlaybooks.marketplace.tables.find((one) => one.code === 'MALL-ADVANCE');
if (!shipped) throw new Error('the marketplace promises to pay first');
const { code: _, version: __, ...table } = shipped;
const put = (caller: Caller, path: string, body: unknown) => caller.call(path, body, { method: 'PUT' });
const draft = (caller: Caller, code: string, given: unknown, revision: number | null = null) =>
  put(caller, `/policy-tables/${code}/draft`, { table: given, revision });
const publish = (caller: Caller, code: string, revision: number, from = '2026-11-01') =>
  caller.call(`/policy-tables/${code}/draft/publication`, { revision, from, reason: 'agreed by the board' });
const discard = (caller: Caller, code: string) =>
  caller.call(`/policy-tables/${code}/draft`, undefined, { method: 'DELETE' });
/** A gift table of the company's own: one row, one case, decided by the day of deciding. */
const gifts = (share: string, cell = 'defect') => ({
  title: { 'zh-CN': '礼品', ru: 'Подарки', en: 'Gifts' },
  purpose: 'coverage',
  hit: 'collect',
  effective: { by: 'decision' },
  columns: [{ id: 'kind', kind: 'code', fact: 'problem.kind' }],
  rows: [
    {
      id: 'gift',
      when: { kind: cell },
      gives: { remedy: 'price_reduction', obligor: 'shop', amount: 'sale.priceMinor', share },
      title: { 'zh-CN': '减价', ru: 'Скидка', en: 'A reduction' },
    },
  ],
  tests: [{ name: 'a defect', facts: { 'problem.kind': 'defect' }, expectRows: ['gift'] }],
});
const ask = (caller: Caller, decidedOn: string) =>
  caller.call('/judgements?trace=no', {
    ...floor,
    decidedOn,
    sale: { ...floor.sale, receivedOn: '2014-02-01', deliveredOn: '2014-02-01' },
    problem: { kind: 'defect', reportedOn: decidedOn },
  });
const given = (answer: { body: { entitlements: { ruleId: string; ruleVersion: string; amountMinor: string }[] } }) =>
  answer.body.entitlements
    .filter((one) => one.ruleId === 'GIFTS.gift')
    .map((one) => [one.ruleVersion, one.amountMinor]);

describe('policy tables', () => {
  test('[BOOK-2] a draft is kept with its wrong cells named; [BOOK-3] it is not published so', async () => {
    const kept = await draft(mall, 'WRONG', {
      ...gifts('5%', 'sofa; bed'),
      columns: [
        { id: 'kind', kind: 'code', fact: 'problem.kind' },
        { id: 'odd', kind: 'cel' },
      ],
      rows: [{ ...gifts('5%', 'sofa; bed').rows[0], when: { kind: 'sofa; bed', odd: 'sale.priceMinor >' } }],
    });
    expect([kept.status, kept.body.problems]).toEqual([
      200,
      [
        { row: 'gift', column: 'kind', problem: 'code_cell_is_a_list_of_codes' },
        { row: 'gift', column: 'odd', problem: 'cel_does_not_check' },
      ],
    ]);
    const refused = await publish(mall, 'WRONG', 1);
    expect([refused.status, refused.body.refusal, refused.body.facts]).toEqual([
      422,
      'policy_table.cell_unreadable',
      { row: 'gift', column: 'kind', more: 1 },
    ]);
    expect((await discard(mall, 'WRONG')).body).toEqual({ code: 'WRONG', version: 1 });
    expect((await discard(mall, 'WRONG')).body.refusal).toBe('lawbook_draft.not_found');
  });

  test('[BOOK-3] no case, or one that comes out otherwise: refused by name', async () => {
    const bare = await draft(mall, 'CASES', { ...gifts('5%'), tests: [] });
    expect((await publish(mall, 'CASES', bare.body.version.revision)).body.refusal).toBe('policy_table.without_cases');
    const wrong = { name: 'late goods', facts: { 'problem.kind': 'late_delivery' }, expectRows: ['gift'] };
    const failing = await draft(mall, 'CASES', { ...gifts('5%'), tests: [...gifts('5%').tests, wrong] }, 1);
    const tested = await mall.call('/policy-tables/CASES/draft/tests', { revision: 2 });
    expect([tested.body.version.state, tested.body.cases.map((one: { ok: boolean }) => one.ok)]).toEqual([
      'draft',
      [true, false],
    ]);
    const refused = await publish(mall, 'CASES', failing.body.version.revision);
    expect([refused.body.refusal, refused.body.facts]).toEqual(['policy_table.cases_fail', { cases: 'late goods' }]);
    await discard(mall, 'CASES');
  });

  test('[BOOK-1] who has not seen the last state is refused; two who begin at once get one draft', async () => {
    const both = await Promise.all([draft(mall, 'TWICE', gifts('1%')), draft(mall, 'TWICE', gifts('2%'))]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    expect((await draft(mall, 'TWICE', gifts('3%'), 1)).body.version.revision).toBe(2);
    const late = await draft(mall, 'TWICE', gifts('4%'), 1);
    expect([late.status, late.body.refusal]).toEqual([409, 'lawbook_draft.changed_meanwhile']);
    expect((await publish(mall, 'TWICE', 1)).body.refusal).toBe('lawbook_draft.changed_meanwhile');
    await discard(mall, 'TWICE');
  });

  test('[BOOK-4] a day before today is refused; reason, person and day stay beside the version', async () => {
    await draft(mall, 'GIFTS', gifts('5%'));
    const past = await publish(mall, 'GIFTS', 1, '2026-10-31');
    expect([past.body.refusal, past.body.facts]).toEqual(['lawbook_draft.in_past', { today: '2026-11-01' }]);
    expect((await mall.call('/policy-tables/GIFTS/draft/tests', { revision: 1 })).body.version.state).toBe('tested');
    const published = await publish(mall, 'GIFTS', 1);
    expect(published.body.version).toMatchObject({
      number: 1,
      state: 'published',
      published: { inForceFrom: '2026-11-01', reason: 'agreed by the board' },
    });
    expect([published.body.inForce, published.body.draft, published.body.isAsked]).toEqual([1, null, true]);
    expect((await publish(mall, 'GIFTS', 1)).body.refusal).toBe('lawbook_draft.changed_meanwhile');
  });

  test('[BOOK-6] it counts at once; [BOOK-8] for nobody else', async () => {
    expect(given(await ask(mall, '2026-11-01'))).toHaveLength(1);
    expect(given(await ask(other, '2026-11-01'))).toEqual([]);
    expect((await other.call('/policy-tables/GIFTS')).body.refusal).toBe('policy_table.not_found');
  });

  test('[BOOK-5] a later version answers from its day; days before it keep the same bytes', async () => {
    const before = await ask(mall, '2026-11-09');
    await draft(mall, 'GIFTS', gifts('10%'));
    const later = await publish(mall, 'GIFTS', 1, '2026-11-10');
    expect(later.body.versions.map((one: { number: number; state: string }) => [one.number, one.state])).toEqual([
      [2, 'published'],
      [1, 'published'],
    ]);
    const price = BigInt(floor.sale.priceMinor);
    expect(given(await ask(mall, '2026-11-09'))).toEqual([['1', (price / 20n).toString()]]);
    expect(given(await ask(mall, '2026-11-10'))).toEqual([['2', (price / 10n).toString()]]);
    const after = await ask(mall, '2026-11-09');
    expect(JSON.stringify(after.body.entitlements)).toBe(JSON.stringify(before.body.entitlements));
    await app.moveTo('2026-11-10T02:00:00Z');
    const shown = await mall.call('/policy-tables/GIFTS');
    expect([shown.body.inForce, shown.body.versions.map((one: { state: string }) => one.state)]).toEqual([
      2,
      ['published', 'superseded'],
    ]);
  });

  test('[BOOK-5] a promise of the playbook changes for contracts signed from the day on, not for those before', async () => {
    await draft(mall, 'MALL-ADVANCE', {
      ...table,
      rows: table.rows.map((row) => ({ ...row, gives: { ...row.gives, share: '50%' } })),
    });
    const published = await publish(mall, 'MALL-ADVANCE', 1, '2026-11-10');
    expect([published.status, published.body.version.number]).toEqual([200, 2]);
    const { body } = await mall.call('/judgements?trace=no', { ...floor, decidedOn: '2026-11-12' });
    const promised = body.entitlements.find((one: { ruleId: string }) => one.ruleId === 'MALL-ADVANCE.undelivered');
    expect([promised?.ruleVersion, promised?.amountMinor]).toEqual(['1', '7000000']);
  });

  test('[BOOK-7] purpose and axis stay', async () => {
    const refused = await draft(mall, 'GIFTS', { ...gifts('5%'), effective: { by: 'contract' } });
    expect([refused.body.refusal, refused.body.facts]).toEqual([
      'policy_table.frame_changed',
      { field: 'effective.by' },
    ]);
  });

  test('a table is tried without being kept, and goes through a spreadsheet into a draft', async () => {
    const tried = await mall.call('/policy-table-trials', { code: 'TRY', table: gifts('5%', 'sofa; bed') });
    expect(tried.body.problems).toHaveLength(1);
    const sheet = await app.app.inject({
      url: '/api/policy-tables/GIFTS/table.xlsx',
      headers: { authorization: await bearer() },
    });
    expect(sheet.headers['content-type']).toContain('spreadsheetml');
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(sheet.rawPayload)]), 'gifts.xlsx');
    const sent = new Response(form);
    const uploaded = await mall.call('/policy-tables/GIFTS/draft/spreadsheet', undefined, {
      method: 'POST',
      payload: Buffer.from(await sent.arrayBuffer()),
      headers: { 'content-type': sent.headers.get('content-type') ?? '' },
    });
    expect([uploaded.status, uploaded.body.version.state]).toEqual([200, 'draft']);
    expect(uploaded.body.table.rows).toEqual(gifts('10%').rows);
    await discard(mall, 'GIFTS');
  });

  test('a manager drafts and does not publish; an agent does neither', async () => {
    const manager = await app.as(mall, ['manager']);
    const agent = await app.as(mall, ['agent']);
    expect((await draft(manager, 'ROLES', gifts('5%'))).status).toBe(200);
    expect((await publish(manager, 'ROLES', 1)).status).toBe(403);
    expect((await draft(agent, 'ROLES', gifts('5%'), 1)).status).toBe(403);
    await discard(manager, 'ROLES');
  });
});

/** A key of its own, for bytes the caller would turn into text. */
async function bearer(): Promise<string> {
  const made = await mall.call('/keys', { name: 'sheet', roles: ['administrator'] });
  return `Bearer ${made.body.secret}`;
}
