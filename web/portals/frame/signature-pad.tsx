// A place to sign with a finger, a pen or a mouse. Whoever cannot draw types the name instead; both are offered side by side.
import { type PointerEvent, useRef, useState } from 'react';
import { usePortalWords } from '../words/portal-words.tsx';
import { extendStroke, pathOf, pointIn, type Stroke, signBox } from './draw-strokes.ts';
import { Press } from './press.tsx';

export interface SignaturePadProps {
  /** SVG path data after every stroke; empty when it was wiped. */
  onDraw: (strokes: string) => void;
}

export function SignaturePad({ onDraw }: SignaturePadProps) {
  const { say } = usePortalWords();
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
  const wipe = () => {
    show([]);
    onDraw('');
  };
  return (
    <div>
      <svg
        className="pt-sign"
        viewBox={`0 0 ${signBox.width} ${signBox.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say(strokes.length > 0 ? 'sign.drawn' : 'sign.sheet')}
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
      {strokes.length > 0 && (
        <Press kind="plain" onPress={wipe}>
          {say('sign.wipe')}
        </Press>
      )}
    </div>
  );
}
