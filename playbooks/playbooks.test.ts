import { expect, test } from 'vitest';
import { makeCommitment } from '#api/flow/1-promises';
import { playbooks } from '#api/setup';
import { allPlaybooks, playbookNamed } from './index.ts';

const everything = allPlaybooks.flatMap(({ name, commitments }) =>
  commitments.map((commitment) => ({ playbook: name, ...commitment })),
);

test('there is a playbook for each kind of company that can be founded', () => {
  expect(allPlaybooks.map(({ name }) => name).sort()).toEqual([...playbooks].sort());
  expect(playbookNamed('bank')).toBeUndefined();
});

test('every commitment would be accepted from a person, and says all it says in three languages', () => {
  for (const { code, name, wording, clock, evidence, inForceFrom } of everything) {
    const scope = {};
    const body = {
      code,
      name,
      wording,
      clock,
      scope,
      evidence: [...evidence],
      inForceFrom: inForceFrom ?? '2026-01-01',
    };
    expect(makeCommitment.body.safeParse(body).error?.issues ?? []).toEqual([]);
    for (const text of [name, wording]) {
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(text.ru).toMatch(/\p{Script=Cyrillic}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}|\p{Script=Cyrillic}/u);
    }
  }
});

test('codes are unique over all playbooks, because a company may bring several', () => {
  const codes = everything.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('the marketplace has the four that its source names: with their dates, clocks and proofs', () => {
  const clocks = Object.fromEntries((playbookNamed('marketplace')?.commitments ?? []).map((each) => [each.code, each]));
  expect(Object.keys(clocks)).toHaveLength(4);
  expect(clocks['advance-compensation']).toMatchObject({
    clock: { kind: 'standing' },
    evidence: ['sales_contract', 'payment_voucher'],
    inForceFrom: '2000-03-01',
  });
  expect(clocks['zero-delay']?.clock).toEqual({ kind: 'agreed_date', obligations: ['deliver', 'install'] });
  expect(clocks['one-month-return']?.clock).toMatchObject({ kind: 'right', length: 1, unit: 'months' });
});
