// Through the app: from a complaint to an approved decision, every refusal on the way, and T-M3.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#platform/auth/actor';
import { transact } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';
import { releaseDecision } from './deciding/withdraw-compensation.ts';
import { askMerchant, caseToPay, complain, type Mall, makeMall, sellFloor, visitHome } from './mall.fixture.ts';

const path = '/decisions/compensation';
let app: TestApp;
let mall: Mall;

beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
});
afterAll(() => app.stop());

const preview = async (caseId: string) => (await mall.agent.call(`${path}/preview`, { caseId })).body;
const propose = (caseId: string, more: object = {}, by: Caller = mall.agent) => by.call(path, { caseId, ...more });
const approve = (decisionId: string, by: Caller) =>
  by.call(`${path}/${decisionId}/approve`, undefined, { method: 'POST' });
const codeOf = ({ status, body }: { status: number; body: { refusal?: string } }) => [status, body.refusal];
const historyOf = async (caseId: string): Promise<string[]> =>
  (await mall.administrator.call(`/history/${caseId}`)).body.rows.map((row: { name: string }) => row.name);

describe('the way of a case', () => {
  test('[AC-7] the preview names what is missing, one step after the other, and the table row that gives the amount', async () => {
    const { contractId } = await sellFloor(mall);
    const caseId = await complain(mall, contractId);
    const before = await preview(caseId);
    expect([before.outcome, before.ground.ruleId, before.ground.code]).toEqual(['wait', 'AC-4', 'not_visited']);
    await visitHome(mall, caseId);
    expect((await preview(caseId)).ground.code).toBe('merchant_not_asked');
    await askMerchant(mall, caseId);
    const after = await preview(caseId);
    expect(after).toMatchObject({ outcome: 'pay', totalMinor: '4000000', currency: 'CNY', ground: null });
    expect(after.lines[0]).toMatchObject({ head: 'refund', ruleId: 'MALL-ADVANCE.undelivered', ruleVersion: '1' });
    expect(after.steps.map((step: { answer: string }) => step.answer)).toEqual(Array(9).fill('met'));
  });

  test('[DEC-4] proposed by one, approved by another; the fact carries the money and the case has moved on', async () => {
    const { caseId, contractId } = await caseToPay(mall);
    const proposed = await propose(caseId);
    expect(proposed.body).toMatchObject({
      state: 'proposed',
      totalMinor: '4000000',
      signaturesWanted: 1,
      overruled: null,
    });
    expect(codeOf(await approve(proposed.body.decisionId, mall.agent))).toEqual([403, 'permission.missing']);
    const approved = await approve(proposed.body.decisionId, mall.manager);
    expect(approved.body).toMatchObject({ state: 'approved', approvedOn: '2026-01-05', contractId });
    expect(codeOf(await approve(proposed.body.decisionId, mall.finance))).toEqual([409, 'decision.not_proposed']);
    expect(await historyOf(caseId)).toEqual(
      expect.arrayContaining(['decision.proposed', 'decision.approved', 'case.moved_on']),
    );
  });

  test('[DEC-4] nobody approves what they proposed', async () => {
    const { caseId } = await caseToPay(mall);
    const { decisionId } = (await propose(caseId, {}, mall.manager)).body;
    expect(codeOf(await approve(decisionId, mall.manager))).toEqual([403, 'approval.own_proposal']);
  });

  test('[DEC-6] above the limit two of different people sign; what was approved before on the contract counts', async () => {
    // As much as an administrator signs alone: with a cent more nobody does.
    const { caseId } = await caseToPay(mall, { amountMinor: '20000000' });
    const { decisionId } = (await propose(caseId)).body;
    const first = await approve(decisionId, mall.manager);
    expect(first.body).toMatchObject({ state: 'proposed', signaturesWanted: 2 });
    expect(first.body.signatures).toHaveLength(1);
    expect(codeOf(await approve(decisionId, mall.manager))).toEqual([403, 'approval.signed_already']);
    expect((await approve(decisionId, mall.finance)).body.state).toBe('approved');
    expect(await historyOf(caseId)).toContain('decision.signed');
    const gift = await mall.agent.call(`${path}/goodwill`, {
      caseId,
      amountMinor: '100',
      currency: 'CNY',
      reason: 'sorry',
    });
    expect(gift.body.signaturesWanted).toBe(2);
    expect((await approve(gift.body.decisionId, mall.manager)).body.state).toBe('proposed');
  });

  test('[DEC-5] whose e-mail address the payee has does not approve', async () => {
    const { link } = (
      await mall.administrator.call('/accounts', { name: 'Clerk', email: 'clerk@example.org', roles: ['manager'] })
    ).body;
    const accepted = await app.anyone.call('/invitations/accept', {
      token: link.slice(link.indexOf('#') + 1),
      password: 'correct horse battery staple',
    });
    const cookie = String(accepted.headers['set-cookie']).split(';')[0] ?? '';
    const { caseId } = await caseToPay(mall, { email: 'Clerk@example.org' });
    const { decisionId } = (await propose(caseId)).body;
    const headers = { cookie, origin: 'http://localhost:4300', host: 'localhost:4300' };
    const answered = await app.anyone.call(`${path}/${decisionId}/approve`, undefined, { method: 'POST', headers });
    expect(codeOf(answered)).toEqual([403, 'approval.payee']);
  });

  test('[DEC-7] a proposal whose ground has changed is not approved; proposed anew it takes the place of the first', async () => {
    const { caseId, contractId } = await caseToPay(mall);
    const first = (await propose(caseId)).body.decisionId;
    const { obligations } = (await mall.agent.call(`/contracts/${contractId}`)).body;
    const done = { fulfilledAt: '2026-01-05T07:00:00Z', proof: 'signed slip' };
    await mall.agent.call(`/obligations/${obligations[0].obligationId}/fulfil`, done);
    await app.settle();
    const outdated = await approve(first, mall.manager);
    expect([outdated.status, outdated.body.refusal, outdated.body.facts?.rule]).toEqual([
      409,
      'decision.facts_changed',
      'AC-5',
    ]);
    expect((await mall.agent.call(`${path}/${first}`)).body.signatures).toEqual([]);
    expect(codeOf(await propose(caseId, { replacesId: first }))).toEqual([422, 'decision.rules_do_not_pay']);
    expect((await mall.agent.call(`${path}/${first}`)).body.state).toBe('proposed');
  });

  test('[DEC-3] an open proposal gives way only to one that names it; the first is kept as withdrawn', async () => {
    const { caseId } = await caseToPay(mall);
    const first = (await propose(caseId)).body.decisionId;
    expect(codeOf(await propose(caseId))).toEqual([409, 'decision.proposed_already']);
    const second = await propose(caseId, { replacesId: first });
    expect(second.status).toBe(201);
    expect((await mall.agent.call(`${path}/${first}`)).body).toMatchObject({ state: 'withdrawn' });
    expect(codeOf(await propose(caseId, { replacesId: first }))).toEqual([409, 'decision.not_proposed']);
    const withdrawn = await mall.finance.call(`${path}/${second.body.decisionId}/withdraw`, {
      reason: 'amount unclear',
    });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', ended: { reason: 'amount unclear' } });
    expect((await propose(caseId)).status).toBe(201);
  });
});

