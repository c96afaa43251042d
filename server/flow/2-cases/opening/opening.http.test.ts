import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';
import { wantedProofs } from './wanted-proofs.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

describe('[CASE-1] exactly the proofs the commitment names', () => {
  test('what the contract holds is given at once', async () => {
    const opened = await mall.openCase();
    expect(opened.proofs).toEqual([
      { kind: 'sales_contract', state: 'given' },
      { kind: 'payment_voucher', state: 'given' },
    ]);
    const { commitmentCode, proofs } = await mall.show(opened.caseId);
    expect(commitmentCode).toBe('advance-compensation');
    expect(proofs.map(({ by }: { by: string }) => by).toSorted()).toEqual(['contract', 'voucher']);
    expect(await mall.factsOf(opened.caseId)).toEqual(['case.opened', 'proof.given', 'proof.given']);
  });
  test('without a voucher it is wanted until it is given, seen or done without', async () => {
    const contract = await mall.signContract({ vouchers: [] });
    const opened = await mall.openCase({ contractId: contract.contractId });
    expect(opened.proofs).toContainEqual({ kind: 'payment_voucher', state: 'wanted' });
    const path = `/cases/${opened.caseId}/proofs`;
    await mall.refused('proof.nothing_there', path, { by: 'voucher', kind: 'payment_voucher' });
    await mall.refused('proof.not_wanted', path, { by: 'seen', kind: 'identity', note: 'passport' });
    await mall.refused('permission.missing', `${path}/waive`, { kind: 'payment_voucher', reason: 'lost' }, mall.agent);
    const waived = await mall.make(
      `${path}/waive`,
      { kind: 'payment_voucher', reason: 'lost in the move' },
      mall.manager,
    );
    expect(waived.proofs).toContainEqual(expect.objectContaining({ kind: 'payment_voucher', state: 'waived' }));
    const seen = await mall.make(path, { by: 'seen', kind: 'payment_voucher', note: 'found again' }, mall.agent);
    expect(seen.proofs).toContainEqual(expect.objectContaining({ state: 'given', by: 'seen', note: 'found again' }));
  });
  test('pure: nothing is asked for that the commitment does not name', () => {
    expect(wantedProofs(['serial'], { vouchers: [] }, [])).toMatchObject([{ kind: 'serial', state: 'wanted' }]);
    expect(wantedProofs([], { vouchers: [] }, [])).toEqual([]);
    expect(() => wantedProofs(['serial'], null, [{ by: 'contract', kind: 'serial' }])).toThrow('proof.nothing_there');
    expect(() => wantedProofs([], null, [{ by: 'seen', kind: 'serial', note: 'x' }])).toThrow('proof.not_wanted');
  });
  test('another commitment of the contract asks for its own proofs; one it was not promised is refused', async () => {
    const opened = await mall.openCase();
    const { rows } = (await mall.owner.call('/commitments')).body;
    const green = rows.find(({ code }: { code: string }) => code === 'green-protection');
    const shown = await mall.make(`/cases/${opened.caseId}/triage`, { commitmentId: green.commitmentId }, mall.agent);
    expect(shown.proofs.map(({ kind, state }: { kind: string; state: string }) => [kind, state])).toEqual([
      ['payment_voucher', 'given'],
      ['sales_contract', 'given'],
      ['test_report', 'wanted'],
    ]);
  });
});

test('[CASE-2] [E5] a merchant that has left is asked no more, and the complaint is taken', async () => {
  const gone = await mall.registerMerchant('Gone');
  const contract = await mall.signContract({
    ...gone,
    tenancyId: undefined,
    signedOn: '2013-12-14',
    obligations: [{ kind: 'deliver', agreedOn: '2014-01-30' }],
  });
  await mall.make(`/tenancies/${gone.tenancyId}/end`, { endedOn: '2014-03-31', reason: 'many complaints' });
  const opened = await mall.openCase({ contractId: contract.contractId });
  expect(opened).toMatchObject({ state: 'new', rung: 'mall', firmLeftOn: '2014-03-31' });
  expect(await mall.show(opened.caseId)).toMatchObject({ daysLate: 110, dueOn: '2014-01-30' });
  expect(await mall.factsOf(opened.caseId)).toContain('case.escalated');
});

test('[CASE-3] opening notes the complaint at the contract, in the same transaction', async () => {
  const contract = await mall.signContract();
  await mall.openCase({ contractId: contract.contractId, channel: 'phone' });
  await mall.app.settle();
  expect(await mall.factsOf(contract.contractId)).toContain('contract.complained');
  await mall.refused('complaint.in_future', '/cases', {
    contractId: contract.contractId,
    problem: 'late',
    description: 'x',
    complainedOn: '2014-05-22',
  });
});

