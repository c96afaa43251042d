// The contracts of a sweep: whose, why each is in, where its call stands and what it found.
import type { z } from 'zod';
import type { memberStates, sweepMember } from '#api/flow/6-learning';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { type Column, ListTable, type ListTableProps } from '../../../ui/list-table.tsx';
import { Mark, type MarkTone } from '../../../ui/mark.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { CaseLink, ContractLink, PersonLink } from '../../../ui/subject/subject-links.tsx';

type Member = z.infer<typeof sweepMember>;
const tones: Record<(typeof memberStates)[number], MarkTone> = {
  to_call: 'warn',
  known: 'quiet',
  satisfied: 'good',
  affected: 'bad',
  other: 'accent',
  unreached: 'warn',
  declined: 'quiet',
};

export function MemberTable({ rows, list }: { rows: readonly Member[]; list: ListTableProps<Member>['list'] }) {
  const say = useWords();
  const writing = useWriting();
  const columns: Column<Member>[] = [
    {
      id: 'contract',
      title: say('learning:sweep.column.contract'),
      cell: (row) => (
        <>
          <ContractLink id={row.contractId} name={row.contractNumber} />
          <div>
            <small className="mg-quiet">{writing.day(row.signedOn)}</small>
          </div>
        </>
      ),
    },
    {
      id: 'customer',
      title: say('learning:sweep.column.customer'),
      cell: (row) => <PersonLink id={row.personId} name={row.personName} />,
    },
    {
      id: 'reasons',
      title: say('learning:sweep.reasons'),
      cell: (row) => (
        <div>
          {row.reasons.map((reason) => say(`words:member_reason.${reason}`)).join(', ')}
          {row.daysLate > 0 && (
            <div>
              <DaysLate days={row.daysLate} />
            </div>
          )}
        </div>
      ),
    },
    { id: 'state', title: say('learning:sweep.column.state'), cell: (row) => <MemberState member={row} /> },
    { id: 'found', title: say('learning:sweep.found'), cell: (row) => <MemberFound member={row} /> },
    {
      id: 'case',
      title: say('learning:sweep.column.case'),
      cell: (row) => (row.caseId ? <CaseLink id={row.caseId} name={say('cases:case.one')} /> : '—'),
    },
  ];
  return (
    <ListTable
      label={say('learning:sweep.members')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.contractId}
      list={list}
      empty={<p className="mg-quiet">{say('learning:sweep.members_none')}</p>}
    />
  );
}

function MemberState({ member }: { member: Member }) {
  const say = useWords();
  const writing = useWriting();
  const { state, attempts, callFrom, claimedBy } = member;
  const told = [
    attempts > 0 && say('learning:sweep.attempts_made', { count: attempts }),
    state === 'to_call' && claimedBy && say('learning:sweep.taken_by', { name: claimedBy }),
    state === 'to_call' && callFrom && say('learning:sweep.not_before', { at: writing.instant(callFrom) }),
  ].filter(Boolean);
  return (
    <div>
      <Mark tone={tones[state]}>{say(`words:member_state.${state}`)}</Mark>
      {told.length > 0 && (
        <div>
          <small className="mg-quiet">{told.join(' · ')}</small>
        </div>
      )}
    </div>
  );
}

function MemberFound({ member: { delivered, installed, sameProblem, nextAction, note } }: { member: Member }) {
  const say = useWords();
  const answers = [
    delivered && `${say('learning:call.question.delivered')} ${say(`words:call_finding.${delivered}`)}`,
    installed && `${say('learning:call.question.installed')} ${say(`words:call_finding.${installed}`)}`,
    sameProblem && `${say('learning:call.question.sameProblem')} ${say(`words:call_finding.${sameProblem}`)}`,
    nextAction && nextAction !== 'none' && say(`words:next_action.${nextAction}`),
  ].filter(Boolean);
  return (
    <div>
      {answers.join(' ')}
      {note && (
        <div>
          <small className="mg-quiet">{note}</small>
        </div>
      )}
      {answers.length === 0 && !note && '—'}
    </div>
  );
}
