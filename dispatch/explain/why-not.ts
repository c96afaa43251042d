// Which rule keeps one person from one job before any clock is asked: pins, refusals, regions, grades, certificates,
// gear (PLAN-5, 6, 9, 10, 12). The first that holds is told, in the order a dispatcher would ask.
import type { Depot, GradeHeld, Job, JobId, Pin, Points, SecondAt, Shift, SkillId, Technician } from '../problem.ts';

/** Why a shift does not take a job. Facts are told in words by `tell-why`. */
export type Reason =
  | { readonly kind: 'no_shift' }
  | { readonly kind: 'pinned_elsewhere' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'skill'; readonly skill: SkillId }
  | { readonly kind: 'grade'; readonly skill: SkillId; readonly held: number; readonly needed: number }
  | { readonly kind: 'certificate'; readonly skill: SkillId; readonly until: SecondAt }
  | { readonly kind: 'tool'; readonly tool: string }
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'room' }
  | { readonly kind: 'other_hours' }
  | { readonly kind: 'out_of_reach' }
  | { readonly kind: 'gear_late' }
  | { readonly kind: 'day_full' }
  | { readonly kind: 'no_crew'; readonly crew: number }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'dearer'; readonly points: Points; readonly leaving: Points }
  | { readonly kind: 'free'; readonly points: Points; readonly startsAt: SecondAt };

export type ReasonKind = Reason['kind'];

/** Later in the list: closer to possible. Of a technician's shifts the closest is told. */
export const NEARNESS: readonly ReasonKind[] = [
  'no_shift',
  'pinned_elsewhere',
  'refused',
  'region',
  'skill',
  'grade',
  'certificate',
  'tool',
  'part',
  'room',
  'other_hours',
  'out_of_reach',
  'gear_late',
  'day_full',
  'no_crew',
  'group',
  'dearer',
  'free',
];

interface Asked {
  readonly job: Job;
  readonly pins: ReadonlyMap<JobId, Pin>;
  readonly depots: readonly Depot[];
}

/** null: no rule forbids it; the clock has to say. */
export function ruleAgainst({ job, pins, depots }: Asked, technician: Technician, shift: Shift): Reason | null {
  const pin = pins.get(job.id);
  if (pin && pin.shiftIds[0] !== shift.id) return { kind: 'pinned_elsewhere' };
  if (job.refused.includes(technician.id)) return { kind: 'refused' };
  if (job.region !== null && technician.regions.length > 0 && !technician.regions.includes(job.region))
    return { kind: 'region', region: job.region };
  for (const { skill, gradeMin } of job.needs) {
    const lacking = gradeAgainst(technician.grades, skill, gradeMin, shift);
    if (lacking) return lacking;
  }
  const tool = job.tools.find(
    (one) => !technician.tools.includes(one) && !depots.some(({ tools }) => tools.includes(one)),
  );
  if (tool !== undefined) return { kind: 'tool', tool };
  const part = job.parts.find((need) => need.from.length === 0 && (technician.stock[need.part] ?? 0) < need.count);
  if (part) return { kind: 'part', part: part.part };
  if (technician.loadMax !== null && job.load > technician.loadMax) return { kind: 'room' };
  const latest = shift.endsAt + shift.overtimeForMax;
  const meets = job.windows.some(({ opensAt, closesAt }) => opensAt <= latest && closesAt >= shift.startsAt);
  return meets ? null : { kind: 'other_hours' };
}

/** A grade high enough whose certificate has run out is told apart from a grade too low. */
function gradeAgainst(grades: readonly GradeHeld[], skill: SkillId, needed: number, shift: Shift): Reason | null {
  const held = grades.filter((one) => one.skill === skill);
  const valid = held.filter(
    ({ validFrom, validUntil }) =>
      (validFrom === null || validFrom <= shift.startsAt) && (validUntil === null || validUntil >= shift.endsAt),
  );
  const best = valid.reduce((most, { grade }) => Math.max(most, grade), 0);
  if (best >= needed && valid.length > 0) return null;
  const expired = held.find((one) => one.grade >= needed && one.validUntil !== null && one.validUntil < shift.endsAt);
  if (expired) return { kind: 'certificate', skill, until: expired.validUntil ?? 0 };
  return valid.length === 0 ? { kind: 'skill', skill } : { kind: 'grade', skill, held: best, needed };
}
