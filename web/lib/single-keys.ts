// Single keys, of the shell and of a screen: when they rest, and how long a `g` waits for its letter.

/** Within this a letter after `g` goes somewhere (the shell's keys) and presses nothing on the screen. */
export const pairWithinMs = 1_200;

/** While somebody types or a dialog is open, a letter is a letter. */
export function isBusy(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  return isTyping || document.querySelector('dialog[open]') !== null;
}
