// Judges what no single route shows: each job once, crews, groups, pins (PLAN-7, 11, 12, 13).
import type { Plan, VisitStop } from '../plan.ts';
import type { Job, JobId, ShiftId } from '../problem.ts';
import type { Fault } from './fault.ts';
import type { PlanIndex } from './plan-index.ts';

interface Placed {
  readonly shiftId: ShiftId;
  readonly technicianId: string;
  readonly stop: VisitStop;
}

export function checkTogether(index: PlanIndex, plan: Plan): Fault[] {
  const placed = new Map<JobId, Placed[]>();
  const faults: Fault[] = [];
  const say = (rule: Fault['rule'], what: string, jobId: JobId | null, found = 0, allowed = 0) =>
    faults.push({ rule, shiftId: null, jobId, what, found, allowed });
  for (const route of plan.routes)
    for (const stop of route.stops)
      if (stop.kind === 'visit') {
        const list = placed.get(stop.jobId) ?? [];
        list.push({ shiftId: route.shiftId, technicianId: route.technicianId, stop });
        placed.set(stop.jobId, list);
        if (!index.jobs.has(stop.jobId)) say('PLAN-13', 'unknown_job', stop.jobId);
      }
  checkEachOnce(index, plan, placed, say);
  for (const job of index.problem.jobs) checkCrew(job, placed.get(job.id) ?? [], say);
  checkPins(index, placed, say);
  checkGroups(index, placed, say);
  if (new Set(plan.routes.map((route) => route.shiftId)).size !== plan.routes.length)
    say('PLAN-13', 'shift_twice', null, plan.routes.length);
  return faults;
}

type Say = (rule: Fault['rule'], what: string, jobId: JobId | null, found?: number, allowed?: number) => void;
type Where = ReadonlyMap<JobId, readonly Placed[]>;

function checkEachOnce(index: PlanIndex, plan: Plan, placed: Where, say: Say): void {
  const left = new Set(plan.unplanned);
  if (left.size !== plan.unplanned.length) say('PLAN-13', 'unplanned_twice', null, plan.unplanned.length, left.size);
  for (const jobId of left) if (!index.jobs.has(jobId)) say('PLAN-13', 'unknown_job', jobId);
  for (const job of index.problem.jobs)
    if (left.has(job.id) === placed.has(job.id)) say('PLAN-13', 'neither_or_both', job.id, left.has(job.id) ? 1 : 0);
}

function checkCrew(job: Job, visits: readonly Placed[], say: Say): void {
  if (visits.length === 0) return;
  if (visits.length !== job.crew) say('PLAN-7', 'crew_size', job.id, visits.length, job.crew);
  if (new Set(visits.map((visit) => visit.technicianId)).size !== visits.length)
    say('PLAN-7', 'same_person_twice', job.id);
  const leads = visits.filter((visit) => visit.stop.role === 'lead').length;
  if (leads !== 1) say('PLAN-7', 'one_lead', job.id, leads, 1);
  const [first] = visits;
  for (const visit of visits)
    if (visit.stop.startsAt !== first?.stop.startsAt || visit.stop.endsAt !== first?.stop.endsAt)
      say('PLAN-7', 'crew_not_together', job.id, visit.stop.startsAt, first?.stop.startsAt);
}

function checkPins(index: PlanIndex, placed: Where, say: Say): void {
  for (const pin of index.problem.pins) {
    const visits = placed.get(pin.jobId) ?? [];
    if (visits.length === 0) {
      if (pin.startsAt !== null) say('PLAN-12', 'frozen_left_out', pin.jobId);
      continue;
    }
    const lead = visits.find((visit) => visit.stop.role === 'lead');
    if (lead?.shiftId !== pin.shiftIds[0]) say('PLAN-12', 'pinned_lead_moved', pin.jobId);
    for (const visit of visits)
      if (!pin.shiftIds.includes(visit.shiftId)) say('PLAN-12', 'pinned_person_moved', pin.jobId);
  }
}

function checkGroups(index: PlanIndex, placed: Where, say: Say): void {
  for (const group of index.problem.groups) {
    const leads = group.jobIds.map((id) => placed.get(id)?.find((visit) => visit.stop.role === 'lead'));
    const planned = leads.filter((lead) => lead !== undefined);
    if (planned.length === 0) continue;
    const jobId = group.jobIds[0] ?? null;
    const frozen = planned.every((lead) => isFrozen(index, lead));
    if (planned.length !== leads.length && !frozen) say('PLAN-11', 'group_torn', jobId, planned.length, leads.length);
    const [first] = planned;
    for (const [at, lead] of planned.entries()) {
      const before = at > 0 ? planned[at - 1] : undefined;
      // Two frozen visits were agreed by a person, together or not (PLAN-12).
      if (before && isFrozen(index, lead) && isFrozen(index, before)) continue;
      if (group.rules.includes('same_technician') && lead.shiftId !== (before ?? first)?.shiftId)
        say('PLAN-11', 'group_not_same_technician', jobId);
      if (group.rules.includes('same_time') && lead.stop.startsAt !== (before ?? first)?.stop.startsAt)
        say('PLAN-11', 'group_not_same_time', jobId, lead.stop.startsAt, before?.stop.startsAt);
      if (group.rules.includes('sequence') && before && lead.stop.startsAt < before.stop.endsAt)
        say('PLAN-11', 'group_out_of_order', jobId, lead.stop.startsAt, before.stop.endsAt);
    }
  }
}

function isFrozen(index: PlanIndex, placed: Placed): boolean {
  return typeof index.pins.get(placed.stop.jobId)?.startsAt === 'number';
}
