// A job that is not in today's plan yet: what is asked of the planner while a customer waits on the line.
// How far it lies from everybody else is taken from a known place, from coordinates, or from a table row (matrix travel).
import { NO_WAY, PRICE_MAX } from '../compile/compile-travel.ts';
import type { Job, MatrixTravel, Place, Problem } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';

/** In the order of `Problem.places`; negative: no way. Metres absent: not known, as in the problem's own matrix. */
export interface WaysOfPlace {
  readonly secondsTo: ArrayLike<number>;
  readonly secondsFrom: ArrayLike<number>;
  readonly metresTo?: ArrayLike<number>;
  readonly metresFrom?: ArrayLike<number>;
}

export interface AskedJob {
  readonly job: Job;
  /** Set when the job's place is not among the problem's. */
  readonly place?: Place;
  /** Needed with a new place and matrix travel: its row (`secondsFrom`) and column (`secondsTo`) of the table. */
  readonly ways?: WaysOfPlace;
}

/** One way between the asked place and a known one, as the search's matrices hold it. */
export interface CompiledWay {
  readonly way: number;
  readonly nominal: number;
  readonly metres: number;
  readonly price: number;
}

/** The way from the asked place to place `at`, or from it; places as in the problem. Refuses a place without a way of knowing. */
export function wayOfAsked(problem: Problem, asked: AskedJob, at: number, isFrom: boolean): CompiledWay {
  const { travel, weights } = problem;
  const priced = (way: number, nominal: number, metres: number): CompiledWay => {
    const price = way === NO_WAY ? PRICE_MAX : nominal * weights.perTravelSecond + metres * weights.perMetre;
    return { way, nominal, metres, price };
  };
  if (travel.kind === 'haversine') {
    const metres = metresBetween(asked.place, problem.places[at], travel.detourPercent);
    const speeds = travel.metresPerHourByHour;
    const mean = Math.floor(speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length);
    const way = Math.ceil((metres * 3600) / Math.max(...speeds));
    return priced(way, Math.ceil((metres * 3600) / mean), metres);
  }
  const { ways } = asked;
  if (!ways) refuseProblem('dispatch.no_ways', { place: asked.place?.id ?? '' });
  const seconds = (isFrom ? ways.secondsFrom : ways.secondsTo)[at];
  const metres = (isFrom ? ways.metresFrom : ways.metresTo)?.[at] ?? 0;
  const way = seconds === undefined || seconds < 0 ? NO_WAY : seconds;
  return priced(way, way, Math.max(0, metres));
}

/** The checker's own formula: metres must agree to the last one (PLAN-14). */
function metresBetween(a: Place | undefined, b: Place | undefined, detourPercent: number): number {
  const rad = Math.PI / 180;
  const [lat1, lon1] = [(a?.latitude ?? 0) * rad, (a?.longitude ?? 0) * rad];
  const [lat2, lon2] = [(b?.latitude ?? 0) * rad, (b?.longitude ?? 0) * rad];
  const s = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
  return Math.round((2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(s))) * detourPercent) / 100);
}

/** The problem as it stands once the job is in it. */
export function withJob(problem: Problem, asked: AskedJob): Problem {
  const jobs = [...problem.jobs, asked.job];
  if (!asked.place) return { ...problem, jobs };
  const places = [...problem.places, asked.place];
  if (problem.travel.kind === 'haversine') return { ...problem, jobs, places };
  return { ...problem, jobs, places, travel: withRow(problem.travel, problem.places.length, asked.ways) };
}

/** One row and one column more; −1 where nothing is said. */
export function withRow(travel: MatrixTravel, size: number, ways: WaysOfPlace | undefined): MatrixTravel {
  const widen = (matrix: ArrayLike<number>, to: ArrayLike<number> | undefined, from: ArrayLike<number> | undefined) => {
    const wide = new Int32Array((size + 1) ** 2);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) wide[row * (size + 1) + column] = matrix[row * size + column];
      wide[row * (size + 1) + size] = to?.[row] ?? -1;
      wide[size * (size + 1) + row] = from?.[row] ?? -1;
    }
    return wide;
  };
  const secondsBetween = widen(travel.secondsBetween, ways?.secondsTo, ways?.secondsFrom);
  if (!travel.metresBetween) return { kind: 'matrix', secondsBetween };
  return {
    kind: 'matrix',
    secondsBetween,
    metresBetween: widen(travel.metresBetween, ways?.metresTo, ways?.metresFrom),
  };
}
