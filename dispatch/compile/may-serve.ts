// Whom a visit may go to at all, and how long the work takes them: what never changes during a search (PLAN-2, 5, 6).
import type { GradeHeld, Job, Problem, SkillId } from '../problem.ts';
import type { NodeNamed, VehicleNamed } from './number-names.ts';

export function mayServe(vehicle: VehicleNamed, { job, crewAt, pin }: NodeNamed): boolean {
  if (pin !== null && pin.shiftIds[crewAt] !== vehicle.shift.id) return false;
  if (typeof pin?.startsAt === 'number') return true;
  const { technician } = vehicle;
  if (job.region !== null && technician.regions.length > 0 && !technician.regions.includes(job.region)) return false;
  if (job.refused.includes(technician.id)) return false;
  return crewAt > 0 || job.needs.every((need) => holdsSkill(vehicle, need.skill, need.gradeMin));
}

export function holdsSkill({ technician, shift }: VehicleNamed, skill: SkillId, gradeMin: number): boolean {
  return technician.grades.some(
    (held) => held.skill === skill && held.grade >= gradeMin && isValid(held, shift.startsAt, shift.endsAt),
  );
}

function isValid(held: GradeHeld, from: number, until: number): boolean {
  return (held.validFrom === null || held.validFrom <= from) && (held.validUntil === null || held.validUntil >= until);
}

/** Grade by skill at the start of the shift; empty when the problem knows no paces. */
export function paceRow(problem: Problem, { technician, shift }: VehicleNamed): ReadonlyMap<SkillId, number> {
  const grades = new Map<SkillId, number>();
  if (problem.paceByDifficulty.length === 0) return grades;
  for (const held of technician.grades)
    if (isValid(held, shift.startsAt, shift.startsAt))
      grades.set(held.skill, Math.max(held.grade, grades.get(held.skill) ?? 0));
  return grades;
}

export function workOf(problem: Problem, job: Job, grades: ReadonlyMap<SkillId, number>): number {
  const skill = job.needs[0]?.skill;
  const grade = skill === undefined ? 0 : (grades.get(skill) ?? 0);
  const percent = problem.paceByDifficulty[job.difficulty]?.[grade] ?? 100;
  return job.safetyTestFor + Math.ceil((job.baseFor * percent) / 100);
}
