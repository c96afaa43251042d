// The rules of a technician's day that a plain route lacks; null when the problem uses none of them.
import type { DayDepot, DayPart, DayRules, DayUnit, DayVehicle, DayVisit } from '../core/day-rules.ts';
import type { Problem, VisitGroup } from '../problem.ts';
import type { NumberedNames, VehicleNamed } from './number-names.ts';

const FOREVER = 2 ** 30;

/** `speeds` are added by the caller, who has compiled travel. */
export function compileDay(problem: Problem, names: NumberedNames): Omit<DayRules, 'speeds'> | null {
  return problem.groups.length === 0 && isPlain(problem) ? null : dayRules(problem, names);
}

/** The same for any problem, plain ones included: plans are told through it. */
export function dayRules(problem: Problem, names: NumberedNames): Omit<DayRules, 'speeds'> {
  const units = unitsOf(problem, names);
  const { parts, tools } = numberGear(problem);
  const unitOf = new Int32Array(names.nodes.length).fill(-1);
  for (const [at, unit] of units.entries()) for (const node of unit.nodes) unitOf[node] = at;
  const frozen = Uint8Array.from(names.nodes, ({ pin }) => (typeof pin?.startsAt === 'number' ? 1 : 0));
  return {
    vehicles: names.vehicles.map((vehicle) => dayVehicle(problem, vehicle, parts, tools)),
    visits: names.nodes.map((_, node) => dayVisit(problem, names, node, parts, tools)),
    depots: problem.depots.map((depot) => dayDepot(names, depot, tools)),
    units,
    unitOf,
    perLateSecond: problem.weights.perLateSecond,
    notPreferred: problem.weights.notPreferred,
    frozen: frozen.includes(1) ? frozen : null,
    frozenRoutes: frozenRoutes(names, frozen),
  };
}

/** Parts and tools by number, in the order of their first mention. */
export function numberGear(problem: Problem): { parts: Numbers; tools: Numbers } {
  return {
    parts: numbersOf(problem.jobs.flatMap((job) => job.parts.map(({ part }) => part))),
    tools: numbersOf([...problem.jobs.flatMap((job) => job.tools), ...problem.depots.flatMap((depot) => depot.tools)]),
  };
}

function isPlain(problem: Problem): boolean {
  const { travel, technicians, jobs, pins, weights } = problem;
  if (travel.kind === 'haversine' && travel.metresPerHourByHour.some((v) => v !== travel.metresPerHourByHour[0]))
    return false;
  if (pins.some((pin) => pin.startsAt !== null)) return false;
  const plainShift = technicians.every(
    ({ cost, shifts }) =>
      cost.perWorkSecond === 0 &&
      shifts.every(
        (shift) => shift.breaks.length === 0 && (shift.overtimeForMax === 0 || cost.perOvertimeSecond === 0),
      ),
  );
  return (
    plainShift &&
    jobs.every(
      (job) =>
        job.windows.length === 1 &&
        job.crew === 1 &&
        job.tools.length === 0 &&
        job.parts.length === 0 &&
        (job.dueAt === null || weights.perLateSecond === 0) &&
        (job.preferred.length === 0 || weights.notPreferred === 0),
    )
  );
}

function numbersOf(names: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return numbers;
}

export type Numbers = ReadonlyMap<string, number>;

function dayVehicle(
  problem: Problem,
  { technician, technicianAt, shift }: VehicleNamed,
  parts: Numbers,
  tools: Numbers,
): DayVehicle {
  const stock = new Int32Array(parts.size);
  for (const [part, at] of parts) stock[at] = technician.stock[part] ?? 0;
  const own = new Uint8Array(tools.size);
  for (const tool of technician.tools) if (tools.has(tool)) own[tools.get(tool) ?? 0] = 1;
  const startDepots = [...problem.depots.entries()].filter(([, depot]) => depot.placeId === shift.startPlaceId);
  for (const [, depot] of startDepots) for (const tool of depot.tools) own[tools.get(tool) ?? 0] = 1;
  return {
    technician: technicianAt,
    endsAt: shift.endsAt,
    perWorkSecond: technician.cost.perWorkSecond,
    perOvertimeSecond: technician.cost.perOvertimeSecond,
    breaks: [...shift.breaks.entries()]
      .map(([index, pause]) => ({ ...pause, index }))
      .sort((a, b) => a.opensAt - b.opensAt || a.closesAt - b.closesAt),
    startDepots: startDepots.map(([at]) => at),
    stock,
    tools: own,
  };
}

