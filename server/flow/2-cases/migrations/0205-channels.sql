-- Messages in and out: by what way each was said, what is on its way out, what came in, and the mailboxes and gateways it goes through.

-- A note has no way; what was written before there were channels stands on the customer's page.
alter table case_messages
  add column channel text not null default 'page' check (channel in ('page', 'email', 'gateway')),
  add column subject text,
  -- The other side's.
  add column address text,
  -- The mailbox or the gateway.
  add column through_id uuid,
  add column automatic boolean not null default false,
  add column proof text check (proof in ('token', 'domain', 'none', 'failed')),
  add column arrival_id uuid;
create index case_messages_by_id on case_messages (tenant_id, message_id);
-- Whose the address is that a gateway brings a message from.
create index case_messages_by_sender on case_messages (tenant_id, through_id, address) where through_id is not null;

create table message_files (
  tenant_id uuid not null,
  message_id uuid not null,
  file_id uuid not null,
  primary key (tenant_id, message_id, file_id)
);
select guard_table('message_files');

-- Passwords and keys are sealed for the company and their place (MAIL-6), or named in the environment.
create table mailboxes (
  tenant_id uuid not null,
  mailbox_id uuid not null,
  name text not null,
  -- Lower case.
  address text collate "C" not null,
  line text not null check (line in ('ordinary', 'supervision')),
  language text not null,
  signature jsonb,
  receives text not null check (receives in ('imap', 'push', 'none')),
  -- {host, port, security, user, environment}
  imap jsonb,
  imap_sealed bytea,
  smtp jsonb,
  smtp_sealed bytea,
  push_sealed bytea,
  plus_address boolean not null,
  checked_by text not null,
  strangers text not null check (strangers in ('wait', 'open_case')),
  confirms boolean not null,
  hold_seconds int not null check (hold_seconds between 0 and 600),
  active boolean not null,
  primary key (tenant_id, mailbox_id),
  constraint mailboxes_address unique (tenant_id, address)
);
select guard_table('mailboxes');

create table gateways (
  tenant_id uuid not null,
  gateway_id uuid not null,
  name text not null,
  kind text not null,
  line text not null check (line in ('ordinary', 'supervision')),
  language text not null,
  url text,
  addresses text not null check (addresses in ('phone', 'name')),
  incoming jsonb not null,
  outgoing jsonb not null,
  incoming_sealed bytea,
  outgoing_sealed bytea,
  strangers text not null check (strangers in ('wait', 'open_case')),
  hold_seconds int not null check (hold_seconds between 0 and 600),
  active boolean not null,
  primary key (tenant_id, gateway_id)
);
select guard_table('gateways');

-- How a mailbox or gateway fares, and how far a mailbox has been read; apart from its settings, because it changes with every mail.
create table channel_health (
  tenant_id uuid not null,
  through_id uuid not null,
  validity text,
  next_number bigint,
  seen_at timestamptz,
  fault text,
  fault_at timestamptz,
  primary key (tenant_id, through_id)
);
select guard_table('channel_health');
alter table channel_health set (fillfactor = 50);

-- One thread a case and address; only the hash of its reply token is kept (CHAN-2).
create table reply_threads (
  tenant_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  case_id uuid not null,
  address text collate "C" not null,
  primary key (tenant_id, token_hash)
);
select guard_table('reply_threads', 'select, insert');

-- What leaves us, one row a message (CHAN-8 to CHAN-11).
create table sendings (
  tenant_id uuid not null,
  message_id uuid not null,
  case_id uuid not null,
  channel text not null check (channel in ('email', 'gateway')),
  through_id uuid not null,
  address text collate "C" not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'stopped')),
  automatic boolean not null,
  made_at timestamptz not null,
  -- By wish of who wrote it, or the end of the hold.
  send_at timestamptz not null,
  -- The next try.
  try_at timestamptz not null,
  attempts int not null,
  claimed_at timestamptz,
  -- Our Message-ID, or what we call it to the gateway: given at the first try and the same at every other (CHAN-10).
  outer_id text collate "C",
  why text,
  said text,
  sent_at timestamptz,
  primary key (tenant_id, message_id)
);
create index sendings_due on sendings (tenant_id, state, try_at) where state in ('waiting', 'sending');
create unique index sendings_by_outer_id on sendings (tenant_id, outer_id) where outer_id is not null;
create index sendings_automatic on sendings (tenant_id, made_at, address) where automatic;
select guard_table('sendings');
alter table sendings set (fillfactor = 80);

-- What came in, each once (CHAN-1). The same mail to both lines is one arrival of each: the supervised must not be told by the other (Q14).
create table arrivals (
  tenant_id uuid not null,
  arrival_id uuid not null,
  line text not null check (line in ('ordinary', 'supervision')),
  fingerprint bytea not null check (length(fingerprint) = 32),
  through_id uuid not null,
  channel text not null check (channel in ('email', 'gateway')),
  outer_id text collate "C",
  -- The whole mail as it came, among the files.
  raw_hash text collate "C",
  from_address text collate "C" not null,
  from_name text,
  subject text,
  text text not null,
  html text,
  pictures_blocked int not null,
  files_left_out jsonb not null,
  proof text not null check (proof in ('token', 'domain', 'none', 'failed')),
  at timestamptz not null,
  place text not null check (place in ('waiting', 'placed', 'aside', 'silent')),
  why text,
  case_id uuid,
  message_id uuid,
  placed_by text,
  placed_at timestamptz,
  note text,
  primary key (tenant_id, arrival_id),
  constraint arrivals_once unique (tenant_id, line, fingerprint),
  check ((place = 'placed') = (message_id is not null))
);
create index arrivals_by_place on arrivals (tenant_id, place, at, arrival_id);
create index arrivals_of_sender on arrivals (tenant_id, from_address, at);
create index arrivals_by_raw on arrivals (tenant_id, raw_hash) where raw_hash is not null;
select guard_table('arrivals');

create table arrival_files (
  tenant_id uuid not null,
  arrival_id uuid not null,
  position int not null,
  hash text collate "C" not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  primary key (tenant_id, arrival_id, position)
);
create index arrival_files_by_hash on arrival_files (tenant_id, hash);
select guard_table('arrival_files', 'select, insert');
