// The public commitments: what everyone is promised, since when, how it is measured, and how often it was kept or broken.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { listCommitments, type commitment as shape } from '#api/flow/1-promises';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CommitmentForm } from './commitment-form.tsx';
import { useClockWords } from './use-clock-words.ts';

export type CommitmentShown = z.infer<typeof shape>;
export type VersionShown = CommitmentShown['versions'][number];

/** The version in force, else the newest: one that begins later or has ended still has a name. */
export function versionOf({ current, versions }: CommitmentShown): VersionShown | undefined {
  return current ?? versions.toSorted((a, b) => b.version - a.version)[0];
}

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

export function CommitmentState({ commitment }: { commitment: CommitmentShown }) {
  const say = useWords();
  const writing = useWriting();
  const today = useToday();
  const version = versionOf(commitment);
  if (!version) return null;
  const { inForceFrom, inForceUntil } = version;
  if (inForceUntil !== null && inForceUntil < today) {
    return <Mark>{say('promises:commitment.ended', { day: writing.day(inForceUntil) })}</Mark>;
  }
  if (inForceFrom > today) {
    return <Mark tone="accent">{say('promises:commitment.begins', { day: writing.day(inForceFrom) })}</Mark>;
  }
  return <Mark tone="good">{say('promises:commitment.in_force')}</Mark>;
}