export function dayVisit(
  problem: Problem,
  names: NumberedNames,
  node: number,
  parts: Numbers,
  tools: Numbers,
): DayVisit {
  const named = names.nodes.at(node);
  if (!named) throw new RangeError('node without a name');
  const { job, crewAt, pin } = named;
  const isFrozen = typeof pin?.startsAt === 'number';
  const isLead = crewAt === 0;
  const windows = isFrozen ? [{ opensAt: pin.startsAt, closesAt: pin.startsAt }] : job.windows;
  return {
    windows: [...windows].sort((a, b) => a.opensAt - b.opensAt),
    dueAt: isLead ? (job.dueAt ?? FOREVER) : FOREVER,
    tools: isLead && !isFrozen ? job.tools.map((tool) => tools.get(tool) ?? 0) : [],
    parts: isLead && !isFrozen ? job.parts.map((need) => dayPart(problem, names, need, parts)) : [],
    preferred:
      isLead && job.preferred.length > 0 ? new Set(job.preferred.map((id) => names.technicianAt.get(id) ?? -1)) : null,
  };
}

function dayPart(
  problem: Problem,
  names: NumberedNames,
  need: Problem['jobs'][number]['parts'][number],
  parts: Numbers,
): DayPart {
  const readyAt = new Int32Array(problem.depots.length).fill(-1);
  for (const source of need.from) {
    const at = names.depotAt.get(source.depotId) ?? 0;
    const known = readyAt[at] ?? -1;
    readyAt[at] = known < 0 ? source.readyAt : Math.min(known, source.readyAt);
  }
  return { part: parts.get(need.part) ?? 0, count: need.count, readyAt };
}

function dayDepot(names: NumberedNames, depot: Problem['depots'][number], tools: Numbers): DayDepot {
  const lends = new Uint8Array(tools.size);
  for (const tool of depot.tools) lends[tools.get(tool) ?? 0] = 1;
  return { place: names.placeAt.get(depot.placeId) ?? 0, pickupFor: depot.pickupFor, tools: lends };
}

/** Each group, and each crew outside any group, whose members must be planned together. */
function unitsOf(problem: Problem, names: NumberedNames): DayUnit[] {
  const inGroup = new Set(problem.groups.flatMap((group) => group.jobIds));
  const groups: Pick<VisitGroup, 'jobIds' | 'rules'>[] = [
    ...problem.groups,
    ...problem.jobs
      .filter((job) => job.crew > 1 && !inGroup.has(job.id))
      .map(({ id }) => ({ jobIds: [id], rules: [] })),
  ];
  return groups.map(({ jobIds, rules }) => {
    const nodes: number[] = [];
    const leadOf: number[] = [];
    for (const jobId of jobIds) {
      const jobAt = names.jobAt.get(jobId) ?? 0;
      const lead = names.leadNode[jobAt] ?? 0;
      for (let crewAt = 0; crewAt < (problem.jobs[jobAt]?.crew ?? 1); crewAt++) {
        nodes.push(lead + crewAt);
        leadOf.push(crewAt === 0 ? -1 : lead);
      }
    }
    return {
      nodes,
      leadOf,
      sameTechnician: rules.includes('same_technician'),
      sameTime: rules.includes('same_time'),
      sequence: rules.includes('sequence'),
    };
  });
}

/** Frozen nodes by vehicle, in order of their seconds. */
function frozenRoutes(names: NumberedNames, frozen: Uint8Array): number[][] {
  const routes: number[][] = names.vehicles.map(() => []);
  for (const [node, { pin, crewAt }] of names.nodes.entries())
    if (frozen[node] === 1) routes[names.vehicleAt.get(pin?.shiftIds[crewAt] ?? '') ?? 0]?.push(node);
  const startsAt = (node: number) => names.nodes[node]?.pin?.startsAt ?? 0;
  for (const route of routes) route.sort((a, b) => startsAt(a) - startsAt(b) || a - b);
  return routes;
}
