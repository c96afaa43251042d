-- Incidents: many cases, one cause (E12, E16), and the memory of past ones with their figures (E17).

create table incidents (
  tenant_id uuid not null,
  incident_id uuid not null,
  title text not null,
  cause text,
  note text,
  problem text,
  firm_id uuid,
  brand_id uuid,
  began_on date not null,
  closed_on date,
  opened_at timestamptz not null,
  -- Of a past incident, as they were written down.
  past boolean not null,
  past_customers int,
  past_assessed_minor bigint,
  past_paid_minor bigint,
  past_currency char(3),
  primary key (tenant_id, incident_id),
  check (closed_on >= began_on),
  check (not past or closed_on is not null)
);
create index incidents_newest on incidents (tenant_id, began_on, incident_id);
select guard_table('incidents');

create table incident_messages (
  tenant_id uuid not null,
  incident_id uuid not null,
  message_id uuid not null,
  text jsonb not null,
  who text not null,
  at timestamptz not null,
  members int not null,
  opted_out int not null,
  primary key (tenant_id, incident_id, message_id)
);
select guard_table('incident_messages');
