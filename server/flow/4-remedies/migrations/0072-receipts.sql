-- What a customer signed: the words as they stood on the screen, and the strokes.

create table receipts (
  tenant_id uuid not null,
  receipt_id uuid not null,
  payment_id uuid not null,
  language text not null,
  wording jsonb not null,
  signed_by text not null,
  -- SVG path data in a box of 600 by 200.
  strokes text not null,
  via text not null check (via in ('customer', 'desk')),
  signed_at timestamptz not null,
  primary key (tenant_id, receipt_id),
  constraint receipts_once unique (tenant_id, payment_id),
  foreign key (tenant_id, payment_id) references payments
);
select guard_table('receipts', 'select, insert');
