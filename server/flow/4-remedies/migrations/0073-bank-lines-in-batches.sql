-- A long message is taken in many transactions: how many of its lines have been; null where it was one.
alter table bank_messages add column taken_count int;
grant update on bank_messages to makegood_app;
-- What the bank has said of a payment before.
create index bank_lines_of_payment on bank_lines (tenant_id, payment_id) where payment_id is not null;
