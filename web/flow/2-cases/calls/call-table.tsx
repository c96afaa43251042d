// Calls as a table, on the screen of calls and on the page of a case: who, when, how long, taken by whom, and the recording.
import { Button } from 'antd';
import { listCalls, openRecording } from '#api/flow/2-cases.calls';
import type { Id } from '#api/values';
import { useList } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { type CallRow, CaseLink } from './call-shown.tsx';

export interface CallTableProps {
  rows: readonly CallRow[];
  list: ListTableProps<CallRow>['list'];
  empty: ListTableProps<CallRow>['empty'];
  without?: 'case';
}

export function CallTable({ rows, list, empty, without }: CallTableProps) {
  const say = useWords();
  const columns = useCallColumns().filter(({ id }) => id !== without);
  return (
    <ListTable
      label={say('calls:all')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.callId}
      list={list}
      empty={empty}
    />
  );
}

/** The calls of one case; nothing is shown where there were none. */
export function CaseCalls({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const { rows, list } = useList(listCalls, { query: { caseId, limit: 20 } });
  if (rows.length === 0) return null;
  return (
    <section className="mg-panel">
      <h2>{say('calls:of_case')}</h2>
      <CallTable rows={rows} list={list} empty={null} without="case" />
    </section>
  );
}

function useCallColumns(): Column<CallRow>[] {
  const say = useWords();
  const writing = useWriting();
  const length = (seconds: number) =>
    say('calls:seconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return [
    {
      id: 'who',
      title: say('calls:who'),
      cell: (row) => (
        <span className="mg-row">
          {row.people.map(({ name }) => name).join(', ') || row.number || say('calls:withheld')}
          {row.vip && <Mark tone="accent">{say('calls:vip')}</Mark>}
          {row.line === 'supervision' && <Mark tone="warn">{say('words:channel_line.supervision')}</Mark>}
        </span>
      ),
    },
    {
      id: 'when',
      title: say('calls:when'),
      cell: (row) => (
        <span className="mg-row">
          {writing.instant(row.beganAt)} {say(`calls:direction.${row.direction}`)}
          <Mark tone={row.state === 'missed' ? 'bad' : undefined}>{say(`calls:state.${row.state}`)}</Mark>
        </span>
      ),
    },
    {
      id: 'length',
      title: say('calls:length'),
      cell: (row) => row.talkForSeconds !== null && length(row.talkForSeconds),
    },
    { id: 'by', title: say('calls:by'), cell: (row) => row.takenBy },
    { id: 'note', title: say('calls:note'), cell: (row) => row.note },
    {
      id: 'case',
      title: say('calls:case'),
      cell: (row) => row.caseId && <CaseLink caseId={row.caseId} number={row.caseNumber ?? ''} />,
    },
    { id: 'recording', title: say('calls:recording'), cell: (row) => row.hasRecording && <Recording row={row} /> },
  ];
}

/** Opened in a tab of its own, which learns nothing of where it was opened from. */
function Recording({ row: { callId } }: { row: CallRow }) {
  const say = useWords();
  const may = useMay();
  const open = useDeed(openRecording, ({ url }) => window.open(url, '_blank', 'noopener,noreferrer'));
  if (!may('call.listen')) return null;
  return (
    <>
      <Button
        size="small"
        title={say('calls:recording_hint')}
        loading={open.isPending}
        onClick={() => open.mutate({ params: { callId }, body: {} })}
      >
        {say('calls:recording')}
      </Button>
      {open.error && <Fault error={open.error} />}
    </>
  );
}
