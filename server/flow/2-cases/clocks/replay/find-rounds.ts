// When a clock ran: its rounds, found by going through what happened in a case. Nothing is counted here (measure-round does).
import type { CaseChannel, CaseProblem } from '#api/flow/2-cases.words';
import type { ClockMark, PolicyVersion } from './clock.ts';

/** One run of a clock. `gaps` are the times in between, where a reopened case let it go on. */
export interface FoundRound {
  startedAt: number;
  startedBy: PolicyVersion;
  endedAt: number | null;
  dropped: boolean;
  endedByResolving: boolean;
  gaps: { fromAt: number; untilAt: number }[];
  /** Of a promised call: the moment told to the customer. */
  promisedAt: number | null;
}

interface Course {
  versions: readonly PolicyVersion[];
  rounds: FoundRound[];
  running: FoundRound | undefined;
  caseEnded: boolean;
  opened: { channel: CaseChannel; problem: CaseProblem } | undefined;
}

/** The rounds of one clock (CLOCK-1, CLOCK-6, CLOCK-8, CLOCK-9), oldest first. `versions` are of one code, oldest first. */
export function findRounds(versions: readonly PolicyVersion[], marks: readonly ClockMark[], now: number): FoundRound[] {
  const course: Course = { versions, rounds: [], running: undefined, caseEnded: false, opened: undefined };
  for (const mark of marks) {
    dropGivenUp(course, mark.at);
    hear(course, mark);
  }
  dropGivenUp(course, now);
  return course.rounds;
}

/** The version a round follows at a moment: the one it began under, or the last since that took running ones over (CLOCK-5). */
export function versionOf(round: FoundRound, versions: readonly PolicyVersion[], at: number): PolicyVersion {
  const taken = versions.findLast(
    ({ fromAt, takesRunning }) => takesRunning && fromAt > round.startedAt && fromAt <= at,
  );
  return taken ?? round.startedBy;
}

function hear(course: Course, mark: ClockMark): void {
  switch (mark.signal) {
    case 'waiting':
    case 'goes_on':
      return;
    case 'cancelled':
    case 'joined':
      end(course, mark.at, { dropped: true });
      course.caseEnded = true;
      return;
    case 'opened':
      course.opened = mark;
      break;
    case 'reopened':
      course.caseEnded = false;
      goOn(course, mark.at);
      break;
  }
  stopOrStart(course, mark);
  if (mark.signal === 'resolved') course.caseEnded = true;
}

type Signalled = Extract<ClockMark, { signal: string }> & {
  signal: Exclude<ClockMark['signal'], 'waiting' | 'goes_on' | 'cancelled' | 'joined'>;
};

function stopOrStart(course: Course, mark: ClockMark): void {
  const { signal, at } = mark as Signalled;
  const { running } = course;
  if (running) {
    const { policy } = versionOf(running, course.versions, at);
    const restarts = policy.restartsOn.includes(signal);
    const replaced = policy.unit === 'agreed' && policy.startsOn.includes(signal);
    if (!restarts && !replaced && !policy.stopsOn.includes(signal)) return;
    // A clock heard to begin and to begin anew at one moment begins once.
    if (restarts && running.startedAt === at) return;
    end(course, at, { dropped: replaced, byResolving: signal === 'resolved' });
    if (!restarts && !replaced) return;
    start(course, mark);
  } else if (startsOn(course, mark)) start(course, mark);
}

/** The version in force, if it is on, hears this signal and is for cases like this one. */
function startsOn({ versions, opened }: Course, { signal, at }: ClockMark): boolean {
  const inForce = versions.findLast(({ fromAt }) => fromAt <= at);
  if (!inForce?.isOn || !opened) return false;
  const { startsOn: signals, channels, problems } = inForce.policy;
  return (
    (signals as readonly string[]).includes(signal) &&
    (channels.length === 0 || channels.includes(opened.channel)) &&
    (problems.length === 0 || problems.includes(opened.problem))
  );
}

function start(course: Course, mark: ClockMark): void {
  const startedBy = course.versions.findLast(({ fromAt }) => fromAt <= mark.at);
  if (course.caseEnded || !startedBy?.isOn) return;
  const promisedAt = mark.signal === 'call_promised' ? mark.promisedAt : null;
  course.running = {
    startedAt: mark.at,
    startedBy,
    endedAt: null,
    dropped: false,
    endedByResolving: false,
    gaps: [],
    promisedAt,
  };
  course.rounds.push(course.running);
}

function end(course: Course, at: number, how: { dropped?: boolean; byResolving?: boolean }): void {
  if (!course.running) return;
  course.running.endedAt = at;
  course.running.dropped = how.dropped ?? false;
  course.running.endedByResolving = how.byResolving ?? false;
  course.running = undefined;
}

/** CLOCK-6: the last round goes on where it stood, and the time the case was ended does not count. */
function goOn(course: Course, at: number): void {
  const last = course.rounds.at(-1);
  if (course.running || !last?.endedByResolving || last.endedAt === null) return;
  if (!versionOf(last, course.versions, at).policy.goesOnAfterReopening) return;
  last.gaps.push({ fromAt: last.endedAt, untilAt: at });
  last.endedAt = null;
  last.endedByResolving = false;
  course.running = last;
}

/** A version that gives the clock up and takes running ones with it drops them at its moment. */
function dropGivenUp(course: Course, at: number): void {
  const { running } = course;
  if (!running) return;
  const given = course.versions.find(
    ({ fromAt, takesRunning, isOn }) => takesRunning && !isOn && fromAt > running.startedAt && fromAt <= at,
  );
  if (given) end(course, given.fromAt, { dropped: true });
}
