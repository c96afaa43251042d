-- What the customer asks for and since when, and what of the sale only they and the paper can tell: versions, none ever written over.
create table case_claims (
  tenant_id uuid not null,
  case_id uuid not null,
  version int not null check (version > 0),
  buyer text check (buyer in ('consumer', 'business')),
  bought text check (bought in ('store', 'distance', 'off_premises')),
  ordered text check (ordered in ('ready_made', 'made_to_order', 'work', 'home', 'prepaid')),
  received_on date,
  -- What the contract says a day of lateness costs, and at most.
  late_daily_minor bigint check (late_daily_minor >= 0),
  late_cap_minor bigint check (late_cap_minor >= 0),
  late_currency char(3),
  -- [{remedy, askedOn, amountMinor, currency, metOn}], each remedy once.
  asks jsonb not null,
  who text not null,
  at timestamptz not null,
  primary key (tenant_id, case_id, version),
  check ((late_daily_minor is null) = (late_currency is null)),
  check (late_cap_minor is null or late_daily_minor is not null)
);
select guard_table('case_claims');
