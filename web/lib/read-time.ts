// Reads a time of day a person typed, on the clock of 24 hours: `9`, `930`, `9:30`, `09.30`, `24:00`.

/** `HH:MM` from 00:00 to 24:00; undefined when it is no time. */
export function readTime(typed: string): string | undefined {
  const text = typed
    .trim()
    .replace(/[.：时h点]/g, ':')
    .replace(/:$/, '');
  const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
