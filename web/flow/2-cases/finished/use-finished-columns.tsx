// One finished case as a line: what it was about, how long it took, how it ended, what was given back, and from which file it came.
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { finishedCase, satisfactions } from '#api/flow/2-cases.finished';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import type { Column } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';

type Row = z.infer<typeof finishedCase>;
const tones: Record<(typeof satisfactions)[number], 'good' | 'bad' | 'quiet'> = {
  yes: 'good',
  no: 'bad',
  unknown: 'quiet',
};

export function useFinishedColumns(): Column<Row>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'about',
      title: say('cases:finished.about'),
      cell: (row) => (
        <div>
          {row.business ?? say('cases:finished.not_said')}
          <div className="mg-quiet">{[row.category, row.complaintType].filter(Boolean).join(' · ')}</div>
        </div>
      ),
    },
    {
      id: 'opened',
      title: say('cases:finished.opened'),
      cell: (row) => (
        <div>
          {writing.day(row.openedOn)}
          {row.days < 0 ? (
            <div>
              <Mark tone="warn">{say('cases:finished.contradicts', { day: writing.day(row.closedOn) })}</Mark>
            </div>
          ) : (
            <div className="mg-quiet">{say('cases:finished.took', { count: row.days })}</div>
          )}
        </div>
      ),
    },
    { id: 'result', title: say('cases:finished.result'), cell: (row) => row.result },
    {
      id: 'restitution',
      title: say('cases:finished.restitution'),
      align: 'end',
      // A row that names no amount carries the currency of none, which nobody should read.
      cell: ({ restitution }) => <MoneyText money={BigInt(restitution.amountMinor) === 0n ? null : restitution} />,
    },
    {
      id: 'satisfied',
      title: say('cases:finished.satisfaction'),
      cell: (row) => (
        <Mark tone={tones[row.satisfaction]}>{say(`cases:finished.satisfaction.${row.satisfaction}`)}</Mark>
      ),
    },
    {
      id: 'import',
      title: say('cases:finished.from_file'),
      cell: (row) => <Link to={`/imports/${row.importId}`}>{say('cases:finished.file')}</Link>,
      wideOnly: true,
    },
  ];
}
