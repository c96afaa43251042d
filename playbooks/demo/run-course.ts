// The course of one contract: what was agreed, what happened by today, and whether the customer complained.
import type { Chance } from './chance.ts';
import { addDays, daysBetween, earlier, instantOn, later } from './days.ts';
import { leftDaysAgo } from './make-merchants.ts';
import type { Conduct } from './merchant-list.ts';

export interface CourseGiven {
  today: string;
  signedOn: string;
  agreedOn: string;
  installed: boolean;
  conduct: Conduct;
}

export interface Course {
  deliverAgreedOn: string;
  deliveredAt?: string;
  installAgreedOn?: string;
  installedAt?: string;
  cancelledOn?: string;
  complainedOn?: string;
}

/** Since when the silent one has delivered next to nothing. */
const silentDays = 45;
/** What was not delivered for so long has been settled one way or another. */
const forgottenAfterDays = 80;

export function runCourse(chance: Chance, given: CourseGiven): Course {
  const { today, agreedOn, installed } = given;
  const course: Course = { deliverAgreedOn: agreedOn };
  if (installed) course.installAgreedOn = addDays(agreedOn, chance.between(1, 5));
  if (chance.happens(0.015)) return { ...course, ...cancel(chance, given) };
  const deliveredOn = whenDelivered(chance, given);
  if (deliveredOn !== undefined && deliveredOn < today) {
    course.deliveredAt = instantOn(deliveredOn, chance.between(9 * 60, 18 * 60));
    const installedOn = installed ? addDays(deliveredOn, chance.between(0, 4)) : today;
    if (installedOn < today) course.installedAt = instantOn(installedOn, chance.between(18 * 60 + 1, 20 * 60));
  }
  const complainedOn = whenComplained(chance, given, course.deliveredAt === undefined ? undefined : deliveredOn);
  return complainedOn === undefined ? course : { ...course, complainedOn };
}

function cancel(chance: Chance, { today, signedOn }: CourseGiven): Pick<Course, 'cancelledOn'> {
  const cancelledOn = addDays(signedOn, chance.between(1, 6));
  return cancelledOn <= today ? { cancelledOn } : {};
}

/** The day the goods came, or are going to; undefined when they do not come. */
function whenDelivered(chance: Chance, { today, signedOn, agreedOn, conduct }: CourseGiven): string | undefined {
  const daysAgo = daysBetween(agreedOn, today);
  if (conduct === 'silent' && daysAgo < silentDays && chance.happens(0.9)) return undefined;
  if (conduct === 'left' && daysAgo < leftDaysAgo + 12 && chance.happens(0.9)) return undefined;
  const slow = conduct === 'slow';
  // What leaks was delivered in time: the trouble came later.
  if (conduct === 'leaking' && daysAgo > 0)
    return later(addDays(agreedOn, -chance.between(0, 3)), addDays(signedOn, 1));
  if (daysAgo < forgottenAfterDays && chance.happens(slow ? 0.1 : 0.02)) return undefined;
  if (!chance.happens(slow ? 0.24 : 0.06)) return later(addDays(agreedOn, -chance.between(0, 4)), addDays(signedOn, 1));
  return addDays(agreedOn, 1 + Math.min(34, Math.floor(-Math.log(1 - chance.next()) * (slow ? 7 : 4))));
}

/** Some of those kept waiting complain, a few others about the goods; nobody complains about the silent one, or ahead of time. */
function whenComplained(chance: Chance, given: CourseGiven, deliveredOn: string | undefined): string | undefined {
  const { today, agreedOn, conduct } = given;
  const lateDays = daysBetween(agreedOn, deliveredOn ?? today);
  if (lateDays <= 0)
    return deliveredOn && chance.happens(0.012) ? upTo(today, addDays(deliveredOn, chance.between(1, 20))) : undefined;
  if (conduct === 'silent') return undefined;
  const share = deliveredOn === undefined ? 0.45 : lateDays > 3 ? 0.35 : 0.08;
  return chance.happens(share)
    ? upTo(today, earlier(addDays(agreedOn, chance.between(1, 9)), addDays(agreedOn, lateDays)))
    : undefined;
}

const upTo = (today: string, day: string) => (day <= today ? day : undefined);