describe('[DEC-1] a person may decide otherwise, both ways', () => {
  test('money the rules do not give wants the permission and a reason; both stay beside what the rules said', async () => {
    const { contractId } = await sellFloor(mall);
    const caseId = await complain(mall, contractId);
    const overrule = {
      lines: [{ head: 'refund', amountMinor: '1000000' }],
      overrule: { reason: 'a widow, in winter' },
    };
    expect(codeOf(await propose(caseId))).toEqual([422, 'decision.rules_do_not_pay']);
    expect(codeOf(await propose(caseId, overrule))).toEqual([403, 'permission.missing']);
    const decided = await propose(caseId, overrule, mall.manager);
    expect(decided.body).toMatchObject({
      overruled: { reason: 'a widow, in winter' },
      said: { outcome: 'wait' },
      lines: [{ head: 'refund', amountMinor: '1000000', from: 'person', ruleId: 'person' }],
    });
    expect((await approve(decided.body.decisionId, mall.finance)).body.state).toBe('approved');
    expect(await historyOf(caseId)).toContain('decision.overruled');
  });
  test('other amounts than those of the rules are no slip of the pen', async () => {
    const { caseId } = await caseToPay(mall);
    const lines = [{ head: 'refund', amountMinor: '3900000' }];
    expect(codeOf(await propose(caseId, { lines }))).toEqual([422, 'decision.differs_from_rules']);
    const same = await propose(caseId, { lines: [{ head: 'refund', amountMinor: '4000000' }] });
    expect(same.body).toMatchObject({ overruled: null, lines: [{ ruleId: 'MALL-ADVANCE.undelivered' }] });
  });
  test('a refusal names rule, burden and what would change it; against the rules it wants a reason', async () => {
    const { contractId } = await sellFloor(mall);
    const caseId = await complain(mall, contractId);
    await visitHome(mall, caseId, { problemFound: false, findings: 'all there' });
    const refused = await mall.agent.call(`${path}/refusals`, { caseId });
    expect(refused.body).toMatchObject({
      state: 'refused',
      totalMinor: '0',
      said: { ground: { ruleId: 'AC-4', burden: 'customer' } },
    });
    expect(refused.body.said.ground.wouldChange['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(await historyOf(caseId)).toContain('decision.refused');
    const payable = (await caseToPay(mall)).caseId;
    expect(codeOf(await mall.agent.call(`${path}/refusals`, { caseId: payable }))).toEqual([
      422,
      'decision.rules_do_not_refuse',
    ]);
    const against = await mall.manager.call(`${path}/refusals`, {
      caseId: payable,
      overrule: { reason: 'a forged slip' },
    });
    expect(against.body).toMatchObject({
      state: 'refused',
      said: { outcome: 'pay' },
      overruled: { reason: 'a forged slip' },
    });
  });
});

describe('[DEC-2] what binds a person too', () => {
  const overrule = { reason: 'because' };
  test('a head decided before, the price, the cap, and a contract', async () => {
    const { caseId } = await caseToPay(mall);
    const tooMuch = { lines: [{ head: 'refund', amountMinor: '4000001' }], overrule };
    expect(codeOf(await propose(caseId, tooMuch, mall.manager))).toEqual([422, 'decision.above_cap']);
    await approve((await propose(caseId)).body.decisionId, mall.manager);
    const again = { lines: [{ head: 'refund', amountMinor: '1' }], overrule };
    const second = await propose(caseId, again, mall.manager);
    expect([second.status, second.body.refusal]).toEqual([409, 'decision.head_taken']);
    const nobody = await mall.agent.call('/people', { name: 'Walk-in', phones: ['+8613900139000'] });
    const bare = await mall.agent.call('/cases', {
      personId: nobody.body.personId,
      problem: 'not_delivered',
      description: 'bought elsewhere',
    });
    expect((await preview(bare.body.caseId)).ground).toMatchObject({ ruleId: 'AC-2', code: 'not_bought_here' });
    expect(codeOf(await propose(bare.body.caseId, again, mall.manager))).toEqual([422, 'decision.without_contract']);
    expect((await mall.agent.call(`${path}/refusals`, { caseId: bare.body.caseId })).status).toBe(201);
  });
});

describe('[DEC-9] goodwill', () => {
  test('stands alone with the words that it admits nothing, within its cap, once', async () => {
    const { contractId } = await sellFloor(mall);
    const caseId = await complain(mall, contractId);
    const gift = { caseId, amountMinor: '20000', currency: 'CNY', reason: 'for the trouble' };
    const given = await mall.agent.call(`${path}/goodwill`, gift);
    expect(given.body).toMatchObject({ kind: 'goodwill', lines: [{ head: 'goodwill', amountMinor: '20000' }] });
    expect(given.body.notice.ru).toContain('не означает признания');
    expect((await approve(given.body.decisionId, mall.manager)).body.state).toBe('approved');
    expect(codeOf(await mall.agent.call(`${path}/goodwill`, gift))).toEqual([409, 'decision.head_taken']);
    expect(codeOf(await mall.agent.call(`${path}/goodwill`, { ...gift, amountMinor: '500001' }))).toEqual([
      422,
      'decision.above_cap',
    ]);
    expect(codeOf(await mall.agent.call(`${path}/goodwill`, { ...gift, currency: 'USD' }))).toEqual([
      422,
      'money.mixed_currencies',
    ]);
  });
});

describe('[DEC-8] [T-M3] many at once', () => {
  test('fifty proposals for one case: one stands', async () => {
    const { caseId } = await caseToPay(mall);
    const all = await Promise.all(Array.from({ length: 50 }, () => propose(caseId)));
    const stood = all.filter(({ status }) => status === 201);
    expect(stood).toHaveLength(1);
    expect(all.every(({ status }) => status === 201 || status === 409 || status === 503)).toBe(true);
  });
  test('fifty signatures of two people: approved once, the fact once', async () => {
    const { caseId } = await caseToPay(mall);
    const { decisionId } = (await propose(caseId)).body;
    const by = [mall.manager, mall.finance];
    const all = await Promise.all(Array.from({ length: 50 }, (_, i) => approve(decisionId, by[i % 2] ?? mall.manager)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await historyOf(caseId)).filter((name) => name === 'decision.approved')).toHaveLength(1);
  });
  test('of fifty sums of sixty per cent of the cap under different heads one passes', async () => {
    const capped = await makeMall(app, 'Capped');
    const limits = (await capped.administrator.call('/decisions/approval-limits')).body;
    const { version: _, changed: __, ...given } = limits;
    const changed = await capped.administrator.call('/decisions/approval-limits', {
      ...given,
      perContractMinor: '1000000',
    });
    expect(changed.body.version).toBe(1);
    const { contractId } = await sellFloor(capped);
    const cases = [await complain(capped, contractId), await complain(capped, contractId, { problem: 'quality' })];
    const heads = ['refund', 'penalty', 'consequential'];
    const overrule = { reason: 'tried at once' };
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        capped.manager.call(path, {
          caseId: cases[i % 2],
          lines: [{ head: heads[i % 3], amountMinor: '600000' }],
          overrule,
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe('[DEC-10] limits are versions', () => {
  test('defaults first; a change holds from the next signature on; only an administrator makes one', async () => {
    const other = await makeMall(app, 'Limits');
    const before = (await other.manager.call('/decisions/approval-limits')).body;
    expect([before.version, before.changed]).toEqual([0, null]);
    const { version: _, changed: __, ...limits } = before;
    const roles = [{ role: 'finance', aloneMinor: '100', jointlyMinor: '1000000' }];
    expect((await other.manager.call('/decisions/approval-limits', limits)).status).toBe(403);
    const after = await other.administrator.call('/decisions/approval-limits', { ...limits, roles });
    expect(after.body).toMatchObject({ version: 1, roles });
    const { caseId } = await caseToPay(other);
    const { decisionId } = (await other.agent.call(path, { caseId })).body;
    const refused = await approve(decisionId, other.finance);
    expect([refused.status, refused.body.refusal, refused.body.facts]).toEqual([
      403,
      'approval.above_limit',
      { limitMinor: '1000000', currency: 'CNY' },
    ]);
    const bad = await other.administrator.call('/decisions/approval-limits', { ...limits, currency: 'XQX' });
    expect(codeOf(bad)).toEqual([422, 'currency.unknown']);
  });
});

test('[DEC-11] whom a case is about neither decides on it nor sees what was decided (Q14)', async () => {
  const { caseId } = await caseToPay(mall);
  const { decisionId } = (await propose(caseId)).body;
  const clerk = await app.as(mall.administrator, ['manager']);
  const { rows } = (await mall.administrator.call('/case-workers')).body;
  const aboutId = rows.findLast((one: { name: string }) => one.name === 'manager').workerId;
  const known = (await mall.administrator.call(`/cases/${caseId}/supervision`, { aboutId })).body.aboutId;
  const suspect = [clerk, mall.manager];
  const answers = await Promise.all(suspect.map((one) => one.call(`${path}/${decisionId}`)));
  // One of the two keys called "manager" is the one the case is about.
  const hiddenFrom = suspect[answers.findIndex(({ status }) => status === 404)];
  expect([known, answers.filter(({ status }) => status === 404).length]).toEqual([aboutId, 1]);
  if (!hiddenFrom) return;
  expect(codeOf(await approve(decisionId, hiddenFrom))).toEqual([404, 'case.not_found']);
  expect(codeOf(await propose(caseId, {}, hiddenFrom))).toEqual([404, 'case.not_found']);
  expect((await hiddenFrom.call(`${path}/preview`, { caseId })).status).toBe(404);
  expect((await hiddenFrom.call(`${path}?caseId=${caseId}`)).body.rows).toEqual([]);
  expect((await approve(decisionId, mall.finance)).body.state).toBe('approved');
});

test('[DEC-12] an approved decision is released by the stage that pays; its heads are free again', async () => {
  const { caseId } = await caseToPay(mall);
  const { decisionId } = (await propose(caseId)).body;
  const tenantId = uuidOf(mall.administrator.companyId as `ten_${string}`);
  const release = () =>
    transact(app.database, { tenantId, actor: systemActor('test') }, (tx) =>
      releaseDecision(tx, uuidOf(decisionId), 'the account does not exist'),
    );
  expect(await release()).toBe(false);
  await approve(decisionId, mall.manager);
  expect(codeOf(await mall.manager.call(`${path}/${decisionId}/withdraw`, { reason: 'x' }))).toEqual([
    409,
    'decision.not_proposed',
  ]);
  expect(await release()).toBe(true);
  expect(await release()).toBe(false);
  expect((await mall.agent.call(`${path}/${decisionId}`)).body).toMatchObject({
    state: 'withdrawn',
    ended: { reason: 'the account does not exist' },
  });
  expect((await propose(caseId)).status).toBe(201);
});

test('lists page by key, by state, case and contract', async () => {
  const { caseId, contractId } = await caseToPay(mall);
  const first = (await propose(caseId)).body.decisionId;
  await propose(caseId, { replacesId: first });
  const all = await mall.finance.call(`${path}?caseId=${caseId}&limit=1`);
  expect([all.body.rows.length, typeof all.body.next]).toEqual([1, 'string']);
  const more = await mall.finance.call(`${path}?caseId=${caseId}&limit=1&after=${all.body.next}`);
  expect(more.body.rows[0].decisionId).toBe(first);
  expect((await mall.finance.call(`${path}?contractId=${contractId}&state=proposed`)).body.rows).toHaveLength(1);
});
