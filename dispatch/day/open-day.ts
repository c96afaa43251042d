// A plan laid open for questions: compiled once, with a blank seat for the job that will be asked about, so that each
// question costs a look at every gap and no compiling. A day that is no longer true is opened anew.
import { checkProblem } from '../check-problem.ts';
import { type Numbers, numberGear } from '../compile/compile-day.ts';
import { type CompiledProblem, compileProblem } from '../compile/compile-problem.ts';
import { mayServe } from '../compile/may-serve.ts';
import type { NodeNamed } from '../compile/number-names.ts';
import type { DayRules, DayVisit } from '../core/day-rules.ts';
import type { CoreInstance } from '../core/instance.ts';
import type { Near } from '../core/near.ts';
import type { UnitPlanner } from '../core/plan-unit.ts';
import { randomFrom } from '../core/random.ts';
import { emptyDesk } from '../core/settle-route.ts';
import { emptyState } from '../core/state.ts';
import { emptyUndo } from '../core/undo.ts';
import type { Plan } from '../plan.ts';
import type { Job, JobId, Place, Problem } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';
import { withRow } from './asked-job.ts';
import { layPlan } from './lay-plan.ts';

/** Most persons a job needs (PLAN-7): nodes kept free for the asked one. */
export const CREW_MAX = 3;

/** More than any plan costs: a seat is never left empty for its price. */
export const SEAT_POINTS = 2 ** 40;

/** No name of a problem can be this one. */
const BLANK = '\u0000asked';

export interface OpenDay {
  readonly problem: Problem;
  /** With the blank job as the last, of three persons. */
  readonly compiled: CompiledProblem;
  readonly planner: UnitPlanner;
  readonly seat: {
    readonly leadNode: number;
    readonly place: number;
    readonly gear: { readonly parts: Numbers; readonly tools: Numbers };
    /** The same arrays the search reads: a question writes its job into them. */
    readonly nodes: NodeNamed[];
    readonly visits: DayVisit[];
  };
  /** Visits of the plan that could not stand; empty unless asked to be lenient. */
  readonly fallen: readonly JobId[];
}

/** Refuses a plan the problem does not allow; `lenient` lets such visits fall instead, for re-planning. */
export function openDay(problem: Problem, plan: Plan, lenient = false): OpenDay {
  checkProblem(problem);
  const compiled = compileWithSeat(problem);
  const { instance } = compiled;
  if (!instance.day) throw new TypeError('a seat of three always has day rules');
  const visits = [...instance.day.visits];
  const day: DayRules = { ...instance.day, visits };
  const own: CoreInstance = { ...instance, ...ownClasses(compiled), day };
  own.leaving.fill(SEAT_POINTS, instance.jobNodes - CREW_MAX);
  const state = emptyState(own);
  const desk = emptyDesk(state, day);
  const finder = {
    state,
    near: everywhere(own),
    random: randomFrom(1),
    blinkIn: 2 ** 30,
    blinkRate: 0,
    mayOpen: true,
    after: -1,
    points: 0,
  };
  const planner: UnitPlanner = { finder, desk, undo: emptyUndo(state), anywhere: true };
  const names = { ...compiled.names, nodes: [...compiled.names.nodes] };
  const fallen = layPlan({ problem, names, planner }, plan);
  if (fallen.length > 0 && !lenient) refuseProblem('dispatch.plan_does_not_hold', { job: fallen[0] });
  return {
    problem,
    compiled: { ...compiled, names, instance: own },
    planner,
    seat: {
      leadNode: instance.jobNodes - CREW_MAX,
      place: problem.places.length,
      gear: numberGear(compiled.problem),
      nodes: names.nodes,
      visits,
    },
    fallen,
  };
}

/** The blank job names every part and tool anybody has, and one of each that nobody has, so that all are numbered. */
function compileWithSeat(problem: Problem): CompiledProblem {
  const { places, travel, technicians } = problem;
  const place: Place = { ...places[0], id: BLANK };
  const stocked = new Set([BLANK, ...technicians.flatMap((technician) => Object.keys(technician.stock))]);
  const blank: Job = {
    id: BLANK,
    placeId: BLANK,
    windows: [{ opensAt: 0, closesAt: 0 }],
    baseFor: 0,
    difficulty: 0,
    safetyTestFor: 0,
    needs: [],
    crew: CREW_MAX,
    tools: [BLANK, ...technicians.flatMap((technician) => technician.tools)],
    parts: [...stocked].map((part) => ({ part, count: 0, from: [] })),
    load: 0,
    region: null,
    priority: 0,
    dueAt: null,
    preferred: [],
    refused: [],
    leavingCost: 0,
  };
  return compileProblem({
    ...problem,
    places: [...places, place],
    jobs: [...problem.jobs, blank],
    travel: travel.kind === 'matrix' ? withRow(travel, places.length, undefined) : travel,
  });
}

/** Every shift a class of its own: an asked job may name any technician, and none is passed over for looking alike. */
function ownClasses({ names }: CompiledProblem): Pick<CoreInstance, 'classOf' | 'classCount' | 'allowed'> {
  const { vehicles, nodes } = names;
  const allowed = new Uint8Array(vehicles.length * nodes.length);
  for (const [vehicle, named] of vehicles.entries())
    for (const [node, wanted] of nodes.entries())
      allowed[vehicle * nodes.length + node] = mayServe(named, wanted) ? 1 : 0;
  return { classOf: Int32Array.from(vehicles, (_, at) => at), classCount: Math.max(1, vehicles.length), allowed };
}

/** Nobody is near anybody: with every gap looked at, only the list of idle shifts is read. */
function everywhere({ jobNodes, vehicleCount }: CoreInstance): Near {
  const nothing = new Int32Array(0);
  const classes = Int32Array.from({ length: jobNodes * vehicleCount }, (_, at) => at % vehicleCount);
  return {
    known: new Uint8Array(jobNodes).fill(1),
    rank: () => undefined,
    around: nothing,
    aroundLength: 0,
    before: nothing,
    after: nothing,
    width: 0,
    classes,
    classWidth: vehicleCount,
  };
}
