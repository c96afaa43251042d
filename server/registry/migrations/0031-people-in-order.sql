-- concurrently
-- Customers are listed by name, page by page; the person behind the name keeps namesakes in one order.
create index concurrently if not exists persons_in_order on persons (tenant_id, name_key, person_id);
