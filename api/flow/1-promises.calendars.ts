// Work calendars of stage 1: when a place works, which days are off, which are worked instead.
import { z } from 'zod';
import { route } from '../contract.ts';
import { day, id, line } from '../values.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, { error: 'not_a_time' });
export const workHours = z.object({ from: clockTime, until: clockTime });
export const calendarGiven = z.object({
  name: line(100),
  timeZone: line(64),
  /** Monday first; several intervals a day for split shifts; `until` before `from` runs over midnight. */
  week: z.array(z.array(workHours).max(6)).length(7),
  exceptions: z
    .array(z.object({ day, hours: z.array(workHours).max(6), title: z.string().max(100).default('') }))
    .max(2000)
    .default([]),
  /** Official holidays and moved work days that come with Makegood. */
  preset: z.enum(['cn', 'ru']).nullable().default(null),
});
export const calendar = calendarGiven.extend({ calendarId: id('cal'), isDefault: z.boolean() });
export const listCalendars = route({
  name: 'calendar.list',
  method: 'GET',
  path: '/calendars',
  summary: 'Work calendars',
  policy: { permission: 'calendar.read' },
  answer: z.object({ rows: z.array(calendar) }),
});
export const writeCalendar = route({
  name: 'calendar.write',
  method: 'POST',
  path: '/calendars',
  summary: 'Add a work calendar',
  policy: { permission: 'calendar.write' },
  body: calendarGiven,
  answer: calendar,
  status: 201,
});
export const changeCalendar = route({
  name: 'calendar.change',
  method: 'PUT',
  path: '/calendars/:calendarId',
  summary: 'Change a work calendar; due dates already given stay',
  policy: { permission: 'calendar.write' },
  params: z.object({ calendarId: id('cal') }),
  body: calendarGiven.extend({ isDefault: z.boolean().default(false) }),
  answer: calendar,
});
