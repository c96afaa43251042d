// Days of the demo, all of one zone without summer time: as texts that sort, and instants within them.

const dayMs = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Saturday and Sunday, when people go shopping for furniture. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** `minutes` after midnight in Shanghai. */
export function instantOn(day: string, minutes: number): string {
  const part = (count: number) => String(count).padStart(2, '0');
  return `${day}T${part(Math.floor(minutes / 60))}:${part(minutes % 60)}:00+08:00`;
}

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a < b ? b : a);
