-- concurrently
-- What persons_by_name found, persons_in_order finds too.
drop index concurrently if exists persons_by_name;
