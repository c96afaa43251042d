// A span of time in the reader's words: its two largest parts, so that it is read at a glance.
import type { Language } from '#api/values';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `2 days 3 hr`, `45 min`; less than a minute is none. A sign is left to the words around it. */
export function writeSpan(millis: number, language: Language): string {
  const parts: string[] = [];
  let left = Math.abs(millis);
  for (const [unit, length] of units) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0 && parts.length < 2)
      parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count));
    else if (parts.length > 0) break;
  }
  if (parts.length > 0) return parts.join(' ');
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(0);
}
