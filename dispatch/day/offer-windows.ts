// Appointments to offer a caller: each window of the coming days with what it would truly cost, cheapest first
// (requirement H4: a time that is offered is a time that can be kept).
import type { Window } from '../problem.ts';
import type { AskedJob } from './asked-job.ts';
import type { OpenDay } from './open-day.ts';
import { seatJob } from './seat-job.ts';
import { type PlaceFound, placesOfSeated } from './suggest-places.ts';

export interface WindowOffered {
  readonly window: Window;
  /** Which of the open days. */
  readonly dayAt: number;
  /** The cheapest way to keep it. */
  readonly place: PlaceFound;
}

export interface Offer {
  /** By cost, then by time. */
  readonly offered: readonly WindowOffered[];
  /** Windows nobody can keep. */
  readonly refused: readonly Window[];
}

/** `days` share one zero of time; the asked job's own windows are put aside for `windows`. A window that meets two days goes to the cheaper. */
export function offerWindows(days: readonly OpenDay[], asked: AskedJob, windows: readonly Window[]): Offer {
  const best = new Map<Window, WindowOffered>();
  for (const [dayAt, day] of days.entries()) {
    const meeting = windows.filter((window) => meets(day, window));
    if (meeting.length === 0) continue;
    seatJob(day, asked);
    for (const window of meeting) {
      const [place] = placesOfSeated(day, asked.job.crew, 1, [window]);
      const known = best.get(window);
      if (place && (!known || place.points < known.place.points)) best.set(window, { window, dayAt, place });
    }
  }
  const offered = [...best.values()].sort(
    (a, b) => a.place.points - b.place.points || a.window.opensAt - b.window.opensAt,
  );
  return { offered, refused: windows.filter((window) => !best.has(window)) };
}

function meets({ problem }: OpenDay, { opensAt, closesAt }: Window): boolean {
  return problem.technicians.some(({ shifts }) =>
    shifts.some((shift) => opensAt <= shift.endsAt + shift.overtimeForMax && closesAt >= shift.startsAt),
  );
}
