// Whom a sweep would call, before anything is kept: the counts, what they are worth, and the first contracts.
import type { AnswerOf } from '#api/contract';
import type { previewSweep } from '#api/flow/6-learning';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyList } from '../../../ui/money-text.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { ContractLink } from '../../../ui/subject/subject-links.tsx';

type Preview = AnswerOf<typeof previewSweep>;
type First = Preview['first'][number];

export function SweepPreview({ preview }: { preview: Preview }) {
  const say = useWords();
  const writing = useWriting();
  const { members, known, foundBefore, overdue, amounts, first } = preview;
  const columns: Column<First>[] = [
    {
      id: 'contract',
      title: say('learning:sweep.column.contract'),
      cell: (row) => <ContractLink id={row.contractId} name={row.contractNumber} />,
    },
    { id: 'customer', title: say('learning:sweep.column.customer'), cell: (row) => row.personName },
    { id: 'signed', title: say('learning:sweep.column.signed'), cell: (row) => writing.day(row.signedOn) },
    {
      id: 'state',
      title: say('learning:sweep.column.state'),
      cell: (row) => (
        <span className="mg-row">
          {row.daysLate > 0 ? <DaysLate days={row.daysLate} /> : say(`words:contract_state.${row.contractState}`)}
          {row.known && <Mark>{say('words:member_state.known')}</Mark>}
        </span>
      ),
    },
  ];
  return (
    <>
      <StatRow>
        <StatTile label={say('learning:sweep.count.to_call')} value={writing.number(members - known)} />
        <StatTile
          label={say('learning:sweep.count.known')}
          value={writing.number(known)}
          note={say('learning:sweep.count.known_note')}
        />
        <StatTile
          label={say('learning:sweep.count.overdue')}
          value={writing.number(overdue)}
          tone={overdue > 0 ? 'warn' : undefined}
        />
        <StatTile label={say('learning:sweep.count.amount')} value={<MoneyList amounts={amounts} />} />
        {foundBefore > 0 && (
          <StatTile label={say('learning:sweep.count.found_before')} value={writing.number(foundBefore)} />
        )}
      </StatRow>
      <ListTable
        label={say('learning:sweep.preview_first')}
        columns={columns}
        rows={first}
        rowKey={(row) => row.contractId}
        empty={
          <p className="mg-quiet">
            {say(foundBefore > 0 ? 'learning:sweep.preview_before' : 'learning:sweep.preview_none')}
          </p>
        }
      />
    </>
  );
}
