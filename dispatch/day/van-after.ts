// What is in the van once some of a day's stops are done: tools borrowed, parts fetched for what lies ahead, parts and
// room used up by what lies behind (PLAN-9, PLAN-10).
import type { Stop } from '../plan.ts';
import type { Depot, DepotId, Job, JobId, PartNeed, PlaceId, SecondAt, Technician } from '../problem.ts';

/** A shift that has begun: where and when it began, what is done and what lies ahead. */
export interface BegunShift {
  readonly startPlaceId: PlaceId;
  readonly leftAt: SecondAt;
  readonly done: readonly Stop[];
  readonly ahead: readonly Stop[];
}

export function vanAfter(
  technician: Technician,
  depots: readonly Depot[],
  jobs: ReadonlyMap<JobId, Job>,
  { startPlaceId, leftAt, done, ahead }: BegunShift,
): Pick<Technician, 'tools' | 'stock' | 'loadMax'> {
  const called = new Map<DepotId, SecondAt>();
  for (const depot of depots) if (depot.placeId === startPlaceId) called.set(depot.id, leftAt);
  const isFetched = (need: PartNeed) =>
    need.from.some(({ depotId, readyAt }) => (called.get(depotId) ?? Number.NEGATIVE_INFINITY) >= readyAt);
  const stock: Record<string, number> = { ...technician.stock };
  let load = 0;
  for (const stop of done) {
    if (stop.kind === 'depot') called.set(stop.depotId, stop.startsAt);
    const job = leadJob(stop, jobs);
    load += job?.load ?? 0;
    for (const need of job?.parts ?? [])
      if (!isFetched(need)) stock[need.part] = Math.max(0, (stock[need.part] ?? 0) - need.count);
  }
  // Fetched already and still unused: whatever a visit ahead was to get from a depot behind.
  for (const stop of ahead)
    for (const need of leadJob(stop, jobs)?.parts ?? [])
      if (isFetched(need)) stock[need.part] = (stock[need.part] ?? 0) + need.count;
  const borrowed = depots.filter(({ id }) => called.has(id)).flatMap(({ tools }) => tools);
  return {
    tools: [...new Set([...technician.tools, ...borrowed])],
    stock,
    loadMax: technician.loadMax === null ? null : Math.max(0, technician.loadMax - load),
  };
}

function leadJob(stop: Stop, jobs: ReadonlyMap<JobId, Job>): Job | undefined {
  return stop.kind === 'visit' && stop.role === 'lead' ? jobs.get(stop.jobId) : undefined;
}
