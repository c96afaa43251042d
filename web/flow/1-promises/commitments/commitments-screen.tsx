// The public commitments: what everyone is promised, since when, how it is measured, and how often it was kept or broken.
import { Link } from '@tanstack/react-router';
import { listCommitments } from '#api/flow/1-promises';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import { type CommitmentShown, versionOf } from './commitment-shown.ts';
import { CommitmentState } from './commitment-state.tsx';
import { useClockWords } from './use-clock-words.ts';

export function CommitmentsScreen() {
  const say = useWords();
  const may = useMay();
  const list = useAnswer(listCommitments, {});
  const columns = useCommitmentColumns();
  return (
    <PageFrame
      title={say('area.commitments')}
      lead={say('promises:commitment.lead')}
      deeds={
        may('commitment.write') && (
          <DeedDialog deed={say('promises:commitment.make')} kind="primary" wide>
            {(close) => <CommitmentForm onDone={close} />}
          </DeedDialog>
        )
      }
    >
      {list.isError && <Fault error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Waiting label={say('waiting')} lines={6} />}
      {list.data && (
        <ListTable
          label={say('area.commitments')}
          columns={columns}
          rows={list.data.rows}
          rowKey={(row) => row.commitmentId}
          empty={<EmptyState title={say('promises:commitment.none')} text={say('promises:commitment.none_text')} />}
        />
      )}
    </PageFrame>
  );
}

function useCommitmentColumns(): Column<CommitmentShown>[] {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  const clockWords = useClockWords();
  const nameOf = (row: CommitmentShown) => {
    const version = versionOf(row);
    return version ? pickLanguageOf(version.name, language) : row.code;
  };
  const clockOf = (row: CommitmentShown) => {
    const version = versionOf(row);
    return version ? clockWords(version.clock) : '—';
  };
  return [
    {
      id: 'name',
      title: say('promises:commitment.name'),
      cell: (row) => <Link to={`/commitments/${row.commitmentId}`}>{nameOf(row)}</Link>,
    },
    { id: 'clock', title: say('promises:commitment.clock'), cell: clockOf },
    { id: 'state', title: say('promises:column.state'), cell: (row) => <CommitmentState commitment={row} /> },
    {
      id: 'given',
      title: say('promises:commitment.given'),
      align: 'end',
      cell: (row) => (
        <Link to="/promises" search={{ commitmentId: row.commitmentId } as never}>
          {writing.number(row.promiseCount)}
        </Link>
      ),
    },
    {
      id: 'broken',
      title: say('promises:commitment.broken'),
      align: 'end',
      cell: (row) => (
        <Link to="/promises" search={{ commitmentId: row.commitmentId, state: 'broken' } as never}>
          {writing.number(row.brokenCount)}
        </Link>
      ),
    },
  ];
}
