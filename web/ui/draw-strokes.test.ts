import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signatureStrokes } from '#api/flow/4-remedies.receipts';
import { extendStroke, pathOf, pointIn, ruledLine, type Stroke, signBox } from './draw-strokes.ts';

const frame = { left: 40, top: 100, width: 300, height: 100 };

test('[FACE-4] whatever is drawn is a signature the receipt takes, however long and wherever the finger goes', () => {
  const place = fc.record({ x: fc.integer({ min: -500, max: 2_000 }), y: fc.integer({ min: -500, max: 2_000 }) });
  fc.assert(
    fc.property(
      fc.array(fc.array(place, { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 20 }),
      (drawn) => {
        let strokes: readonly Stroke[] = [];
        for (const [first, ...moves] of drawn) {
          if (!first) continue;
          strokes = [...strokes, [pointIn(frame, first.x, first.y)]];
          for (const { x, y } of moves) strokes = extendStroke(strokes, pointIn(frame, x, y));
        }
        expect(signatureStrokes.safeParse(pathOf(strokes)).success).toBe(true);
        const places = strokes.flat();
        expect(places.every(({ x, y }) => x >= 0 && x <= signBox.width && y >= 0 && y <= signBox.height)).toBe(true);
      },
    ),
  );
});

test('[FACE-4] an hour of scribbling still fits', () => {
  let strokes: readonly Stroke[] = [[{ x: 0, y: 0 }]];
  for (let move = 0; move < 20_000; move += 1)
    strokes = extendStroke(strokes, { x: (move * 37) % 600, y: (move * 91) % 200 });
  expect(pathOf(strokes).length).toBeLessThanOrEqual(60_000);
});

test('[FACE-4] nothing drawn is no signature; a tap is a dot; a typed name stands on a ruled line', () => {
  expect(pathOf([])).toBe('');
  expect(signatureStrokes.safeParse('').success).toBe(false);
  expect(pathOf([[{ x: 5, y: 6 }]])).toBe('M5 6L5 6');
  expect(signatureStrokes.safeParse(ruledLine).success).toBe(true);
});
