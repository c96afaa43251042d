// One sweep: how far it is, each of its contracts with the reason it is in and what was found, and the way to the call list.
import { Link, useParams } from '@tanstack/react-router';
import { listSweepMembers, memberStates, showSweep } from '#api/flow/6-learning';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { ChoiceFilter, FilterBar } from '../../../ui/filter-bar.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { MemberTable } from './member-table.tsx';
import { SweepProgress } from './sweep-progress.tsx';
import type { SweepShown } from './sweeps-screen.tsx';
import './sweeps.css';

export function SweepScreen() {
  const say = useWords();
  const may = useMay();
  const { sweepId } = useParams({ strict: false }) as { sweepId: Id<'swp'> };
  const { data: sweep, error, refetch } = useAnswer(showSweep, { params: { sweepId } });
  const back = { to: '/sweeps', title: say('area.sweeps') };
  if (!sweep) {
    return (
      <PageFrame title={say('learning:sweep.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={sweep.title}
      mark={
        <Mark tone={sweep.state === 'completed' ? 'good' : 'accent'}>{say(`words:sweep_state.${sweep.state}`)}</Mark>
      }
      lead={<SweepLead sweep={sweep} />}
      back={back}
      deeds={
        sweep.counts.toCall > 0 &&
        may('sweep.call') && (
          <LinkButton to={`/sweeps/${sweepId}/call`} icon="call" primary>
            {say('learning:call.begin')}
          </LinkButton>
        )
      }
    >
      {error && <Fault error={error} again={() => void refetch()} />}
      <SweepProgress counts={sweep.counts} />
      <SweepNumbers sweep={sweep} />
      <SweepMembers sweepId={sweepId} />
    </PageFrame>
  );
}

function SweepLead({ sweep }: { sweep: SweepShown }) {
  const say = useWords();
  const writing = useWriting();
  const { filter, firmName, brandName, storeName, startedAt, startedBy, completedAt, caseId, incidentId } = sweep;
  const [from, until] = [writing.day(filter.signedFrom), writing.day(filter.signedUntil)];
  const told = [
    [firmName, brandName, storeName, filter.family].filter(Boolean).join(' · '),
    `${say('learning:sweep.window')} ${say('learning:sweep.window_of', { from, until })}`,
    say('learning:sweep.started', { at: writing.instant(startedAt), who: startedBy }),
    completedAt && say('learning:sweep.completed', { at: writing.instant(completedAt) }),
  ].filter(Boolean);
  return (
    <span className="mg-sweep-lead">
      {told.join(' · ')} · <Link to={`/cases/${caseId}`}>{say('cases:case.one')}</Link> ·{' '}
      <Link to={`/incidents/${incidentId}`}>{say('cases:incident.one')}</Link>
    </span>
  );
}

/** Each number opens the contracts behind it (WEB-12). */
function SweepNumbers({ sweep: { sweepId, counts } }: { sweep: SweepShown }) {
  const say = useWords();
  const writing = useWriting();
  const tile = (state: (typeof memberStates)[number], label: string, count: number, tone?: 'bad' | 'good' | 'warn') => (
    <StatTile
      key={state}
      label={label}
      value={writing.number(count)}
      to={`/sweeps/${sweepId}`}
      search={{ state }}
      tone={count > 0 ? tone : undefined}
    />
  );
  return (
    <StatRow>
      {tile('to_call', say('learning:sweep.count.to_call'), counts.toCall, 'warn')}
      {tile('affected', say('learning:sweep.count.affected'), counts.affected, 'bad')}
      {tile('satisfied', say('learning:sweep.count.satisfied'), counts.satisfied, 'good')}
      {tile('known', say('learning:sweep.count.known'), counts.known)}
      {tile('unreached', say('learning:sweep.count.unreached'), counts.unreached, 'warn')}
      {tile('other', say('learning:sweep.count.other'), counts.other)}
      {counts.declined > 0 && tile('declined', say('words:member_state.declined'), counts.declined)}
    </StatRow>
  );
}

function SweepMembers({ sweepId }: { sweepId: Id<'swp'> }) {
  const say = useWords();
  const [filters, setFilters] = useFilters(['state'] as const);
  const state = memberStates.find((one) => one === filters.state);
  const { list, rows } = useList(
    listSweepMembers,
    { params: { sweepId }, query: { state, limit: 50 } },
    { keepLast: true },
  );
  return (
    <section className="mg-stack">
      <h2>{say('learning:sweep.members')}</h2>
      <FilterBar onClear={state && (() => setFilters({ state: undefined }))}>
        <ChoiceFilter
          label={say('learning:sweep.column.state')}
          value={state}
          choices={memberStates.map((one) => ({ value: one, text: say(`words:member_state.${one}`) }))}
          onChoose={(one) => setFilters({ state: one })}
        />
      </FilterBar>
      <MemberTable rows={rows} list={list} />
    </section>
  );
}
