// A claim under any sequence of deeds keeps its sums; its window warns at half, four fifths, on the last day and after it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeUuid } from '#platform/ids/make-id';
import { type Claim, type ClaimChange, openOf } from './claim-file.ts';
import {
  giveUp,
  lastDay,
  mayDraw,
  recover,
  recoverLate,
  reshare,
  settledClaim,
  warningDue,
  windowPercent,
} from './claim-rules.ts';

function someClaim(given: Partial<Claim> = {}): Claim {
  return {
    ...{ claimId: makeUuid(), decisionId: makeUuid(), caseId: makeUuid(), contractId: null, incidentId: null },
    ...{ bearer: 'merchant', firmId: makeUuid(), staffId: null, cause: null, note: null, state: 'open', rung: null },
    ...{ currency: 'CNY', claimedMinor: 1_000n, recoveredMinor: 0n, waivedMinor: 0n, writtenOffMinor: 0n },
    ...{
      recoveredLateMinor: 0n,
      bookedMinor: 1_000n,
      frozenMinor: 0n,
      offeredMinor: null,
      agreedMinor: null,
      contra: '5300',
    },
    ...{
      raisedOn: '2014-01-01',
      windowDays: 100,
      fileBy: '2014-04-11',
      warnedPercent: 0,
      filedOn: null,
      payBy: null,
      reference: null,
    },
    ...given,
  };
}

test('[REC-4] what comes in settles the booked part first; what is given up takes the unbooked part first', () => {
  const half = someClaim({ bookedMinor: 400n });
  expect(recover(half, 500n, 'received').fromBooked).toBe(400n);
  expect(giveUp(half, 500n, 'written_off').fromBooked).toBe(0n);
  expect(giveUp(half, 700n, 'waived')).toMatchObject({
    fromBooked: 100n,
    is: { bookedMinor: 300n, waivedMinor: 700n },
  });
});

test('[REC-21] under any deeds open is what the moves sum to, booked and frozen stay within it, and nothing open is closed', () => {
  const deed = fc.record({
    what: fc.constantFrom('drawn', 'offset', 'received', 'waived', 'written_off', 'shared'),
    part: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), fc.bigInt({ min: 0n, max: 1_000n }), (deeds, booked) => {
      let claim = someClaim({ bookedMinor: booked, frozenMinor: 300n });
      let summed = claim.claimedMinor;
      for (const { what, part } of deeds) {
        const amount = (openOf(claim) * BigInt(part)) / 100n;
        if (amount === 0n) continue;
        const change = play(claim, what, amount);
        claim = change.is;
        summed += change.move?.changeMinor ?? 0n;
        expect(openOf(claim)).toBe(summed);
        expect(claim.bookedMinor >= 0n && claim.bookedMinor <= openOf(claim)).toBe(true);
        expect(claim.frozenMinor >= 0n && claim.frozenMinor <= openOf(claim)).toBe(true);
        expect(claim.state === 'closed').toBe(openOf(claim) === 0n);
      }
    }),
  );
});

function play(claim: Claim, what: string, amount: bigint): ClaimChange {
  if (what === 'waived' || what === 'written_off') return giveUp(claim, amount, what);
  if (what === 'shared') return reshare(claim, claim.claimedMinor - amount, false);
  return recover(claim, amount, what as 'drawn');
}

test('[REC-10] a share smaller than what was borne is a bug of the caller', () => {
  const paid = recover(someClaim(), 600n, 'received').is;
  expect(() => reshare(paid, 599n, true)).toThrow('REC-10');
  expect(reshare(paid, 600n, true).is).toMatchObject({ state: 'closed', bookedMinor: 0n });
  expect(reshare(recover(someClaim(), 1_000n, 'drawn').is, 1_500n, true).is).toMatchObject({
    state: 'open',
    bookedMinor: 500n,
  });
});

test('[REC-6] a disputed claim is not drawn on, a settled or missed one is', () => {
  const states = ['open', 'filed', 'disputed', 'settled', 'missed', 'cancelled'] as const;
  expect(states.filter((state) => mayDraw(someClaim({ state })))).toEqual(['open', 'filed', 'settled', 'missed']);
  expect(settledClaim(someClaim({ state: 'disputed' })).state).toBe('settled');
  expect(settledClaim(someClaim({ state: 'closed' })).state).toBe('closed');
});

test('[REC-15] money after a write-off opens nothing again', () => {
  const lost = giveUp(someClaim(), 1_000n, 'written_off').is;
  expect(recoverLate(lost, 250n)).toMatchObject({
    is: { recoveredLateMinor: 250n, state: 'closed' },
    move: { changeMinor: 0n },
  });
});

test('[REC-11] the window: half, four fifths, the last day, the day after; each once, the latest alone after a downtime', () => {
  const claim = someClaim();
  expect(lastDay('2014-01-01', 100)).toBe('2014-04-11');
  const at = (today: string, warnedPercent = 0) => warningDue({ ...claim, warnedPercent }, today);
  expect([at('2014-02-19'), at('2014-02-20'), at('2014-02-20', 50)]).toEqual([undefined, 50, undefined]);
  expect([at('2014-03-21', 50), at('2014-03-22', 50), at('2014-03-22')]).toEqual([undefined, 80, 80]);
  expect([at('2014-04-11', 80), at('2014-04-12', 100), at('2014-12-01'), at('2014-12-01', 101)]).toEqual([
    100,
    101,
    101,
    undefined,
  ]);
  expect(warningDue(someClaim({ state: 'filed' }), '2014-12-01')).toBeUndefined();
  expect([
    windowPercent(claim, '2013-12-01'),
    windowPercent(claim, '2014-01-01'),
    windowPercent(claim, '2014-02-20'),
  ]).toEqual([0, 0, 50]);
});
