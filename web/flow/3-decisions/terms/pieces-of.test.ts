import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from './pieces-of.ts';

test('[OWED-5] pieces carry the numbers of the list, two clauses in one sentence both', () => {
  const text = 'Fine. Void! Fine again.';
  const found = [
    { from: 6, until: 11 },
    { from: 6, until: 11 },
  ];
  expect(piecesOf(text, found)).toEqual([
    { from: 0, text: 'Fine. ', numbers: [] },
    { from: 6, text: 'Void!', numbers: [1, 2] },
    { from: 11, text: ' Fine again.', numbers: [] },
  ]);
});

test('[OWED-5] whatever is marked, the pieces joined are the text', () => {
  const mark = fc.tuple(fc.integer({ min: -3, max: 60 }), fc.integer({ min: -3, max: 60 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
      const pieces = piecesOf(
        text,
        marks.map(([from, until]) => ({ from, until })),
      );
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }),
  );
});
