// What lateness costs: today, in a week, at the caps; over the company, a merchant, an incident or a case, the costliest first.
import { useSearch } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { showExposure } from '#api/flow/3-decisions.entitlements';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickFilters, useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { CaseLink } from '../../../ui/subject/subject-links.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { useSubjectWords } from '../words/use-subject-words.ts';

type Exposure = AnswerOf<typeof showExposure>;
type Line = Exposure['rows'][number];
const names = ['firmId', 'incidentId', 'caseId'] as const;

export function ExposureScreen() {
  const say = useWords();
  const [filters] = useFilters(names);
  const words = useDecisionWords();
  const query = filters as { firmId?: Id<'frm'>; incidentId?: Id<'inc'>; caseId?: Id<'cas'> };
  const { data, error, refetch, isFetching } = useAnswer(showExposure, { query }, { keepLast: true });
  return (
    <PageFrame title={say('area.exposure')} lead={say('entitlements:exposure.lead')}>
      <Whose />
      {error && <Fault error={error} again={() => void refetch()} />}
      {(!data || !words.ready) && !error && <Waiting label={say('waiting')} lines={8} />}
      {data && words.ready && (
        <div className="mg-stack" aria-busy={isFetching}>
          {data.sums.map((sum) => (
            <Sum key={sum.currency} sum={sum} />
          ))}
          <p className="mg-quiet">
            {say('entitlements:exposure.cases', { count: data.cases })}{' '}
            {data.left > 0 && say('entitlements:exposure.left', { count: data.left })}
          </p>
          <Lines exposure={data} />
        </div>
      )}
    </PageFrame>
  );
}

/** Whose cases these are, and the way back to all. */
function Whose() {
  const say = useWords();
  const filters = pickFilters(useSearch({ strict: false }), names);
  const whose = filters.caseId
    ? say('entitlements:exposure.of_case')
    : filters.incidentId
      ? say('entitlements:exposure.of_incident')
      : filters.firmId
        ? say('entitlements:exposure.of_merchant')
        : say('entitlements:exposure.of_all');
  return (
    <div className="mg-row">
      <strong>{whose}</strong>
      {Object.keys(filters).length > 0 && (
        <LinkButton to="/exposure">{say('entitlements:exposure.show_all')}</LinkButton>
      )}
    </div>
  );
}

function Sum({ sum }: { sum: Exposure['sums'][number] }) {
  const say = useWords();
  const writing = useWriting();
  const { currency, metersRunning, metersUnknown } = sum;
  const money = (amountMinor: string) => writing.money({ amountMinor, currency });
  return (
    <StatRow wide>
      <StatTile
        label={say('entitlements:exposure.today')}
        value={money(sum.todayMinor)}
        note={say('entitlements:exposure.note', { count: metersRunning })}
        tone="bad"
      />
      <StatTile label={say('entitlements:exposure.week')} value={money(sum.inWeekMinor)} tone="warn" />
      <StatTile
        label={say('entitlements:exposure.at_cap')}
        value={sum.atCapMinor === null ? say('entitlements:exposure.no_cap') : money(sum.atCapMinor)}
        note={metersUnknown > 0 && say('entitlements:exposure.unknown', { count: metersUnknown })}
      />
    </StatRow>
  );
}

function Lines({ exposure: { rows, lines } }: { exposure: Exposure }) {
  const say = useWords();
  return (
    <>
      <ListTable<Line>
        label={say('entitlements:exposure.table')}
        columns={useColumns()}
        rows={rows}
        rowKey={(row) => `${row.caseId} ${row.ruleId} ${row.subject}`}
        empty={<EmptyState title={say('entitlements:exposure.none')} text={say('entitlements:exposure.none_text')} />}
      />
      {lines > rows.length && (
        <p className="mg-quiet">{say('entitlements:exposure.cut', { shown: rows.length, lines })}</p>
      )}
    </>
  );
}

function useColumns(): Column<Line>[] {
  const say = useWords();
  const writing = useWriting();
  const subject = useSubjectWords();
  const words = useDecisionWords();
  const money = (amountMinor: string | null, { currency }: Line) =>
    amountMinor === null ? '—' : writing.money({ amountMinor, currency });
  return [
    {
      id: 'case',
      title: say('entitlements:exposure.case'),
      cell: (row) => <CaseLink id={row.caseId} name={`${row.number} · ${row.personName}`} />,
    },
    {
      id: 'what',
      title: say('entitlements:exposure.what'),
      cell: (row) => (
        <>
          {subject(row.subject)} <small className="mg-quiet">[{row.ruleId}]</small>
          {row.daysLate > 0 && row.todayMinor === null && row.warnsOf && (
            <div className="mg-quiet">{words.text(row.warnsOf)}</div>
          )}
          {row.missing.length > 0 && <div className="mg-quiet">{words.list(row.missing)}</div>}
        </>
      ),
    },
    { id: 'due', title: say('entitlements:exposure.due'), cell: (row) => writing.day(row.dueOn) },
    { id: 'days', title: say('entitlements:exposure.days'), align: 'end', cell: (row) => writing.number(row.daysLate) },
    {
      id: 'today',
      title: say('entitlements:exposure.today'),
      align: 'end',
      cell: (row) => <strong className="mg-number">{money(row.todayMinor, row)}</strong>,
    },
    {
      id: 'week',
      title: say('entitlements:exposure.week'),
      align: 'end',
      cell: (row) => money(row.inWeekMinor, row),
    },
    {
      id: 'cap',
      title: say('entitlements:exposure.cap'),
      align: 'end',
      cell: (row) => (row.capOn ? `${money(row.capMinor, row)} · ${writing.day(row.capOn)}` : '—'),
    },
  ];
}
