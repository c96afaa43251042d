// On Today: what clocks have told me, the nearest clocks of my cases, and promises nobody is about to keep.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnswerOf } from '#api/contract';
import { listClocks, listOrphans, listTellings, seeTellings } from '#api/flow/2-cases.clocks';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { DueMoment } from '../../../ui/subject/case-state.tsx';

type Near = AnswerOf<typeof listClocks>['rows'][number];
type Telling = AnswerOf<typeof listTellings>['rows'][number];

const shown = 5;

export function NearClocks() {
  const say = useWords();
  const nearColumns = useNearColumns();
  const may = useMay();
  const { rows: near } = useList(listClocks, { query: { owner: 'me', limit: shown } });
  const { rows: told } = useList(listTellings, { query: { limit: shown } });
  return (
    <>
      {may('case.oversee') && <Orphaned />}
      {told.length > 0 && <Told rows={told} />}
      {near.length > 0 && (
        <>
          <h3>{say('clocks:near.title')}</h3>
          <ListTable
            label={say('clocks:near.title')}
            columns={nearColumns}
            rows={near}
            rowKey={({ caseId, code, round }) => `${caseId} ${code} ${round}`}
            empty={null}
          />
        </>
      )}
    </>
  );
}

/** One line that opens the list; nothing when everybody is looked after. */
function Orphaned() {
  const say = useWords();
  const most = 100;
  const orphans = useAnswer(listOrphans, { query: { limit: most } });
  const count = orphans.data?.rows.length ?? 0;
  if (count === 0) return null;
  return (
    <p className="mg-note">
      <Link to="/cases/orphans">{say('clocks:orphans.on_today')}</Link>{' '}
      <Mark tone="warn">{orphans.data?.next ? say('cases:count.many', { number: String(count) }) : count}</Mark>
    </p>
  );
}

function useCaseColumn<Row extends { caseId: string; number: string; personName: string }>(): Column<Row> {
  const say = useWords();
  return {
    id: 'case',
    title: say('cases:column.case'),
    cell: (row) => (
      <>
        <Link to={`/cases/${row.caseId}`} className="mg-nowrap mg-number">
          {row.number}
        </Link>{' '}
        <small className="mg-quiet">{row.personName}</small>
      </>
    ),
  };
}

function useNearColumns(): Column<Near>[] {
  const say = useWords();
  const language = useLanguage();
  return [
    useCaseColumn<Near>(),
    { id: 'clock', title: say('clocks:column.clock'), cell: ({ name }) => pickLanguageOf(name, language) },
    {
      id: 'due',
      title: say('clocks:due'),
      cell: ({ dueAt, isLate, state }) =>
        dueAt === null || state === 'paused' ? (
          <Mark>{say('words:clock_state.paused')}</Mark>
        ) : (
          <DueMoment dueAt={dueAt} overdue={isLate} />
        ),
    },
  ];
}

function Told({ rows }: { rows: readonly Telling[] }) {
  const say = useWords();
  const language = useLanguage();
  const see = useDeed(seeTellings);
  const caseColumn = useCaseColumn<Telling>();
  const columns: Column<Telling>[] = [
    caseColumn,
    {
      id: 'what',
      title: say('clocks:column.told'),
      cell: ({ kind, name }) => (
        <>
          <Mark tone={kind === 'escalation' ? 'bad' : 'warn'}>{say(`words:telling.${kind}`)}</Mark>{' '}
          {pickLanguageOf(name, language)}
        </>
      ),
    },
    {
      id: 'due',
      title: say('clocks:due'),
      cell: ({ dueAt, kind }) => <DueMoment dueAt={dueAt} overdue={kind === 'escalation'} />,
    },
    {
      id: 'seen',
      title: say('clocks:column.seen'),
      cell: ({ caseId, number }) => (
        <Button
          size="small"
          aria-label={`${say('clocks:seen')}: ${number}`}
          disabled={see.isPending}
          onClick={() => see.mutate({ body: { caseId } })}
        >
          {say('clocks:seen')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <h3>{say('clocks:told_me')}</h3>
      <ListTable
        label={say('clocks:told_me')}
        columns={columns}
        rows={rows}
        rowKey={({ caseId, code, kind, at }) => `${caseId} ${code} ${kind} ${at}`}
        empty={null}
      />
    </>
  );
}
