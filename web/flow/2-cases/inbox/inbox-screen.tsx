// The inbox: what came in and nobody could place, oldest first. Opened beside the list, put to a case, made a case, or set aside.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { listArrivals } from '#api/flow/2-cases.channels';
import { arrivalPlaces, channelLines } from '#api/flow/2-cases.words';
import type { Id } from '#api/values';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { ArrivalSheet } from './arrival-sheet.tsx';

export type ArrivalRow = AnswerOf<typeof listArrivals>['rows'][number];

export function InboxScreen() {
  const say = useWords();
  const [filters, setFilters] = useFilters(['place', 'line'] as const);
  const place = arrivalPlaces.find((one) => one === filters.place) ?? 'waiting';
  const line = channelLines.find((one) => one === filters.line);
  const { list, rows } = useList(listArrivals, { query: { place, line, limit: 50 } }, { keepLast: true });
  const [open, setOpen] = useState<Id<'arr'>>();
  return (
    <PageFrame title={say('area.inbox')} lead={say('about.inbox')}>
      <FilterBar>
        <ChoiceFilter
          label={say('channels:inbox.place')}
          value={place}
          choices={arrivalPlaces.map((value) => ({ value, text: say(`words:arrival_place.${value}`) }))}
          onChoose={(value) => setFilters({ place: value })}
        />
        <ChoiceFilter
          label={say('channels:line')}
          value={line}
          choices={channelLines.map((value) => ({ value, text: say(`words:channel_line.${value}`) }))}
          onChoose={(value) => setFilters({ line: value })}
        />
      </FilterBar>
      <ListTable
        label={say('area.inbox')}
        columns={useColumns(setOpen)}
        rows={rows}
        rowKey={(row) => row.arrivalId}
        list={list}
        empty={<EmptyState title={say('channels:inbox.none')} text={say('channels:inbox.none_text')} />}
      />
      {open && (
        <Overlay wide title={say('channels:inbox.one')} onClose={() => setOpen(undefined)}>
          <ArrivalSheet arrivalId={open} onDone={() => setOpen(undefined)} />
        </Overlay>
      )}
    </PageFrame>
  );
}

function useColumns(onOpen: (id: Id<'arr'>) => void): Column<ArrivalRow>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'subject',
      title: say('channels:subject'),
      cell: (row) => (
        <Button type="link" className="mg-link-button" onClick={() => onOpen(row.arrivalId)}>
          {row.subject ?? (row.text.slice(0, 80) || say('channels:inbox.no_words'))}
        </Button>
      ),
    },
    {
      id: 'from',
      title: say('channels:inbox.from'),
      cell: (row) => [row.fromName, row.fromAddress].filter(Boolean).join(' · '),
    },
    {
      id: 'why',
      title: say('channels:inbox.why'),
      cell: (row) => (
        <span className="mg-row">
          {row.why && (
            <Mark tone={row.why === 'forged' ? 'bad' : 'warn'}>{say(`words:arrival_reason.${row.why}`)}</Mark>
          )}
          {row.line === 'supervision' && <Mark tone="accent">{say('words:channel_line.supervision')}</Mark>}
        </span>
      ),
    },
    { id: 'through', title: say('channels:inbox.through'), cell: (row) => row.through, wideOnly: true },
    { id: 'at', title: say('channels:inbox.at'), cell: (row) => writing.instant(row.at) },
  ];
}
