// A small sign of the key that presses a button; hidden from screen readers, who hear it from `aria-keyshortcuts`.
import './key-hint.css';

/** What the browser calls a key, and what stands on it. */
const faces: Readonly<Record<string, string>> = { Enter: '↵', Backspace: '⌫' };

export function KeyHint({ shortcut }: { shortcut: string | undefined }) {
  if (shortcut === undefined) return null;
  return (
    <span className="mg-key" aria-hidden="true">
      {faces[shortcut] ?? shortcut}
    </span>
  );
}
