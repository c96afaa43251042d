// Whether a tenancy runs, ends soon or has ended: the moment to look at what is still owed is before the merchant leaves (E22).
import type { z } from 'zod';
import type { tenancy as shape } from '#api/registry/merchants';
import { addDays } from '../../../lib/days.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Mark } from '../../../ui/mark.tsx';

export type TenancyShown = z.infer<typeof shape>;

/** A lease that ends within this many days is marked. */
const soonDays = 60;

export function TenancyState({ tenancy }: { tenancy: TenancyShown }) {
  const say = useWords();
  const writing = useWriting();
  const today = useToday();
  const { endedOn, leaseEndsOn } = tenancy;
  if (endedOn !== null && endedOn < today) return <Mark>{say('registry:tenancy.ended')}</Mark>;
  if (endedOn !== null) {
    return <Mark tone="warn">{say('registry:tenancy.leaves', { day: writing.day(endedOn) })}</Mark>;
  }
  if (leaseEndsOn !== null && leaseEndsOn < today) return <Mark tone="bad">{say('registry:tenancy.run_out')}</Mark>;
  if (leaseEndsOn !== null && leaseEndsOn <= addDays(today, soonDays))
    return <Mark tone="warn">{say('registry:tenancy.ends_soon')}</Mark>;
  return <Mark tone="good">{say('registry:tenancy.runs')}</Mark>;
}
