-- What measures of the desk look up by day: first resolutions, and rounds of clocks that ended.

create index clock_marks_resolved on clock_marks (tenant_id, at) where signal = 'resolved';
create index case_clocks_met on case_clocks (tenant_id, ended_at) where state = 'met';
create index case_clocks_missed on case_clocks (tenant_id, due_at) where state = 'missed';
