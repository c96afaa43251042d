// The exit check (E22): what a merchant still has to deliver, install or do on a day, how late it is, and what it is worth.
import type { z } from 'zod';
import { checkExit, type exitCheck } from '#api/registry/merchants';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyList, MoneyText } from '../../../ui/money-text.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { ContractLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import '../../../ui/subject/subject-screens.css';

export type ExitShown = z.infer<typeof exitCheck>;

/** `on` is today at the store when not given. */
export function ExitCheck({ tenancyId, on }: { tenancyId: Id<'tcy'>; on?: string | undefined }) {
  const say = useWords();
  const check = useAnswer(checkExit, { params: { tenancyId }, query: { on } }, { keepLast: true });
  if (check.isError) return <Fault error={check.error} again={() => void check.refetch()} />;
  if (!check.data) return <Waiting label={say('waiting')} lines={5} />;
  return <ExitFindings check={check.data} />;
}

export function ExitFindings({ check }: { check: ExitShown }) {
  const say = useWords();
  const writing = useWriting();
  const columns = useExitColumns();
  const late = check.undelivered.filter((row) => row.daysLate > 0).length;
  const hidden = check.undeliveredCount - check.undelivered.length;
  return (
    <div className="mg-stack">
      <StatRow>
        <StatTile
          label={say('registry:exit.undelivered')}
          value={writing.number(check.undeliveredCount)}
          note={say('registry:exit.late', { number: writing.number(late) })}
          tone={check.undeliveredCount > 0 ? 'bad' : 'good'}
        />
        <StatTile label={say('registry:count.open')} value={writing.number(check.openPromises)} />
        <StatTile label={say('registry:count.broken')} value={writing.number(check.brokenPromises)} />
        <StatTile label={say('registry:exit.amounts')} value={<MoneyList amounts={check.amounts} />} />
      </StatRow>
      <p className="mg-note">
        <strong>{say('registry:exit.stay')}</strong>
      </p>
      {check.undeliveredCount > 0 && (
        <ListTable
          label={say('registry:exit.undelivered')}
          columns={columns}
          rows={check.undelivered}
          rowKey={(row) => row.contractId}
          empty={null}
        />
      )}
      {hidden > 0 && <p className="mg-quiet">{say('registry:exit.more', { number: writing.number(hidden) })}</p>}
    </div>
  );
}

function useExitColumns(): Column<ExitShown['undelivered'][number]>[] {
  const say = useWords();
  const writing = useWriting();
  return [
    {
      id: 'number',
      title: say('registry:contract.number'),
      cell: (row) => <ContractLink id={row.contractId} name={row.number} />,
    },
    {
      id: 'person',
      title: say('registry:contract.customer'),
      cell: (row) => <PersonLink id={row.personId} name={row.personName} />,
    },
    {
      id: 'due',
      title: say('promises:column.due'),
      cell: (row) => <span className="mg-nowrap">{writing.day(row.dueOn)}</span>,
    },
    {
      id: 'late',
      title: say('promises:overdue.ages'),
      cell: (row) =>
        row.daysLate > 0 ? (
          <DaysLate days={row.daysLate} />
        ) : (
          <span className="mg-quiet">{say('registry:exit.not_due')}</span>
        ),
    },
    {
      id: 'amount',
      title: say('registry:contract.amount'),
      align: 'end',
      cell: (row) => <MoneyText money={row.amount} />,
    },
    {
      id: 'complained',
      title: say('promises:filter.complained'),
      cell: (row) =>
        row.complained ? (
          <Mark tone="warn">{say('promises:complained.yes')}</Mark>
        ) : (
          <span className="mg-quiet">{say('promises:complained.no')}</span>
        ),
    },
  ];
}
