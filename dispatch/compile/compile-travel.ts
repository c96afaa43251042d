// Travel as matrices over the places and one more: nowhere, where a day without a way home ends, reached at once.
import type { HourlySpeeds } from '../core/day-rules.ts';
import type { HaversineTravel, MatrixTravel, Place, Problem } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';

export interface CompiledTravel {
  readonly size: number;
  readonly way: Int32Array;
  readonly wayInto: Int32Array;
  readonly price: Int32Array;
  readonly priceInto: Int32Array;
  /** Seconds at mean speed, told in plans. */
  readonly nominal: Int32Array;
  readonly speeds: HourlySpeeds | null;
}

/** Longer than any day the checks let through, and twice it still fits 32 bits. */
export const NO_WAY = 2 ** 30 - 1;
/** Hours written out for driving; a later second drives at the last hour's speed of the profile. */
export const PRICE_MAX = 2 ** 30 - 1;

export function compileTravel(problem: Problem, horizonEnd: number): CompiledTravel {
  const { travel, places, weights } = problem;
  const size = places.length + 1;
  const metres = new Int32Array(size * size);
  const way = new Int32Array(size * size);
  const nominal = travel.kind === 'matrix' ? way : new Int32Array(size * size);
  if (travel.kind === 'matrix') fillFromMatrix(travel, places.length, way, metres);
  else fillFromCoordinates(travel, places, way, nominal, metres);
  const price = pricesOf(nominal, way, metres, weights.perTravelSecond, weights.perMetre);
  const symmetric = isSymmetric(way, size) && (price === way || isSymmetric(price, size));
  const wayInto = symmetric ? way : transposed(way, size);
  const priceInto = symmetric ? price : price === way ? wayInto : transposed(price, size);
  const speeds = travel.kind === 'haversine' ? hourlySpeeds(travel, metres, horizonEnd) : null;
  return { size, way, wayInto, price, priceInto, nominal, speeds };
}

function fillFromMatrix(travel: MatrixTravel, places: number, way: Int32Array, metres: Int32Array): void {
  const size = places + 1;
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++) {
      if (from === to) continue;
      const seconds = travel.secondsBetween[from * places + to] ?? -1;
      way[from * size + to] = seconds < 0 ? NO_WAY : seconds;
      metres[from * size + to] = Math.max(0, travel.metresBetween?.[from * places + to] ?? 0);
    }
}

function fillFromCoordinates(
  travel: HaversineTravel,
  places: readonly Place[],
  way: Int32Array,
  nominal: Int32Array,
  metres: Int32Array,
): void {
  const size = places.length + 1;
  const speeds = travel.metresPerHourByHour;
  const fastest = Math.max(...speeds);
  const mean = Math.floor(speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length);
  const points = places.map(({ latitude = 0, longitude = 0 }) => {
    const lat = (latitude * Math.PI) / 180;
    return { lat, lon: (longitude * Math.PI) / 180, cos: Math.cos(lat) };
  });
  // A great circle is as long one way as the other, to the last bit: each is measured once.
  for (const [from, a] of points.entries())
    for (let to = 0; to < from; to++) {
      const b = points[to];
      if (!b) continue;
      const s = Math.sin((b.lat - a.lat) / 2) ** 2 + a.cos * b.cos * Math.sin((b.lon - a.lon) / 2) ** 2;
      const arc = 2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(s)));
      const length = Math.round((arc * travel.detourPercent) / 100);
      for (const cell of [from * size + to, to * size + from]) {
        metres[cell] = length;
        way[cell] = Math.ceil((length * 3600) / fastest);
        nominal[cell] = Math.ceil((length * 3600) / mean);
      }
    }
}

function pricesOf(nominal: Int32Array, way: Int32Array, metres: Int32Array, perSecond: number, perMetre: number) {
  if (perSecond === 1 && perMetre === 0 && nominal === way) return way;
  const price = new Int32Array(way.length);
  for (let cell = 0; cell < way.length; cell++) {
    const blocked = (way[cell] ?? 0) === NO_WAY;
    const points = blocked ? PRICE_MAX : (nominal[cell] ?? 0) * perSecond + (metres[cell] ?? 0) * perMetre;
    if (points > PRICE_MAX)
      refuseProblem('dispatch.too_large', { what: 'price of a way', value: points, max: PRICE_MAX });
    price[cell] = points;
  }
  return price;
}

function isSymmetric(matrix: Int32Array, size: number): boolean {
  for (let from = 0; from < size; from++)
    for (let to = 0; to < from; to++) if (matrix[from * size + to] !== matrix[to * size + from]) return false;
  return true;
}

function transposed(matrix: Int32Array, size: number): Int32Array {
  const into = new Int32Array(matrix.length);
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++) into[to * size + from] = matrix[from * size + to] ?? 0;
  return into;
}

/** null when every hour is alike: the matrix then tells the whole truth. */
function hourlySpeeds(travel: HaversineTravel, metres: Int32Array, horizonEnd: number): HourlySpeeds | null {
  const speeds = travel.metresPerHourByHour;
  if (speeds.every((speed) => speed === speeds[0])) return null;
  // A way begun at the horizon's end is driven on for a day at most before it is too late anyway.
  const hours = Math.ceil(horizonEnd / 3600) + 24;
  const drivenAtHour = new Float64Array(hours + 1);
  for (let hour = 0; hour < hours; hour++)
    drivenAtHour[hour + 1] = (drivenAtHour[hour] ?? 0) + (speeds[hour % 24] ?? 1) * 3600;
  return { metresPerHour: speeds, drivenAtHour, metres };
}
