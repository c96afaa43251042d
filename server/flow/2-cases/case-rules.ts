// What may be done with a case, what it then is, and what is due next. Pure: a case goes in, a case or the reason why not comes out.
import { type CaseState, type CaseStep, type Rung, type WaitReason, waitReasons } from '#api/flow/2-cases.words';
import { addDays, dayMillis } from '#platform/calendar/days';
import { dayAt, endOfDay } from '#platform/calendar/zone-offsets';
import { type Around, type CaseFile, type CaseSettings, isOpen, type Waiting } from './case-file.ts';

const open: readonly CaseState[] = ['new', 'triaged', 'in_progress', 'waiting'];
const ended: readonly CaseState[] = ['resolved', 'closed', 'cancelled'];
const any: readonly CaseState[] = [...open, ...ended];

/** CASE-6: in which states each deed has its place. */
export const deedStates = {
  triage: ['new', 'triaged', 'in_progress'],
  assess: open,
  claim: open,
  take: open,
  offer: open,
  accept: open,
  decline: open,
  note: any,
  message: any,
  give_proof: open,
  waive_proof: open,
  wait: ['new', 'triaged', 'in_progress'],
  resume: ['waiting'],
  escalate: open,
  plan_visit: open,
  record_visit: open,
  cancel_visit: open,
  demand: open,
  answer_demand: open,
  resolve: open,
  close: ['resolved'],
  cancel: open,
  reopen: ended,
  join: open,
  supervise: any,
  add_file: any,
  make_link: any,
  rate: ended,
  move_on: open,
  incident: any,
  tag: any,
} as const satisfies Record<string, readonly CaseState[]>;
export type CaseDeed = keyof typeof deedStates;

export type NotNow = 'case.not_open' | 'case.not_ended' | 'case.not_resolved' | 'case.not_waiting';

/** Why the deed has no place in this state, or undefined. */
export function refusalOf(deed: CaseDeed, { state }: Pick<CaseFile, 'state'>): NotNow | undefined {
  if ((deedStates[deed] as readonly CaseState[]).includes(state)) return undefined;
  if (deed === 'resume') return 'case.not_waiting';
  if (deed === 'close') return 'case.not_resolved';
  return deed === 'reopen' || deed === 'rate' ? 'case.not_ended' : 'case.not_open';
}

/** CASE-7: whoever works on cases reopens within thirty days of the end, who oversees whenever. */
export function mayReopen({ endedAt }: Pick<CaseFile, 'endedAt'>, at: Date, oversees: boolean): boolean {
  return oversees || endedAt === null || at.getTime() - Date.parse(endedAt) <= 30 * dayMillis;
}

const oursAlone: readonly WaitReason[] = ['merchant', 'visit', 'part', 'supplier'];

/** CASE-9: the clocks that stand still while a case waits. */
export function pausedClocks(reason: WaitReason): readonly ('ours' | 'merchant')[] {
  return oursAlone.includes(reason) ? ['ours'] : ['ours', 'merchant'];
}

/** CASE-9: for which of the reasons a demand's clock stands still, so that silence moves nothing. */
export const merchantPausing = waitReasons.filter((reason) => pausedClocks(reason).includes('merchant'));

/** The end of the day of the place `days` on from an instant: its last millisecond. */
export function endOfDayAfter(at: string, days: number, timeZone: string): string {
  return new Date(endOfDay(addDays(dayAt(Date.parse(at), timeZone), days), timeZone) - 1).toISOString();
}

/** Our next step is due anew after each step made. */
export function stepMade<C extends CaseFile>(file: C, at: Date, settings: CaseSettings): C {
  return { ...file, oursDueAt: endOfDayAfter(at.toISOString(), settings.stepDays, file.timeZone) };
}

/** CASE-8: a visit or a demand puts a case in progress, whatever it waited for before being looked at. */
export function inProgress<C extends CaseFile>(file: C): C {
  return file.state === 'new' || file.state === 'triaged' ? { ...file, state: 'in_progress' } : file;
}

