// The instant at which a clock on the wall of a zone shows a day and a time; Intl knows the zones, so nothing is loaded for it.
import { dayOfInstant } from './write-dates.ts';

/**
 * `instantAt('2026-03-01', '09:30', 'Asia/Shanghai')` → `2026-03-01T01:30:00.000Z`. A time that summer time skips becomes the one
 * an hour later; one that comes twice is the first.
 */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutesOf(time) * 60_000;
  // Offsets of the days around: the one that, taken away, shows the wanted clock is right.
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((at) => offsetMs(at, timeZone));
  const fits = offsets.map((offset) => wanted - offset).filter((at) => at + offsetMs(at, timeZone) === wanted);
  const at = fits.length > 0 ? Math.min(...fits) : wanted - Math.min(...offsets);
  return new Date(at).toISOString();
}

/** `09:30`, as the clock of the zone shows it. */
export function timeOfInstant(instant: string, timeZone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(instant));
}

/** What the zone's clock is ahead of UTC at an instant; whole minutes, as all zones of today are. */
function offsetMs(at: number, timeZone: string): number {
  const instant = new Date(at).toISOString();
  const shown =
    Date.parse(`${dayOfInstant(instant, timeZone)}T00:00:00Z`) + minutesOf(timeOfInstant(instant, timeZone)) * 60_000;
  return shown - Math.floor(at / 60_000) * 60_000;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
