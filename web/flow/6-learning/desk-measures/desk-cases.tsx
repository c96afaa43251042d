// The cases behind the number that was opened, the latest first (DESK-1). It comes into view when another number is opened.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { backlogAges, type DeskSlice, deskSlices, downloadDeskCases, listDeskCases } from '#api/flow/6-learning.desk';
import { addressOf } from '../../../lib/address-of.ts';
import { useList } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { CaseLink } from '../../../ui/subject/subject-links.tsx';
import { writeSpan } from '../../2-cases/clocks/write-span.ts';
import type { Desk } from './desk-numbers.tsx';
import type { DeskView } from './desk-query.ts';

type Row = ReturnType<typeof useList<typeof listDeskCases>>['rows'][number];

const titles = {
  written: 'written',
  answered: 'answered',
  unanswered: 'unanswered',
  resolved: 'resolved',
  complained: 'complained',
  first_contact: 'first_contact',
  reopened: 'reopened',
  clock_due: 'due',
  clock_met: 'met',
  clock_missed: 'missed',
  open: 'open',
  waiting: 'waiting',
  overdue: 'overdue',
} as const satisfies Record<DeskSlice, string>;

export interface DeskCasesProps {
  query: NonNullable<DeskView['list']>;
  clocks: Desk['clocks'];
  onClose: () => void;
}

export function DeskCases({ query, clocks, onClose }: DeskCasesProps) {
  const say = useWords();
  const language = useLanguage();
  const place = useRef<HTMLElement>(null);
  const { limit: _limit, ...asked } = query;
  const { slice, code, age, owner } = query;
  const { list, rows } = useList(listDeskCases, { query }, { keepLast: true });
  const columns = useColumns(clocks);
  const opened = `${slice} ${code} ${age} ${owner}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: comes into view for each number that is opened
  useEffect(() => place.current?.scrollIntoView({ block: 'start' }), [opened]);
  const known = deskSlices.find((one) => one === slice) ?? 'open';
  const oldness = backlogAges.find((one) => one === age);
  const clock = clocks.find((one) => one.code === code);
  const what = [
    clock && pickLanguageOf(clock.name, language),
    say(`learning:desk.${titles[known]}`),
    oldness && say(`learning:desk.age.${oldness}`),
  ];
  const title = say('learning:desk.cases', { what: what.filter(Boolean).join(', ') });
  return (
    <section className="mg-stack" ref={place}>
      <h2>{title}</h2>
      <div className="mg-row">
        <a className="mg-link-button" href={addressOf(downloadDeskCases, { query: asked })}>
          XLSX
        </a>
        <Button onClick={onClose}>{say('learning:desk.cases_close')}</Button>
      </div>
      <ListTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.caseId} ${row.code} ${row.round}`}
        list={list}
        empty={<p className="mg-quiet">{say('learning:desk.cases_none')}</p>}
      />
    </section>
  );
}

function useColumns(clocks: Desk['clocks']): Column<Row>[] {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const clockOf = ({ code, round }: Row) => {
    const name = pickLanguageOf(clocks.find((one) => one.code === code)?.name ?? {}, language) || (code ?? '');
    return round > 1 ? say('learning:desk.round', { name, round }) : name;
  };
  return [
    {
      id: 'case',
      title: say('cases:column.case'),
      cell: (row) => (
        <>
          <CaseLink id={row.caseId} name={row.number} />
          {row.code && <small className="mg-quiet"> {clockOf(row)}</small>}
        </>
      ),
    },
    { id: 'customer', title: say('cases:column.customer'), cell: (row) => row.personName },
    { id: 'state', title: say('cases:filter.state'), cell: (row) => say(`words:case_state.${row.state}`) },
    { id: 'owner', title: say('cases:column.owner'), cell: (row) => row.owner?.name ?? '—' },
    { id: 'at', title: say('learning:desk.at'), cell: (row) => writing.instant(row.at) },
    {
      id: 'took',
      title: say('learning:desk.took'),
      align: 'end',
      cell: (row) => (row.minutes === null ? '—' : writeSpan(row.minutes * 60_000, language)),
    },
  ];
}
