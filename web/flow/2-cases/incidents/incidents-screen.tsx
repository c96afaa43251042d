// Incidents, newest first, those that are over as well: what the company remembers of each (E17).
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { type incidentRow, listIncidents } from '#api/flow/2-cases.incidents';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { MerchantLink } from '../../../ui/subject/subject-links.tsx';
import { OpenIncident, RecordPastIncident } from './incident-forms.tsx';

type Row = z.infer<typeof incidentRow>;

export function IncidentsScreen() {
  const say = useWords();
  const may = useMay();
  const [filters, setFilters] = useFilters(['state'] as const);
  const state = (['open', 'closed'] as const).find((one) => one === filters.state);
  const { list, rows } = useList(listIncidents, { query: { state, limit: 50 } }, { keepLast: true });
  return (
    <PageFrame
      title={say('area.incidents')}
      lead={say('about.incidents')}
      deeds={
        may('incident.write') && (
          <>
            <RecordPastIncident />
            <OpenIncident />
          </>
        )
      }
    >
      <FilterBar>
        <ChoiceFilter
          label={say('cases:filter.state')}
          value={state}
          choices={(['open', 'closed'] as const).map((one) => ({
            value: one,
            text: say(`cases:incident.state.${one}`),
          }))}
          onChoose={(one) => setFilters({ state: one })}
        />
      </FilterBar>
      <ListTable
        label={say('area.incidents')}
        columns={useIncidentColumns()}
        rows={rows}
        rowKey={(row) => row.incidentId}
        list={list}
        empty={<EmptyState title={say('cases:incident.none')} text={say('cases:incident.none_text')} />}
      />
    </PageFrame>
  );
}

function useIncidentColumns(): Column<Row>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'title',
      title: say('cases:incident.title'),
      cell: (row) => <Link to={`/incidents/${row.incidentId}`}>{row.title}</Link>,
    },
    {
      id: 'problem',
      title: say('cases:incident.problem'),
      cell: (row) => (row.problem ? say(`words:case_problem.${row.problem}`) : say('cases:incident.problem_any')),
    },
    {
      id: 'merchant',
      title: say('cases:column.merchant'),
      cell: (row) => row.brandName ?? <MerchantLink id={row.firmId} name={row.legalName} />,
    },
    { id: 'began', title: say('cases:incident.began'), cell: (row) => writing.day(row.beganOn) },
    {
      id: 'customers',
      title: say('cases:incident.customers'),
      align: 'end',
      cell: (row) => writing.number(row.customers),
    },
    { id: 'cases', title: say('cases:incident.cases'), align: 'end', cell: (row) => writing.number(row.cases) },
    { id: 'state', title: say('cases:filter.state'), cell: (row) => <IncidentState incident={row} /> },
  ];
}

export function IncidentState({ incident: { state, past } }: { incident: { state: Row['state']; past: boolean } }) {
  const say = useWords();
  return (
    <span className="mg-row">
      <Mark tone={state === 'open' ? 'accent' : 'quiet'}>{say(`cases:incident.state.${state}`)}</Mark>
      {past && <Mark>{say('cases:incident.past_mark')}</Mark>}
    </span>
  );
}
