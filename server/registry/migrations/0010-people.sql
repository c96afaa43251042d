-- People and how they are reached.

create table persons (
  tenant_id uuid not null,
  person_id uuid not null,
  name text not null,
  -- The comparable form of the name (comparable-name.ts): two spellings of one name are equal here.
  name_key text collate "C" not null,
  language text,
  -- The survivor, never itself merged: a chain is shortened when it would arise (REG-4).
  merged_into uuid,
  registered_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, merged_into) references persons
);
create index persons_by_name on persons (tenant_id, name_key);
create index persons_merged on persons (tenant_id, merged_into) where merged_into is not null;
select guard_table('persons');

create table person_phones (
  tenant_id uuid not null,
  person_id uuid not null,
  phone text collate "C" not null check (phone ~ '^\+[0-9]{4,17}$'),
  -- The digits from the last to the first: what a caller's display or a half-remembered number gives is a prefix of it.
  tail text collate "C" not null,
  -- The name the phone was given with. It stays when people are merged, so that the old name still leads to the survivor.
  name_key text collate "C" not null,
  position int not null,
  primary key (tenant_id, person_id, phone),
  foreign key (tenant_id, person_id) references persons
);
create index person_phones_by_phone on person_phones (tenant_id, phone, name_key);
create index person_phones_by_tail on person_phones (tenant_id, tail);
select guard_table('person_phones');

create table person_emails (
  tenant_id uuid not null,
  person_id uuid not null,
  -- Lower case.
  email text collate "C" not null,
  position int not null,
  primary key (tenant_id, person_id, email),
  foreign key (tenant_id, person_id) references persons
);
create index person_emails_by_email on person_emails (tenant_id, email);
select guard_table('person_emails');

create table addresses (
  tenant_id uuid not null,
  person_id uuid not null,
  address text not null,
  -- A person has an address once, however it is spelt.
  address_key text collate "C" not null,
  position int not null,
  primary key (tenant_id, person_id, address_key),
  foreign key (tenant_id, person_id) references persons
);
select guard_table('addresses');
