// The waterfall as properties: whatever the claims and sources, nothing is taken twice and nothing is left that could be taken.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { freeDeposit, freeSettlement } from './deposit-rules.ts';
import { type DrawableClaim, drawWaterfall, freezeFor, type Sources } from './waterfall-rules.ts';

const decisions = Array.from({ length: 4 }, () => makeUuid());
const claimOf = (openMinor: bigint, frozenMinor = 0n, decisionId: Uuid | null = null): DrawableClaim => ({
  ...{ claimId: makeUuid(), openMinor, frozenMinor, decisionId },
});
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const someClaims = fc.array(
  fc.record({ open: amount, frozen: amount, decision: fc.option(fc.nat(3), { nil: undefined }) }),
  { maxLength: 8 },
);
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);
const least = (a: bigint, b: bigint) => (a < b ? a : b);

describe('the waterfall', () => {
  test('[REC-4] takes the deposit before held money, the oldest claims first', () => {
    const [old, young] = [claimOf(70n), claimOf(60n)];
    const draws = drawWaterfall([old, young], { depositMinor: 50n, frozenMinor: 0n, settlementMinor: 30n }, new Map());
    expect(draws).toEqual([
      { claimId: old.claimId, source: 'deposit', amountMinor: 50n },
      { claimId: old.claimId, source: 'settlement', amountMinor: 20n },
      { claimId: young.claimId, source: 'settlement', amountMinor: 10n },
    ]);
  });

  test('[REC-5] takes no more than was paid of the decision, shared by its claims', () => {
    const [decision] = decisions;
    if (!decision) throw new Error('a decision');
    const claims = [claimOf(70n, 0n, decision), claimOf(60n, 0n, decision)];
    const sources = { depositMinor: 500n, frozenMinor: 0n, settlementMinor: 0n };
    const drawn = (paid: bigint) =>
      sumOf(drawWaterfall(claims, sources, new Map([[decision, paid]])).map((draw) => draw.amountMinor));
    expect([drawn(0n), drawn(100n), drawn(500n)]).toEqual([0n, 100n, 130n]);
  });

  test('[REC-7] leaves what is frozen for another claim', () => {
    const [unpaid] = decisions;
    const claims = [claimOf(100n), claimOf(80n, 80n, unpaid ?? null)];
    const draws = drawWaterfall(claims, { depositMinor: 100n, frozenMinor: 80n, settlementMinor: 0n }, new Map());
    expect(draws.map(({ amountMinor }) => amountMinor)).toEqual([20n]);
  });

  test('[REC-4] [REC-5] [REC-7] in any state: no claim above open, no source below zero, no frozen part of another touched', () => {
    fc.assert(
      fc.property(
        someClaims,
        amount,
        amount,
        fc.array(amount, { minLength: 4, maxLength: 4 }),
        (given, more, settlement, paid) => {
          const claims = given.map(({ open, frozen, decision }) =>
            claimOf(open, least(frozen, open), decision === undefined ? null : (decisions[decision] ?? null)),
          );
          const frozenMinor = sumOf(claims.map((claim) => claim.frozenMinor));
          const sources: Sources = { depositMinor: frozenMinor + more, frozenMinor, settlementMinor: settlement };
          const paidLeft = new Map(decisions.map((decision, at) => [decision, paid[at] ?? 0n]));
          const draws = drawWaterfall(claims, sources, paidLeft);
          const of = (claim: DrawableClaim, source?: string) =>
            sumOf(
              draws
                .filter((draw) => draw.claimId === claim.claimId && (!source || draw.source === source))
                .map((draw) => draw.amountMinor),
            );
          expect(draws.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
          for (const claim of claims) expect(of(claim) <= claim.openMinor).toBe(true);
          for (const [decision, left] of paidLeft)
            expect(
              sumOf(claims.filter((claim) => claim.decisionId === decision).map((claim) => of(claim))) <= left,
            ).toBe(true);
          const fromDeposit = sumOf(draws.filter(({ source }) => source === 'deposit').map((draw) => draw.amountMinor));
          const keptFrozen = sumOf(
            claims.map((claim) => claim.frozenMinor - least(claim.frozenMinor, of(claim, 'deposit'))),
          );
          const stillNeeded = sumOf(
            claims.map((claim) =>
              least(claim.frozenMinor - least(claim.frozenMinor, of(claim, 'deposit')), claim.openMinor - of(claim)),
            ),
          );
          expect(sources.depositMinor - fromDeposit >= stillNeeded).toBe(true);
          expect(keptFrozen >= stillNeeded).toBe(true);
          expect(
            sumOf(draws.filter(({ source }) => source === 'settlement').map((draw) => draw.amountMinor)) <= settlement,
          ).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('[REC-7] freezing never exceeds what is free, and stops only when every claim is covered or nothing is free', () => {
    fc.assert(
      fc.property(someClaims, amount, (given, free) => {
        const claims = given.map(({ open, frozen }) => claimOf(open, least(frozen, open)));
        const added = freezeFor(claims, free);
        const sum = sumOf([...added.values()]);
        expect(sum <= free).toBe(true);
        const uncovered = claims.some(
          (claim) => claim.frozenMinor + (added.get(claim.claimId) ?? 0n) < claim.openMinor,
        );
        expect(uncovered && sum < free).toBe(false);
      }),
    );
  });
});

describe('[REC-8] what is free to leave', () => {
  const account = { depositMinor: 100n, frozenMinor: 30n, minimumMinor: 50n, holdBackDays: 90, leftOn: null };
  test('while the merchant trades: above minimum and frozen', () => {
    expect(freeDeposit(account, '2014-07-01')).toEqual({ freeMinor: 50n });
    expect(freeDeposit({ ...account, frozenMinor: 70n }, '2014-07-01')).toEqual({ freeMinor: 30n });
    expect(freeDeposit({ ...account, depositMinor: 40n }, '2014-07-01')).toEqual({ freeMinor: 0n });
  });
  test('after the last lease: nothing for the days of the hold-back, then all that is not frozen', () => {
    const left = { ...account, leftOn: '2014-03-31' };
    expect(freeDeposit(left, '2014-06-29')).toEqual({ heldUntil: '2014-06-29' });
    expect(freeDeposit(left, '2014-06-30')).toEqual({ freeMinor: 70n });
  });
  test('held money: beyond what open claims need and the deposit does not keep for them', () => {
    expect([freeSettlement(100n, 60n, 20n), freeSettlement(100n, 200n, 20n), freeSettlement(100n, 0n, 0n)]).toEqual([
      60n,
      0n,
      100n,
    ]);
  });
});