export function wait<C extends CaseFile>(
  file: C,
  given: { reason: WaitReason; until: string | null; note: string },
  at: Date,
): C {
  return {
    ...file,
    state: 'waiting',
    waitReason: given.reason,
    waitSince: at.toISOString(),
    waitUntil: given.until,
    waitNote: given.note || null,
  };
}

/** CASE-9: every deadline of a clock that stood still moves by exactly as long; a demand sent meanwhile, by the part after its sending. */
export function resume<C extends CaseFile>(
  file: C,
  demands: readonly Waiting[],
  at: Date,
): { file: C; demands: Waiting[] } {
  const { waitSince, waitReason } = file;
  if (waitSince === null || waitReason === null) return { file, demands: [...demands] };
  const shift = (moment: string, from: string) =>
    new Date(
      Date.parse(moment) + Math.max(0, at.getTime() - Math.max(Date.parse(from), Date.parse(waitSince))),
    ).toISOString();
  const resumed: C = {
    ...file,
    state: 'in_progress',
    oursDueAt: shift(file.oursDueAt, waitSince),
    rungDueAt: file.rungDueAt === null ? null : shift(file.rungDueAt, waitSince),
    waitReason: null,
    waitSince: null,
    waitUntil: null,
    waitNote: null,
  };
  if (!pausedClocks(waitReason).includes('merchant')) return { file: resumed, demands: [...demands] };
  return {
    file: resumed,
    demands: demands.map((demand) => ({ ...demand, dueAt: shift(demand.dueAt, demand.sentAt) })),
  };
}

/** LADDER-2: the next rung, or undefined at the top. */
export function nextRung(rung: Rung): Rung | undefined {
  if (rung === 'merchant') return 'mall';
  return rung === 'mall' ? 'compensation' : undefined;
}

/** LADDER-1, LADDER-4: one rung up at a moment; on its own rung the mall has its days from then. */
export function climb<C extends CaseFile>(file: C, at: string, settings: CaseSettings): C {
  const rung = nextRung(file.rung);
  if (rung === undefined) return file;
  const rungDueAt = rung === 'mall' ? endOfDayAfter(at, settings.mallDays, file.timeZone) : null;
  return { ...inProgress(file), rung, rungDueAt };
}

/** Whether a demand that failed moves its case (LADDER-2). */
export function movesCase(file: Pick<CaseFile, 'rung' | 'state'>, demand: Pick<Waiting, 'rung'>): boolean {
  return isOpen(file) && demand.rung === file.rung && nextRung(file.rung) !== undefined;
}

/** CASE-10: what is due next, and by when; `dueAt` null is nothing by any moment. */
export function nextStep(file: CaseFile, { visits, demands }: Around): { step: CaseStep; dueAt: string | null } {
  if (file.state === 'resolved') return { step: 'close', dueAt: file.oursDueAt };
  if (!isOpen(file)) return { step: 'none', dueAt: null };
  if (file.joinedInto !== null) return { step: 'none', dueAt: null };
  if (file.state === 'waiting') return { step: 'wait_over', dueAt: file.waitUntil };
  if (file.state === 'new') return { step: 'triage', dueAt: file.oursDueAt };
  const steps: { step: CaseStep; dueAt: string }[] = [
    ...visits.map(({ plannedAt }) => ({ step: 'visit' as const, dueAt: plannedAt })),
    ...demands.map(({ state, dueAt }) => ({
      step: state === 'agreed' ? ('merchant_performance' as const) : ('merchant_answer' as const),
      dueAt,
    })),
  ];
  const ours = {
    step: file.rung === 'compensation' ? ('decide' as const) : ('follow_up' as const),
    dueAt: file.oursDueAt,
  };
  return steps.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? ours;
}

/** The case with what is due next written on it. */
export function settled<C extends CaseFile>(file: C, around: Around): C {
  return { ...file, ...nextStep(file, around) };
}
