// The deeds the screen offers now by a key, read from its buttons: what the finder lists, and the help tells, is what can be pressed.

export interface ScreenDeed {
  element: HTMLElement;
  text: string;
  key: string;
}

export function deedsOfScreen(): ScreenDeed[] {
  const found = [...document.querySelectorAll<HTMLElement>('main [aria-keyshortcuts]:not(:disabled)')].flatMap(
    (element) => {
      const text = element.getAttribute('aria-label') ?? textOf(element);
      const key = element.getAttribute('aria-keyshortcuts');
      return text && key ? [{ element, text, key }] : [];
    },
  );
  return found.filter(({ text }, at) => found.findIndex((one) => one.text === text) === at);
}

/** Without the small sign of the key. */
function textOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hint of copy.querySelectorAll('[aria-hidden="true"]')) hint.remove();
  return copy.textContent?.trim() ?? '';
}
