-- Templates of letters in the company's own words, and the letters made of them.

create table letter_templates (
  tenant_id uuid not null,
  kind text not null check (kind in ('acceptance', 'refusal', 'paid_repair', 'demand_reply', 'goodwill')),
  version int not null check (version > 0),
  texts jsonb not null,
  reason text not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (tenant_id, kind, version)
);
select guard_table('letter_templates', 'select, insert');

-- As it was written: a template changed later changes no letter.
create table case_letters (
  tenant_id uuid not null,
  letter_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('acceptance', 'refusal', 'paid_repair', 'demand_reply', 'goodwill')),
  language text not null,
  template_version int not null,
  judgement_version int not null,
  subject text not null,
  body text not null,
  told boolean not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (tenant_id, letter_id)
);
create index case_letters_of_case on case_letters (tenant_id, case_id, letter_id);
select guard_table('case_letters', 'select, insert');