describe('[CASE-4] duplicates', () => {
  test('the same contract and problem: kept, and joined into the older one', async () => {
    const contract = await mall.signContract();
    const first = await mall.openCase({ contractId: contract.contractId });
    const second = await mall.openCase({ contractId: contract.contractId });
    const another = await mall.openCase({ contractId: contract.contractId, problem: 'service' });
    expect([first.joinedIntoId, second.joinedIntoId, another.joinedIntoId]).toEqual([null, first.caseId, null]);
    const { related } = await mall.show(first.caseId);
    expect(related).toContainEqual(expect.objectContaining({ caseId: second.caseId, why: 'joined' }));
  });
  test('the same person and problem, where one knows no contract', async () => {
    const contract = await mall.signContract();
    const first = await mall.openCase({ personId: contract.personId });
    const second = await mall.openCase({ contractId: contract.contractId });
    expect(second.joinedIntoId).toBe(first.caseId);
  });
  test('eight complaints at the same moment: one goes on, seven are joined into it', async () => {
    const { contractId } = await mall.signContract();
    const opened = await Promise.all(Array.from({ length: 8 }, () => mall.openCase({ contractId })));
    const head = opened.filter(({ joinedIntoId }) => joinedIntoId === null);
    expect(head.length).toBe(1);
    expect(new Set(opened.filter((one) => one !== head[0]).map((one) => one.joinedIntoId))).toEqual(
      new Set([head[0].caseId]),
    );
  });
  test('a person joins them by hand; never in a chain, never across customers', async () => {
    const contract = await mall.signContract();
    const [a, b, c] = [
      await mall.openCase({ contractId: contract.contractId, problem: 'late' }),
      await mall.openCase({ contractId: contract.contractId, problem: 'damaged' }),
      await mall.openCase({ contractId: contract.contractId, problem: 'quality' }),
    ];
    await mall.make(`/cases/${a.caseId}/join`, { intoCaseId: b.caseId });
    await mall.make(`/cases/${b.caseId}/join`, { intoCaseId: c.caseId });
    expect([await mall.show(a.caseId), await mall.show(b.caseId)].map((one) => one.joinedIntoId)).toEqual([
      c.caseId,
      c.caseId,
    ]);
    await mall.refused('case.joined_already', `/cases/${a.caseId}/join`, { intoCaseId: c.caseId });
    await mall.refused('case.join_self', `/cases/${c.caseId}/join`, { intoCaseId: c.caseId });
    await mall.refused('case.other_customer', `/cases/${c.caseId}/join`, {
      intoCaseId: (await mall.openCase()).caseId,
    });
    await mall.make(`/cases/${c.caseId}/resolve`, { outcome: 'put_right', reason: 'repaired' });
    expect((await mall.show(a.caseId)).state).toBe('resolved');
  });
});

test('asked three times with one key, two of them at once: one case', async () => {
  const { contractId } = await mall.signContract();
  const body = { contractId, problem: 'damaged', description: 'a scratch' };
  const send = () => mall.agent.call('/cases', body, { headers: { 'idempotency-key': 'thrice' } });
  const twins = await Promise.all([send(), send()]);
  const third = await send();
  const made = new Set([...twins, third].filter(({ status }) => status === 201).map(({ body: one }) => one.caseId));
  expect(made.size).toBe(1);
  expect([...twins, third].every(({ status }) => status === 201 || status === 409)).toBe(true);
  const { rows } = (await mall.owner.call(`/cases?contractId=${contractId}`)).body;
  expect(rows.length).toBe(1);
});

test('what is not there is refused, and a contract or a person is needed', async () => {
  const none = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;
  const { personId } = await mall.signContract();
  const base = { personId, problem: 'late', description: 'x' };
  await mall.refused('contract.not_found', '/cases', { ...base, contractId: none('ctr') });
  await mall.refused('person.not_found', '/cases', { ...base, personId: none('per') });
  await mall.refused('incident.not_found', '/cases', { ...base, incidentId: none('inc') });
  await mall.refused('commitment.not_found', '/cases', { ...base, commitmentId: none('com') });
  await mall.refused('worker.not_found', '/cases', { ...base, aboutId: none('acc') });
  await mall.refused('money.mixed_currencies', '/cases', {
    ...base,
    assessedLoss: { amountMinor: '1', currency: 'USD' },
  });
  await mall.refused('input.invalid', '/cases', { problem: 'late', description: 'x' });
});

test('cases are found by words in Chinese, by the customer and by number, and listed by what is due', async () => {
  const contract = await mall.signContract({ customer: { name: '欧阳修远', phones: ['+8613900139001'] } });
  const opened = await mall.openCase({ contractId: contract.contractId, description: '暖气片漏水，墙面浸湿' });
  for (const words of ['漏水', '欧阳', opened.number, 'неттакого']) {
    const { rows } = (await mall.owner.call(`/cases?words=${encodeURIComponent(words)}`)).body;
    expect([words, rows.map(({ caseId }: { caseId: string }) => caseId)]).toEqual([
      words,
      words === 'неттакого' ? [] : [opened.caseId],
    ]);
  }
  const pages: string[] = [];
  for (let after = ''; ; ) {
    const { rows, next } = (await mall.owner.call(`/cases?limit=3${after}`)).body;
    pages.push(
      ...rows.map(({ dueAt, caseId }: { dueAt: string | null; caseId: string }) => `${dueAt ?? '9'} ${caseId}`),
    );
    if (!next) break;
    after = `&after=${next}`;
  }
  expect(pages.length).toBeGreaterThan(6);
  expect(pages).toEqual([...new Set(pages)].toSorted());
  await mall.refused('input.invalid', '/cases?after=eyJ4Ijox', undefined);
});
