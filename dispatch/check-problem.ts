// Refuses what cannot be planned honestly (PLAN-17): wrong sizes, unknown or doubled names, numbers that are not whole
// or could overflow the search's 32-bit seconds. What passes here, the planner answers.
import type { Job, Problem, Technician } from './problem.ts';
import { refuseProblem } from './refuse-problem.ts';

/** Largest second, length, count or price of one thing; sums of 2^22 of them stay exact in a double. */
export const NUMBER_MAX = 2 ** 29;

const GRADE_MAX = 9;

export function checkProblem(problem: Problem): void {
  const places = namesOf('place', problem.places);
  const depots = namesOf('depot', problem.depots);
  const jobs = namesOf('job', problem.jobs);
  const technicians = namesOf('technician', problem.technicians);
  const shifts = namesOf(
    'shift',
    problem.technicians.flatMap((technician) => technician.shifts),
  );
  checkTravel(problem);
  for (const depot of problem.depots) {
    known('place', places, depot.placeId);
    whole('pickupFor', depot.pickupFor);
  }
  for (const technician of problem.technicians) checkTechnician(technician, places);
  for (const job of problem.jobs) checkJob(job, places, depots, technicians);
  checkGroups(problem, jobs);
  for (const pin of problem.pins) {
    known('job', jobs, pin.jobId);
    for (const shiftId of pin.shiftIds) known('shift', shifts, shiftId);
    const crew = problem.jobs.find((job) => job.id === pin.jobId)?.crew ?? 1;
    if (pin.shiftIds.length !== crew) refuseProblem('dispatch.pin_size', { job: pin.jobId, crew });
    if (pin.startsAt !== null) whole('startsAt', pin.startsAt);
  }
  for (const percent of problem.paceByDifficulty.flat()) whole('pace', percent, 1000);
  for (const [name, points] of Object.entries(problem.weights)) whole(name, points);
}

function namesOf(kind: string, named: readonly { readonly id: string }[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { id } of named) {
    if (names.has(id)) refuseProblem('dispatch.name_twice', { kind, name: id });
    names.add(id);
  }
  return names;
}

function known(kind: string, names: ReadonlySet<string>, name: string): void {
  if (!names.has(name)) refuseProblem('dispatch.unknown_name', { kind, name });
}

function whole(what: string, value: number, max = NUMBER_MAX): void {
  if (!Number.isInteger(value) || value < 0) refuseProblem('dispatch.not_whole', { what, value });
  if (value > max) refuseProblem('dispatch.too_large', { what, value, max });
}

function checkTravel({ travel, places, weights }: Problem): void {
  if (travel.kind === 'haversine') {
    const speeds = travel.metresPerHourByHour;
    if (speeds.length !== 24 || speeds.some((speed) => !Number.isInteger(speed) || speed < 1 || speed > 1_000_000))
      refuseProblem('dispatch.speed_profile', { hours: speeds.length });
    whole('detourPercent', travel.detourPercent, 1000);
    for (const { id, latitude, longitude } of places)
      if (!(Math.abs(latitude ?? Number.NaN) <= 90 && Math.abs(longitude ?? Number.NaN) <= 180))
        refuseProblem('dispatch.no_coordinates', { place: id });
    return;
  }
  const cells = places.length ** 2;
  for (const matrix of [travel.secondsBetween, travel.metresBetween ?? travel.secondsBetween]) {
    if (matrix.length !== cells) refuseProblem('dispatch.matrix_size', { found: matrix.length, wanted: cells });
    for (let i = 0; i < cells; i++) {
      const value = matrix[i] ?? Number.NaN;
      if (!Number.isInteger(value)) refuseProblem('dispatch.not_whole', { what: 'matrix', value });
      if (value > NUMBER_MAX) refuseProblem('dispatch.too_large', { what: 'matrix', value, max: NUMBER_MAX });
    }
  }
  void weights;
}

function checkTechnician(technician: Technician, places: ReadonlySet<string>): void {
  for (const shift of technician.shifts) {
    known('place', places, shift.startPlaceId);
    if (shift.endPlaceId !== null) known('place', places, shift.endPlaceId);
    whole('startsAt', shift.startsAt);
    whole('endsAt', shift.endsAt);
    whole('overtimeForMax', shift.overtimeForMax);
    whole('shift end with overtime', shift.endsAt + shift.overtimeForMax);
    for (const pause of shift.breaks) {
      whole('break opensAt', pause.opensAt);
      whole('break closesAt', pause.closesAt);
      whole('break lastsFor', pause.lastsFor);
    }
  }
  for (const held of technician.grades) {
    whole('grade', held.grade, GRADE_MAX);
    if (held.validFrom !== null) whole('validFrom', held.validFrom);
    if (held.validUntil !== null) whole('validUntil', held.validUntil);
  }
  for (const count of Object.values(technician.stock)) whole('stock', count);
  if (technician.loadMax !== null) whole('loadMax', technician.loadMax);
  for (const [name, points] of Object.entries(technician.cost)) whole(name, points);
}

function checkJob(
  job: Job,
  places: ReadonlySet<string>,
  depots: ReadonlySet<string>,
  technicians: ReadonlySet<string>,
): void {
  known('place', places, job.placeId);
  if (job.windows.length === 0) refuseProblem('dispatch.no_window', { job: job.id });
  for (const window of job.windows) {
    whole('window opensAt', window.opensAt);
    whole('window closesAt', window.closesAt);
  }
  whole('work', job.baseFor * 10 + job.safetyTestFor);
  whole('baseFor', job.baseFor);
  whole('safetyTestFor', job.safetyTestFor);
  whole('difficulty', job.difficulty);
  whole('load', job.load);
  whole('priority', job.priority, 1000);
  if (job.dueAt !== null) whole('dueAt', job.dueAt);
  if (job.leavingCost !== null) whole('leavingCost', job.leavingCost, Number.MAX_SAFE_INTEGER / 2 ** 22);
  if (![1, 2, 3].includes(job.crew)) refuseProblem('dispatch.crew_size', { job: job.id, crew: job.crew });
  for (const need of job.needs) whole('gradeMin', need.gradeMin, GRADE_MAX);
  for (const part of job.parts) {
    whole('part count', part.count);
    for (const source of part.from) {
      known('depot', depots, source.depotId);
      whole('part readyAt', source.readyAt);
    }
  }
  for (const id of [...job.preferred, ...job.refused]) known('technician', technicians, id);
}

function checkGroups(problem: Problem, jobs: ReadonlySet<string>): void {
  const grouped = new Set<string>();
  for (const group of problem.groups) {
    if (
      group.rules.includes('same_time') &&
      (group.rules.includes('same_technician') || group.rules.includes('sequence'))
    )
      refuseProblem('dispatch.group_rules_clash', { group: group.id });
    for (const jobId of group.jobIds) {
      known('job', jobs, jobId);
      if (grouped.has(jobId)) refuseProblem('dispatch.name_twice', { kind: 'job in groups', name: jobId });
      grouped.add(jobId);
    }
  }
  const pinned = new Set<string>();
  for (const { jobId } of problem.pins) {
    if (pinned.has(jobId)) refuseProblem('dispatch.name_twice', { kind: 'pin', name: jobId });
    pinned.add(jobId);
  }
}
