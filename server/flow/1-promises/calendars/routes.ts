// HTTP of work calendars.
import {
  changeCalendar as changeRoute,
  listCalendars as listRoute,
  writeCalendar as writeRoute,
} from '#api/flow/1-promises.calendars';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { calendarReader } from './calendar-store.ts';
import { changeCalendar } from './change-calendar.ts';
import { showCalendar } from './work-week.ts';
import { writeCalendar } from './write-calendar.ts';

export function mountCalendars(routing: Routing): void {
  serve(routing, listRoute, (acting) =>
    acting.look(async (snapshot) => ({ rows: (await calendarReader(snapshot).all()).map(showCalendar) })),
  );
  serve(routing, writeRoute, (acting, { body }) => writeCalendar(acting, body));
  serve(routing, changeRoute, (acting, { params, body }) => changeCalendar(acting, uuidOf(params.calendarId), body));
}
