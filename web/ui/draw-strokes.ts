// What a finger draws, as SVG path data in the box a receipt prints: whole numbers, no more points than the eye sees.

/** The box of `signatureStrokes` in api/flow/4-remedies.receipts.ts. */
export const signBox = { width: 600, height: 200 } as const;
export interface Point {
  x: number;
  y: number;
}
export type Stroke = readonly Point[];

/** Closer than this two points are one to the eye. */
const stepMin = 2;
/** The receipt takes 60,000 characters, and a move is at most nine of them; more than this is scribbling, not signing. */
const pointsMax = 6_000;

/** A place on the screen as a place in the box, kept inside it. */
export function pointIn(
  frame: { left: number; top: number; width: number; height: number },
  clientX: number,
  clientY: number,
): Point {
  const placeOn = (share: number, most: number) => Math.round(Math.min(1, Math.max(0, share)) * most);
  return {
    x: placeOn((clientX - frame.left) / frame.width, signBox.width),
    y: placeOn((clientY - frame.top) / frame.height, signBox.height),
  };
}

/** The stroke with one more point, or as it was when the point is too near or there are too many. */
export function extendStroke(strokes: readonly Stroke[], point: Point): readonly Stroke[] {
  const last = strokes.at(-1);
  const before = last?.at(-1);
  if (!last || !before) return strokes;
  const isNear = Math.abs(point.x - before.x) < stepMin && Math.abs(point.y - before.y) < stepMin;
  const count = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  return isNear || count >= pointsMax ? strokes : [...strokes.slice(0, -1), [...last, point]];
}

/** `M10 20L30 40M50 60L50 60`: a tap without a move is a dot. Empty when nothing was drawn. */
export function pathOf(strokes: readonly Stroke[]): string {
  return strokes
    .map(([first, ...rest]) => {
      if (!first) return '';
      const moves = rest.length > 0 ? rest : [first];
      return `M${first.x} ${first.y}${moves.map(({ x, y }) => `L${x} ${y}`).join('')}`;
    })
    .join('');
}

/** Who types the name instead of drawing leaves a ruled line above it, as on a form: the receipt then shows that nothing was drawn. */
export const ruledLine = `M20 150L${signBox.width - 20} 150`;
