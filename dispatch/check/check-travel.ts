// The checker's own reading of travel (PLAN-3, PLAN-16): exact, slow, and not the search's.
import type { HaversineTravel, Place, Problem, SecondAt } from '../problem.ts';

export interface CheckedTravel {
  /** null: no way. */
  arrivesAt(from: number, to: number, leavesAt: SecondAt): SecondAt | null;
  /** Points of one way; asked only for ways that exist. */
  pointsBetween(from: number, to: number): number;
  nominalSeconds(from: number, to: number): number;
}

/** Place numbers are indices of `problem.places`. */
export function checkTravel(problem: Problem): CheckedTravel {
  const { places, travel, weights } = problem;
  if (travel.kind === 'haversine') return checkHaversine(places, travel, weights.perTravelSecond, weights.perMetre);
  const size = places.length;
  const seconds = (from: number, to: number) => (from === to ? 0 : (travel.secondsBetween[from * size + to] ?? -1));
  const metres = (from: number, to: number) => (from === to ? 0 : (travel.metresBetween?.[from * size + to] ?? 0));
  return {
    arrivesAt: (from, to, leavesAt) => (seconds(from, to) < 0 ? null : leavesAt + seconds(from, to)),
    pointsBetween: (from, to) =>
      seconds(from, to) * weights.perTravelSecond + Math.max(0, metres(from, to)) * weights.perMetre,
    nominalSeconds: seconds,
  };
}

function checkHaversine(
  places: readonly Place[],
  travel: HaversineTravel,
  perSecond: number,
  perMetre: number,
): CheckedTravel {
  const speeds = travel.metresPerHourByHour;
  const meanSpeed = Math.floor(speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length);
  const metres = (from: number, to: number) => greatCircleMetres(places[from], places[to], travel.detourPercent);
  const nominal = (from: number, to: number) => Math.ceil((metres(from, to) * 3600) / meanSpeed);
  return {
    arrivesAt: (from, to, leavesAt) => driveThroughHours(leavesAt, metres(from, to), speeds),
    pointsBetween: (from, to) => nominal(from, to) * perSecond + metres(from, to) * perMetre,
    nominalSeconds: nominal,
  };
}

function greatCircleMetres(a: Place | undefined, b: Place | undefined, detourPercent: number): number {
  const rad = Math.PI / 180;
  const [lat1, lon1] = [(a?.latitude ?? 0) * rad, (a?.longitude ?? 0) * rad];
  const [lat2, lon2] = [(b?.latitude ?? 0) * rad, (b?.longitude ?? 0) * rad];
  const s = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
  return Math.round((2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(s))) * detourPercent) / 100);
}

/** Hour by hour; units of metre × 3600 keep every step whole. */
function driveThroughHours(leavesAt: SecondAt, metres: number, speeds: readonly number[]): SecondAt {
  let left = metres * 3600;
  let at = leavesAt;
  while (left > 0) {
    const speed = speeds[Math.floor(at / 3600) % speeds.length] ?? 1;
    const inHour = 3600 - (at % 3600);
    if (left <= speed * inHour) return at + Math.ceil(left / speed);
    left -= speed * inHour;
    at += inHour;
  }
  return at;
}
