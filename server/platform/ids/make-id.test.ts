import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, makeUuid, uuidOf } from './make-id.ts';

test('[IDS-1] every uuid survives the way to a public id and back', () => {
  fc.assert(fc.property(fc.uuid(), (uuid) => uuidOf(idOf('ctr', uuid)) === uuid));
});

test('[IDS-2] a letter outside the alphabet is a bug, not another id', () => {
  expect(() => uuidOf('ctr_01k9u0000000000000000000zz')).toThrow('IDS-2');
});

test('ids made in one process grow strictly, also within a millisecond and when the clock goes back', () => {
  const made = Array.from({ length: 10_000 }, (_, i) => makeUuid(i % 3 === 0 ? 1_700_000_000_000 : 1_700_000_000_001));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
