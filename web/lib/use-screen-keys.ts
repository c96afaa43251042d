// Single keys of a screen: each presses the button that names it in `aria-keyshortcuts`, so that keys and buttons never differ.
import { useEffect } from 'react';
import { isBusy, pairWithinMs } from './single-keys.ts';

/** By place on the keyboard, so that a Russian or Chinese layout works as well. Rests while someone types or a dialog is open. */
export function useScreenKeys(): void {
  useEffect(() => {
    let pressedGAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isBusy(event.target)) return;
      if (event.code === 'KeyG') pressedGAt = event.timeStamp;
      if (event.timeStamp - pressedGAt < pairWithinMs) return;
      const key = keyOf(event.code);
      const compose = key === 'E' && document.querySelector<HTMLElement>('main [data-compose]');
      if (compose) {
        event.preventDefault();
        return compose.focus();
      }
      const button = key && document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${key}"]:not(:disabled)`);
      if (!button) return;
      event.preventDefault();
      // A dialog gives the focus back to the button that opened it; others leave the focus where it is.
      if (button.hasAttribute('aria-haspopup')) button.focus();
      button.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** `KeyN` → `N`, `Digit1` and `Numpad1` → `1`; other keys keep their own meaning. */
function keyOf(code: string): string | undefined {
  return /^(?:Key([A-Z])|(?:Digit|Numpad)(\d)|(Backspace))$/.exec(code)?.slice(1).find(Boolean);
}
