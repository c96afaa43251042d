-- Work calendars: when a place is open. Lengths in working hours and working days are counted over them.

create table calendars (
  tenant_id uuid not null,
  calendar_id uuid not null,
  name text not null,
  time_zone text not null,
  -- Seven lists of {from, until}, Monday first; and days with hours of their own.
  week jsonb not null,
  exceptions jsonb not null,
  preset text check (preset in ('cn', 'ru')),
  is_default boolean not null,
  primary key (tenant_id, calendar_id)
);
create unique index calendars_default on calendars (tenant_id) where is_default;
select guard_table('calendars');
