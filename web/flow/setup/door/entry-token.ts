// The one-time token of a link. It comes behind the #, which browsers never send, and leaves the address at once.

const storageKey = 'makegood.entry';

/** Takes the token out of the address and keeps it for this tab, so that a reload in the middle of setting up does not lose it. */
export function takeToken(): string | undefined {
  const token = location.hash.slice(1);
  if (token === '') return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

export function keepToken(token: string): void {
  try {
    sessionStorage.setItem(storageKey, token);
  } catch {
    // Without storage a reload asks for the link again; nothing else is lost.
  }
}

export function keptToken(): string | undefined {
  try {
    return sessionStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Once it is spent it opens nothing, so it is forgotten. */
export function forgetToken(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}
