// When a technician who leaves now arrives: the matrix, or the speed of each hour on the way (PLAN-16).
import type { HourlySpeeds } from './day-rules.ts';
import type { CoreInstance } from './instance.ts';

export function arrival(
  instance: CoreInstance,
  speeds: HourlySpeeds | null,
  from: number,
  to: number,
  leavesAt: number,
): number {
  const edge = from * instance.placeCount + to;
  if (speeds === null) return leavesAt + instance.way[edge];
  return arrivalByHours(speeds, speeds.metres[edge], leavesAt);
}

/** Distance driven is a clock of its own: add the way, then read back the second. Whole numbers throughout. */
export function arrivalByHours(speeds: HourlySpeeds, metres: number, leavesAt: number): number {
  if (metres === 0) return leavesAt;
  const { drivenAtHour, metresPerHour } = speeds;
  const hours = drivenAtHour.length - 1;
  let hour = Math.min(Math.floor(leavesAt / 3600), hours - 1);
  const goal = drivenAtHour[hour] + (leavesAt - hour * 3600) * speedAt(metresPerHour, hour) + metres * 3600;
  while (hour < hours - 1 && drivenAtHour[hour + 1] < goal) hour++;
  return hour * 3600 + Math.ceil((goal - drivenAtHour[hour]) / speedAt(metresPerHour, hour));
}

/** Latest second at which one may leave to have driven `metres` by `arrivesAt`. */
export function departureByHours(speeds: HourlySpeeds, metres: number, arrivesAt: number): number {
  if (metres === 0) return arrivesAt;
  const { drivenAtHour, metresPerHour } = speeds;
  let hour = Math.min(Math.floor(arrivesAt / 3600), drivenAtHour.length - 2);
  const goal = drivenAtHour[hour] + (arrivesAt - hour * 3600) * speedAt(metresPerHour, hour) - metres * 3600;
  while (hour > 0 && drivenAtHour[hour] > goal) hour--;
  return hour * 3600 + Math.floor((goal - drivenAtHour[hour]) / speedAt(metresPerHour, hour));
}

function speedAt(metresPerHour: readonly number[], hour: number): number {
  return metresPerHour[hour % metresPerHour.length];
}
