// A real desk's log replayed: 12,157 incidents with every change of state, and whether the desk says it kept its promise. Amaral, Fantinato
// and Peres, "Incident management process enriched event log" (UCI 498, CC BY 4.0).
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { WaitReason } from '#api/flow/2-cases.words';
import type { WorkCalendar } from '#platform/calendar/calendar-types';
import type { ClockMark } from './clock.ts';
import { aPolicy } from './policies.fixture.ts';
import { replayClocks } from './replay-clocks.ts';

const path = '../shared/data/servicenow-incidents/incident_event_log_to_2016-04-11.csv.gz';
const isHere = existsSync(path);
if (!isHere) process.stderr.write(`The log of incidents is not replayed: ${path} is not here.\n`);

/** Round the clock from Monday to Friday: of the calendars tried the plainest that agrees. */
const workWeek: WorkCalendar = {
  zone: 'UTC',
  weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => (weekday < 5 ? [{ fromMinute: 0, untilMinute: 1440 }] : [])),
  exceptions: new Map(),
};
/** The file does not say how long its promises were; these, found from it, are told by the first letter of the priority. */
const minutesOf: Record<string, number> = { '1': 293, '2': 6, '3': 9_242, '4': 20_734 };
const waitOf: Record<string, WaitReason> = {
  'Awaiting User Info': 'customer',
  'Awaiting Vendor': 'supplier',
  'Awaiting Problem': 'outside',
  'Awaiting Evidence': 'outside',
};

type Line = Record<string, string>;

/** `29/2/2016 01:16`. */
function momentOf(text = ''): number {
  const [, day, month, year, hour, minute] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(text) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

function marksOf(lines: readonly Line[]): ClockMark[] {
  const openedAt = momentOf(lines[0]?.opened_at);
  const closedAt = momentOf(lines.at(-1)?.closed_at);
  const marks: ClockMark[] = [{ at: openedAt, signal: 'opened', channel: 'phone', problem: 'other' }];
  let waits = false;
  for (const { sys_updated_at, incident_state = '' } of lines) {
    const at = Math.min(Math.max(momentOf(sys_updated_at), openedAt), closedAt);
    const reason = waitOf[incident_state];
    if (waits) marks.push({ at, signal: 'goes_on', backAt: at });
    if (reason) marks.push({ at, signal: 'waiting', reason, untilAt: null });
    waits = reason !== undefined;
  }
  return [...marks, { at: closedAt, signal: 'resolved' }];
}

describe.skipIf(!isHere)('[CLOCK-3] a log of 75,397 events', () => {
  test('gives the made_sla of all but the counted rows, without pauses as that desk did; with them, the desk would have kept more', () => {
    const lines: Line[] = parse(gunzipSync(readFileSync(path)), { columns: true });
    const incidents = [...Map.groupBy(lines, ({ number }) => number).values()].map((each) =>
      each.toSorted(
        (a, b) =>
          momentOf(a.sys_updated_at) - momentOf(b.sys_updated_at) || Number(a.sys_mod_count) - Number(b.sys_mod_count),
      ),
    );
    expect(incidents).toHaveLength(12_157);
    const replay = (pausesOn: WaitReason[]) => {
      const tally = { agrees: 0, keptByUsAlone: 0, keptByFileAlone: 0, pausedCases: 0 };
      for (const each of incidents) {
        const length = minutesOf[each.at(-1)?.priority?.charAt(0) ?? ''] ?? 0;
        const [round] = replayClocks([aPolicy({ length, pausesOn })], marksOf(each), workWeek, Date.UTC(2020, 0));
        const kept = round?.state === 'met';
        const says = each.at(-1)?.made_sla === 'true';
        if (kept === says) tally.agrees += 1;
        else if (kept) tally.keptByUsAlone += 1;
        else tally.keptByFileAlone += 1;
        if ((round?.pausedForMs ?? 0) > 0) tally.pausedCases += 1;
      }
      return tally;
    };
    // 99.2 %; an independent fit in another language counts the same hundred.
    expect(replay([])).toEqual({ agrees: 12_057, keptByUsAlone: 19, keptByFileAlone: 81, pausedCases: 0 });
    expect(replay(['customer', 'supplier', 'outside'])).toEqual({
      agrees: 10_886,
      keptByUsAlone: 1_219,
      keptByFileAlone: 52,
      pausedCases: 3_562,
    });
  }, 60_000);
});
