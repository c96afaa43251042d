-- One row a case with what the measures of the flow ask: when it was opened and by whom, when its money arrived (E24). Kept by a
-- reaction from facts, so that measuring reads one table by one index, however large the flow has grown.

create table flow_cases (
  tenant_id uuid not null,
  case_id uuid not null,
  opened_on date not null,
  found_by_us boolean not null,
  person_id uuid not null,
  contract_id uuid,
  firm_id uuid,
  store_id uuid,
  incident_id uuid,
  resolved_on date,
  -- What left our account and did not come back, and the day the last of it left. A case is paid in one currency.
  paid_minor bigint not null check (paid_minor >= 0),
  currency char(3),
  paid_on date,
  primary key (tenant_id, case_id)
);
create index flow_cases_by_day on flow_cases (tenant_id, opened_on, case_id);
create index flow_cases_of_incident on flow_cases (tenant_id, incident_id, opened_on, case_id) where incident_id is not null;
create index flow_cases_of_firm on flow_cases (tenant_id, firm_id, opened_on, case_id) where firm_id is not null;
create index flow_cases_of_store on flow_cases (tenant_id, store_id, opened_on, case_id) where store_id is not null;
select guard_table('flow_cases');

-- Payments by the day they left: one that comes back is taken out, and the case's last day is that of those that stayed.
create table flow_payments (
  tenant_id uuid not null,
  case_id uuid not null,
  payment_id uuid not null,
  amount_minor bigint not null,
  currency char(3) not null,
  paid_on date not null,
  primary key (tenant_id, case_id, payment_id)
);
select guard_table('flow_payments');
