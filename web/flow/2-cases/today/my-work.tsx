// My work: what is due next in my cases, what is offered to me, what nobody owns yet, and what waits for my signature.
import { Link } from '@tanstack/react-router';
import { countCases, listCases } from '#api/flow/2-cases';
import { listBatches, listCompensation } from '#api/flow/3-decisions.compensation';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CaseTable } from '../cases/case-table.tsx';
import { NearClocks } from '../clocks/near-clocks.tsx';

const shown = 10;

export function MyWork() {
  const say = useWords();
  const may = useMay();
  const counts = useAnswer(countCases, {});
  if (counts.isError) return <Fault error={counts.error} again={() => void counts.refetch()} />;
  if (!counts.data) return <Waiting label={say('waiting')} lines={4} />;
  return (
    <section className="mg-stack">
      <div className="mg-panel-head">
        <h2>{say('cases:today.title')}</h2>
        {may('case.write') && (
          <div className="mg-row">
            <LinkButton to="/cases/new" icon="plus" primary>
              {say('cases:open.deed')}
            </LinkButton>
          </div>
        )}
      </div>
      <WorkNumbers counts={counts.data} />
      {counts.data.offeredToMe > 0 && <Offered />}
      <NearClocks />
      <DueNext />
    </section>
  );
}

type Counts = NonNullable<ReturnType<typeof useAnswer<typeof countCases>>['data']>;

/** Counting stops at `countedTo`; what reached it is said to be as many or more. */
function WorkNumbers({ counts }: { counts: Counts }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const signs = { when: may('decision.approve') };
  const proposed = { query: { state: 'proposed', alone: 'yes', limit: 100 } } as const;
  // A batch is signed as one, so its decisions are not counted apart.
  const alone = useAnswer(listCompensation, proposed, signs);
  const batches = useAnswer(listBatches, { query: { state: 'proposed', limit: 100 } }, signs);
  const count = (value: number, most = counts.countedTo) =>
    value < most ? writing.number(value) : say('cases:count.many', { number: writing.number(value) });
  const waiting = (alone.data?.rows.length ?? 0) + (batches.data?.rows.length ?? 0);
  return (
    <StatRow>
      <StatTile label={say('cases:today.mine')} value={count(counts.mine)} to="/cases" search={{ owner: 'me' }} />
      <StatTile
        label={say('cases:today.overdue')}
        value={count(counts.mineOverdue)}
        to="/cases"
        search={{ owner: 'me', overdue: 'yes' }}
        tone={counts.mineOverdue > 0 ? 'bad' : undefined}
      />
      <StatTile
        label={say('cases:today.offered')}
        value={count(counts.offeredToMe)}
        note={say('cases:today.offered_note')}
        to="/cases"
        search={{ offeredTo: 'me' }}
        tone={counts.offeredToMe > 0 ? 'warn' : undefined}
      />
      <StatTile
        label={say('cases:today.without_owner')}
        value={count(counts.withoutOwner)}
        note={say('cases:today.without_owner_note')}
        to="/cases"
        search={{ owner: 'nobody' }}
        tone={counts.withoutOwner > 0 ? 'warn' : undefined}
      />
      {may('decision.approve') && (
        <StatTile
          label={say('cases:today.to_approve')}
          value={count(waiting, 100)}
          to="/decisions"
          tone={waiting > 0 ? 'warn' : undefined}
        />
      )}
    </StatRow>
  );
}

function Offered() {
  const say = useWords();
  const { list, rows } = useList(listCases, { query: { offeredTo: 'me', limit: shown } });
  return (
    <>
      <h3>{say('cases:today.offers')}</h3>
      <CaseTable
        label={say('cases:today.offers')}
        rows={rows}
        list={{ ...list, hasNextPage: false }}
        without={['merchant']}
      />
    </>
  );
}

function DueNext() {
  const say = useWords();
  const { list, rows } = useList(listCases, { query: { owner: 'me', limit: shown } });
  return (
    <>
      <div className="mg-panel-head">
        <h3>{say('cases:today.next')}</h3>
        {list.hasNextPage && (
          <Link to="/cases" search={{ owner: 'me' } as never}>
            {say('cases:today.all')}
          </Link>
        )}
      </div>
      <CaseTable
        label={say('cases:today.next')}
        rows={rows}
        list={{ ...list, hasNextPage: false }}
        without={['owner']}
        empty={<EmptyState title={say('cases:today.none')} text={say('cases:today.none_text')} />}
      />
    </>
  );
}
