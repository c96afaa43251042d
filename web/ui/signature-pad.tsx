// A place to sign with a finger, a pen or a mouse. Whoever cannot draw is offered to type the name by the form around it.
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { extendStroke, pathOf, pointIn, type Stroke, signBox } from './draw-strokes.ts';
import './signature-pad.css';

export interface SignaturePadProps {
  /** What a screen reader hears of the empty sheet and of the signed one. */
  empty: string;
  signed: string;
  /** SVG path data after every stroke; empty when it was wiped. */
  onDraw: (strokes: string) => void;
  /** The button that wipes the sheet, shown once there is something on it. */
  wipe: (wipe: () => void) => ReactNode;
}

export function SignaturePad({ empty, signed, onDraw, wipe }: SignaturePadProps) {
  const isDown = useRef(false);
  // Moves come faster than the page is drawn; what was drawn is kept beside what is shown, so that no last move is lost.
  const drawn = useRef<readonly Stroke[]>([]);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const show = (next: readonly Stroke[]) => {
    drawn.current = next;
    setStrokes(next);
  };
  const pointOf = (event: PointerEvent<SVGSVGElement>) =>
    pointIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    show([...drawn.current, [pointOf(event)]]);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (isDown.current) show(extendStroke(drawn.current, pointOf(event)));
  };
  const lift = () => {
    if (!isDown.current) return;
    isDown.current = false;
    onDraw(pathOf(drawn.current));
  };
  const clear = () => {
    show([]);
    onDraw('');
  };
  return (
    <div>
      <svg
        className="mg-sign"
        viewBox={`0 0 ${signBox.width} ${signBox.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={strokes.length > 0 ? signed : empty}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        <path
          d={pathOf(strokes)}
          fill="none"
          stroke="#14213d"
          strokeWidth={3}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {strokes.length > 0 && wipe(clear)}
    </div>
  );
}
