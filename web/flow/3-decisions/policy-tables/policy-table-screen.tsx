// One policy table: its rows and cells in words, which row held, and how each case kept beside it runs through the cells.
import { Link, useParams } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { showPolicyTable } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Filter } from '../../../ui/filter-bar.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { PolicyGrid } from './policy-grid.tsx';
import { playbookWord } from './policy-tables-screen.tsx';
import { VersionList } from './version-list.tsx';

type Shown = AnswerOf<typeof showPolicyTable>;

export function PolicyTableScreen() {
  const say = useWords();
  const may = useMay();
  const words = useDecisionWords();
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const { data: shown, error, refetch } = useAnswer(showPolicyTable, { params: { code } });
  return (
    <PageFrame
      title={shown ? words.text(shown.table.title) : say('decisions:table.one')}
      mark={
        shown && (
          <Mark tone={shown.isAsked ? 'good' : 'quiet'}>
            {say(shown.isAsked ? 'decisions:table.asked' : 'decisions:table.not_asked')}
          </Mark>
        )
      }
      lead={
        shown &&
        `${shown.table.code} v${shown.table.version} · ${say(`choices:purpose.${shown.table.purpose}`)} · ${playbookWord(say, shown.playbook)}`
      }
      back={{ to: '/policy-tables', title: say('area.policy_tables') }}
    >
      {error && <Fault error={error} again={() => void refetch()} />}
      {!shown && !error && <Waiting label={say('waiting')} lines={8} />}
      {shown && words.ready && (
        <>
          {may('lawbook.draft') && <Link to={`/policy-tables/${code}/edit`}>{say('decisions:edit.edit')}</Link>}
          <ShownTable shown={shown} />
          <VersionList versions={shown.versions} />
        </>
      )}
    </PageFrame>
  );
}

function ShownTable({ shown }: { shown: Shown }) {
  const say = useWords();
  const [filters, setFilters] = useFilters(['row', 'case'] as const);
  const { table, cases, publishable } = shown;
  const words = useDecisionWords();
  const run = filters.case === undefined ? undefined : cases[Number(filters.case)];
  // The names of cases are for those who write tables; a reader is told what comes out.
  const rowTitles = (ids: readonly string[]) => {
    const titles = ids.map((id) => table.rows.find((row) => row.id === id)?.title);
    const told = titles.map((title, at) => (title ? words.text(title) : (ids[at] ?? '')));
    return told.join(' · ') || say('decisions:table.case_nothing');
  };
  return (
    <>
      <TableFrame table={table} />
      <p className={publishable ? 'mg-quiet' : 'mg-fault'}>
        {say(publishable ? 'decisions:table.publishable' : 'decisions:table.not_publishable')}
      </p>
      <div className="mg-row mg-case-choice">
        <Filter label={say('decisions:table.case')}>
          <select
            className="mg-control"
            value={run ? filters.case : ''}
            onChange={(event) => setFilters({ case: event.target.value || undefined, row: undefined })}
          >
            <option value="">{say('decisions:table.case_none')}</option>
            {cases.map((one, at) => (
              <option key={one.name} value={at}>
                {say('decisions:table.case_of', { number: at + 1, rows: rowTitles(one.expected) })}
              </option>
            ))}
          </select>
        </Filter>
        {run && (
          <Mark tone={run.ok ? 'good' : 'bad'}>
            {say(run.ok ? 'decisions:table.case_ok' : 'decisions:table.case_wrong')}
          </Mark>
        )}
      </div>
      <PolicyGrid table={table} run={run} fired={run ? run.got : filters.row ? [filters.row] : []} />
    </>
  );
}

function TableFrame({ table }: { table: Shown['table'] }) {
  const say = useWords();
  const writing = useWriting();
  const { by, from, until } = table.effective;
  const days = [
    from && say('decisions:law.from', { day: writing.day(from) }),
    until && say('decisions:law.until', { day: writing.day(until) }),
  ];
  const span = days.some(Boolean) ? ` (${days.filter(Boolean).join(' · ')})` : '';
  return (
    <p>
      {say(`decisions:table.hit.${table.hit}`)}{' '}
      {say('decisions:table.in_force', { by: say(`decisions:table.by.${by}`) })}
      {span}
    </p>
  );
}
