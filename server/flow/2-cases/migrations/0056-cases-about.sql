-- Q14: every list asks which cases are about whoever reads. They are few, and found without reading the others.
create index cases_about on cases (tenant_id, about_id) where about_id is not null;
