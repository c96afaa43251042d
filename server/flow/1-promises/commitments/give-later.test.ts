import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, makeUuid } from '#platform/ids/make-id';
import type { ContractTerms } from '#registry';
import type { PlacedPromise } from '../promises/customer-promise.ts';
import { calendarOf, commitmentOf, contractOf, obligationOf } from '../promises/promise.fixture.ts';
import { runOut } from '../promises/promise-rules.ts';
import { settle } from '../promises/settle-promises.ts';
import type { Commitment, CommitmentText } from './commitment.ts';
import { giveLater } from './give-later.ts';

const storeId = makeUuid();
const clocks = fc.constantFrom<CommitmentText['clock']>(
  { kind: 'agreed_date', obligations: ['deliver', 'install'] },
  { kind: 'within', start: 'contract_signed', length: 30, unit: 'days', duty: 'deliver' },
  { kind: 'within', start: 'delivered', length: 3, unit: 'days', duty: 'install' },
  { kind: 'right', start: 'delivered', length: 1, unit: 'months' },
  { kind: 'standing' },
);
const aCommitment = fc
  .record({
    clock: clocks,
    inForceFrom: fc.constantFrom('2013-01-01', '2013-12-14', '2013-12-15'),
    inForceUntil: fc.constantFrom(null, '2013-12-14'),
    storeIds: fc.constantFrom([], [idOf('sto', storeId)]),
  })
  .filter(({ inForceFrom, inForceUntil }) => inForceUntil === null || inForceFrom <= inForceUntil)
  .map(({ storeIds, ...text }) =>
    commitmentOf('later', { ...text, scope: { storeIds: [...storeIds], brandIds: [], firmIds: [], families: [] } }),
  );
const aContract = fc
  .record({
    storeId: fc.constantFrom(null, storeId),
    cancelledOn: fc.constantFrom(null, '2014-01-10', '2014-03-01'),
    obligations: fc.array(
      fc.record({
        kind: fc.constantFrom('deliver' as const, 'install' as const, 'perform' as const),
        fulfilledAt: fc.constantFrom(null, '2014-01-05T03:00:00Z', '2014-02-20T03:00:00Z'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ obligations, ...given }) =>
    contractOf({ ...given, obligations: obligations.map((each) => obligationOf(each)) }),
  );

const now = new Date('2014-06-01T00:00:00Z');
const standing = (contract: ContractTerms, commitments: readonly Commitment[]) => ({
  ...{ contract, commitments, calendarOf, now, cancelReason: 'cancelled' },
});
const atRegistration = (contract: ContractTerms, commitments: readonly Commitment[]) =>
  settle({ ...standing(contract, commitments), promises: [], isNew: true, moves: [], firstAgreed: new Map() }).made;
const other = commitmentOf('other', { clock: { kind: 'standing' } });

/** All of the promises but their ids, by what gives them, as the watcher leaves them. */
const ending = (promises: PlacedPromise[]) =>
  promises
    .map(({ promiseId, ...rest }) => runOut({ ...rest, promiseId: rest.givenBy }, now))
    .toSorted((a, b) => (a.givenBy < b.givenBy ? -1 : 1));

test('[PROM-20] given later, a commitment leaves the contract with the promises it would have had from the start', () => {
  fc.assert(
    fc.property(aContract, aCommitment, (contract, later) => {
      const before = atRegistration(contract, [other]);
      const { made, adopted } = giveLater({ ...standing(contract, [other, later]), promises: before }, later);
      const changed = new Map(adopted.map(({ was, is }) => [was.promiseId, is]));
      const after = [...before.map((promise) => changed.get(promise.promiseId) ?? promise), ...made];
      expect(ending(after)).toEqual(ending(atRegistration(contract, [other, later])));
      const again = giveLater({ ...standing(contract, [other, later]), promises: after }, later);
      expect(again).toEqual({ made: [], adopted: [] });
    }),
    { numRuns: 400 },
  );
});
