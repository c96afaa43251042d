// What the turns of a budget are spent on: one annealing; or, where the budget allows many, several annealings whose plans
// are then crossed, each child annealed for a short while at low temperature and kept when it is better than the worst.
import { type Annealer, type AnnealOptions, setTemperature, startAnnealer, takeTurn } from './anneal.ts';
import { crossRoutes } from './cross-routes.ts';
import type { CoreInstance } from './instance.ts';
import { below, type Random, randomFrom } from './random.ts';
import { copySnapshot, layBack, type Snapshot, takeOver } from './snapshot.ts';

export interface Search {
  readonly annealer: Annealer;
  readonly random: Random;
  /** Cheapest plan seen at all. */
  readonly best: Snapshot;
  /** The first plan, from which each of the first annealings begins. */
  readonly first: Snapshot;
  /** Plans that may be crossed. */
  readonly plans: Snapshot[];
  /** Shares of the budget at which the present annealing began and will end. */
  from: number;
  until: number;
  isChild: boolean;
  /** Annealings before the first crossing; 0 when one annealing takes the whole budget, −1 until that is known. */
  founders: number;
  /** Of which so many are done. */
  founded: number;
  /** Shares of the budget of one founder's and of one child's annealing. */
  founderShare: number;
  childShare: number;
}

/** Turns between two looks at the clock. */
export const TURNS_AT_ONCE = 32;
/** The share of the budget after which it is known how many turns it holds. */
const KNOWN_AT = 0.01;
/** Crossing pays from this many turns a visit on; below, one long annealing is better. */
const TURNS_PER_VISIT = 400;
const FOUNDING_SHARE = 0.4;
const PLANS_MAX = 8;
/** Turns a visit of a founder's and of a child's annealing. */
const FOUNDER_TURNS = 100;
const CHILD_TURNS = 60;
/** Days with rules: so few annealings differ in their fleets, then the best is annealed on. */
const DAY_FOUNDERS = 3;
const DAY_FOUNDING_SHARE = 0.6;
const CHILD_HOT = 0.5;
/** Founders differ in what a vehicle costs at first, so that their fleets differ too. */
const FOUNDER_FLEETS = [0, -2, 2];

/** With its first plan made. */
export function startSearch(instance: CoreInstance, options: AnnealOptions): Search {
  const annealer = startAnnealer(instance, options);
  return {
    annealer,
    random: randomFrom(options.seed + 1000),
    best: copySnapshot(instance, annealer.best),
    first: copySnapshot(instance, annealer.best),
    plans: [],
    from: 0,
    until: 1,
    isChild: false,
    founders: -1,
    founded: 0,
    founderShare: 1,
    childShare: 0,
  };
}

/** A few turns, at this share of the budget. True when the best plan so far was made. */
export function think(search: Search, share: number): boolean {
  const { annealer, best } = search;
  steer(search, share);
  for (let turn = 0; turn < TURNS_AT_ONCE; turn++) takeTurn(annealer);
  if (annealer.best.cost >= best.cost) return false;
  takeOver(best, annealer.best);
  return true;
}

/** Goes on from another's plan: as one more parent while another annealing will ask for parents, else at once. */
export function welcome(search: Search, plan: Snapshot): void {
  const { annealer, best, plans } = search;
  if (plan.cost >= best.cost) return;
  takeOver(best, plan);
  const isLastOfDay = search.isChild && annealer.desk !== null;
  if (search.founders > 0 && !isLastOfDay) {
    keepPlan(plans, copySnapshot(annealer.state.instance, plan));
    return;
  }
  layBack(plan, annealer.state, annealer.desk);
  takeOver(annealer.best, plan);
}

function steer(search: Search, share: number): void {
  const { annealer } = search;
  if (search.founders < 0 && share >= KNOWN_AT) chooseWay(search, annealer.turns / share);
  if (share >= search.until) beginNext(search);
  const spent = Math.min(1, (share - search.from) / (search.until - search.from));
  if (search.isChild) {
    setTemperature(annealer, spent, CHILD_HOT, annealer.options.coldShare, 0);
    return;
  }
  const { hotShare, coldShare, fleetWays } = annealer.options;
  const founder = search.founders <= 0 ? 0 : (FOUNDER_FLEETS[search.founded % FOUNDER_FLEETS.length] ?? 0);
  setTemperature(annealer, spent, hotShare, coldShare, fleetWays + founder);
}

/** Only routes whose visits know nothing of each other may be exchanged whole; days with rules go on from the best. */
function chooseWay(search: Search, turns: number): void {
  const { instance } = search.annealer.state;
  search.founders = 0;
  if (turns < TURNS_PER_VISIT * instance.jobNodes) return;
  if (search.annealer.desk !== null) {
    search.founders = DAY_FOUNDERS;
    search.founderShare = DAY_FOUNDING_SHARE / DAY_FOUNDERS;
    search.childShare = 1 - DAY_FOUNDING_SHARE;
  } else if (search.annealer.local !== null) {
    const founders = Math.round((FOUNDING_SHARE * turns) / (FOUNDER_TURNS * instance.jobNodes));
    search.founders = Math.max(3, Math.min(PLANS_MAX, founders));
    search.founderShare = FOUNDING_SHARE / search.founders;
    search.childShare = Math.max(0.005, Math.min(0.06, (CHILD_TURNS * instance.jobNodes) / turns));
  }
  search.until = search.founderShare;
}

/** The plan of this annealing is done; the next founder, or a child of two plans, begins. */
function beginNext(search: Search): void {
  const { annealer, plans, random, first } = search;
  const { state, best } = annealer;
  keepPlan(plans, copySnapshot(state.instance, best));
  best.cost = Number.POSITIVE_INFINITY;
  search.from = search.until;
  search.founded++;
  if (search.founded < search.founders) {
    search.until += search.founderShare;
    layBack(first, state, annealer.desk);
    return;
  }
  search.isChild = true;
  search.until += search.childShare;
  if (annealer.desk !== null) {
    const [cheapest] = plans;
    if (cheapest) layBack(cheapest, state, annealer.desk);
    return;
  }
  const one = below(random, plans.length);
  const two = (one + 1 + below(random, Math.max(1, plans.length - 1))) % plans.length;
  crossRoutes(annealer, plans[one], plans[two], random);
}

/** No two of one cost, the dearest goes when there are too many. */
function keepPlan(plans: Snapshot[], plan: Snapshot): void {
  if (plans.some(({ cost }) => cost === plan.cost)) return;
  plans.push(plan);
  plans.sort((a, b) => a.cost - b.cost);
  if (plans.length > PLANS_MAX) plans.pop();
}
