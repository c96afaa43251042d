// Random calendars, pauses and clocks for T-D1, drawn so that they fall on changes of summer time, holidays and night shifts.
import fc from 'fast-check';
import type { CalendarHistory, Pause, Shift, WorkCalendar } from './calendar-types.ts';

/** Forty zones: half-hour and quarter-hour offsets, 30-minute summer time, changes at midnight, skipped days, moved offsets. */
export const fortyZones = [
  'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Europe/Moscow', 'Asia/Shanghai', 'America/New_York', 'Europe/London',
  'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Tehran', 'Asia/Kolkata', 'Asia/Yangon', 'Pacific/Apia', 'Pacific/Kiritimati',
  'Pacific/Chatham', 'Pacific/Marquesas', 'Africa/Casablanca', 'Africa/Cairo', 'Asia/Gaza', 'Asia/Amman', 'Asia/Beirut',
  'Asia/Pyongyang', 'America/Caracas', 'America/Havana', 'America/Asuncion', 'America/Santiago', 'America/Scoresbysund',
  'Antarctica/Troll', 'Antarctica/Casey', 'Asia/Novosibirsk', 'Asia/Vladivostok', 'Europe/Samara', 'Europe/Volgograd',
  'Asia/Kamchatka', 'Europe/Istanbul', 'America/Los_Angeles', 'America/Adak', 'Australia/Adelaide', 'Pacific/Auckland', 'Etc/UTC',
] as const; // biome-ignore format: a table of names reads better closed up

const hour = 3_600_000;
const day = 24 * hour;

export type ClockCase = { history: CalendarHistory; startAt: number; workingFor: number; pauses: Pause[] };

/** `moments` are instants worth meeting, such as changes of offset; starts are drawn near them half of the time. */
export function clockCase(zone: string, moments: readonly number[]): fc.Arbitrary<ClockCase> {
  const anywhere = fc
    .integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2040, 11) / 1000 })
    .map((second) => second * 1000);
  const nearMoment =
    moments.length === 0
      ? anywhere
      : fc
          .tuple(fc.constantFrom(...moments), fc.integer({ min: -30 * 3600, max: 6 * 3600 }))
          .map(([at, off]) => at + off * 1000);
  return fc.oneof(anywhere, nearMoment).chain((startAt) =>
    fc.record({
      startAt: fc.constant(startAt),
      history: histories(zone, startAt),
      workingFor: fc.integer({ min: 0, max: 40 * 3600 }).map((seconds) => seconds * 1000),
      pauses: fc.array(pause(startAt), { maxLength: 3 }),
    }),
  );
}

const shift: fc.Arbitrary<Shift> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }))
  .map(([fromMinute, length]) => ({ fromMinute, untilMinute: Math.min(fromMinute + length, 2880) }));

/** None, an office day, a split day, a night, the whole day, the hours in which clocks change, or anything. */
const dayShifts: fc.Arbitrary<readonly Shift[]> = fc.oneof(
  fc.constant([]),
  fc.constant([{ fromMinute: 540, untilMinute: 1080 }]),
  fc.constant([
    { fromMinute: 480, untilMinute: 720 },
    { fromMinute: 840, untilMinute: 1200 },
  ]),
  fc.constant([{ fromMinute: 1320, untilMinute: 1800 }]),
  fc.constant([{ fromMinute: 0, untilMinute: 1440 }]),
  fc.constant([{ fromMinute: 90, untilMinute: 150 }]),
  fc.array(shift, { minLength: 1, maxLength: 3 }),
);

function calendars(zone: fc.Arbitrary<string>, near: number): fc.Arbitrary<WorkCalendar> {
  const exception = fc.tuple(
    fc.integer({ min: -1, max: 6 }).map((off) => new Date(near + off * day).toISOString().slice(0, 10)),
    dayShifts,
  );
  return fc
    .record({
      zone,
      weekly: fc.array(dayShifts, { minLength: 7, maxLength: 7 }),
      list: fc.array(exception, { maxLength: 3 }),
    })
    .map(({ zone: name, weekly, list }) => ({ zone: name, weekly, exceptions: new Map(list) }));
}

/** One calendar, or one that a second in another zone follows while the clock runs. */
function histories(zone: string, near: number): fc.Arbitrary<CalendarHistory> {
  const first = calendars(fc.constant(zone), near).map((calendar) => ({ fromAt: Number.NEGATIVE_INFINITY, calendar }));
  const second = fc.record({
    fromAt: fc.integer({ min: -3600, max: 72 * 3600 }).map((off) => near + off * 1000),
    calendar: calendars(fc.constantFrom(...fortyZones), near),
  });
  return fc.oneof(
    { weight: 3, arbitrary: first.map((one) => [one]) },
    { weight: 1, arbitrary: fc.tuple(first, second) },
  );
}

function pause(near: number): fc.Arbitrary<Pause> {
  return fc
    .tuple(fc.integer({ min: -10 * 3600, max: 72 * 3600 }), fc.integer({ min: 0, max: 20 * 3600 }))
    .map(([off, length]) => ({ fromAt: near + off * 1000, untilAt: near + (off + length) * 1000 }));
}
