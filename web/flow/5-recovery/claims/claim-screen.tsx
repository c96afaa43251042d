// One claim: its amount from raising to nothing open, every step of either side, the losses asked for, and what can be done next.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { showClaim } from '#api/flow/5-recovery';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { LossTable } from '../losses/loss-table.tsx';
import { isSome, MinorText } from '../minor-text.tsx';
import { ClaimDeeds } from './claim-deeds.tsx';
import { ClaimShares } from './claim-shares.tsx';
import { ClaimState, type ClaimWhole, FileBy } from './claim-state.tsx';

type Move = ClaimWhole['moves'][number];

export function ClaimScreen() {
  const say = useWords();
  const may = useMay();
  const { claimId } = useParams({ strict: false }) as { claimId: Id<'clm'> };
  const { data: claim, error, refetch } = useAnswer(showClaim, { params: { claimId } });
  const back = { to: '/recovery/claims', title: say('books:tab.claims') };
  if (!claim) {
    return (
      <PageFrame title={say('books:claim')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={say('books:claim_on', { name: claim.bearerName })}
      mark={<ClaimState state={claim.state} />}
      lead={say(`recovery:bearer.${claim.bearer}`)}
      back={back}
    >
      <ClaimAmounts claim={claim} />
      {may('recovery.write') && <ClaimDeeds claim={claim} />}
      <ClaimFacts claim={claim} />
      <ClaimMoves claim={claim} />
      {claim.decisionId !== null && <ClaimShares decisionId={claim.decisionId} />}
      <ClaimSteps claim={claim} />
      {claim.losses.length > 0 && (
        <section className="mg-stack">
          <h2>{say('books:tab.losses')}</h2>
          <LossTable rows={claim.losses} without={['claim']} />
        </section>
      )}
    </PageFrame>
  );
}

function ClaimAmounts({ claim }: { claim: ClaimWhole }) {
  const say = useWords();
  const amounts = [
    ['books:column.open', claim.openMinor, isSome(claim.openMinor) ? 'bad' : 'good'],
    ['books:column.claimed', claim.claimedMinor, undefined],
    ['books:owed.recovered', claim.recoveredMinor, undefined],
    ['books:owed.waived', claim.waivedMinor, undefined],
    ['books:owed.written_off', claim.writtenOffMinor, undefined],
    ['books:owed.late', claim.recoveredLateMinor, undefined],
    ['books:frozen', claim.frozenMinor, undefined],
    ['books:owed.booked', claim.bookedMinor, undefined],
  ] as const;
  return (
    <StatRow wide>
      {amounts
        .filter(([text, minor]) => text === 'books:column.open' || isSome(minor))
        .map(([text, minor, tone]) => (
          <StatTile
            key={text}
            label={say(text)}
            value={<MinorText minor={minor} currency={claim.currency} zero />}
            tone={tone}
          />
        ))}
    </StatRow>
  );
}

function ClaimFacts({ claim }: { claim: ClaimWhole }) {
  const say = useWords();
  const writing = useWriting();
  const day = (on: string | null) => on && writing.day(on);
  const { currency, offeredMinor, agreedMinor } = claim;
  const pairs: [string, ReactNode][] = [
    [say('books:column.raised'), `${writing.day(claim.raisedOn)} (${say('books:days', { count: claim.ageDays })})`],
    [say('books:column.file_by'), <FileBy key="file" claim={claim} />],
    [say('books:filed_on'), day(claim.filedOn)],
    [say('books:pay_by'), day(claim.payBy)],
    [say('books:offered'), offeredMinor && <MinorText key="offer" minor={offeredMinor} currency={currency} zero />],
    [say('books:agreed'), agreedMinor && <MinorText key="agreed" minor={agreedMinor} currency={currency} zero />],
    [say('books:cause'), claim.cause && say(`recovery:cause.${claim.cause}`)],
    [say('books:note'), claim.note],
    [
      say('books:column.merchant'),
      claim.firmId && (
        <Link key="firm" to={`/recovery/merchants/${claim.firmId}`}>
          {claim.bearerName}
        </Link>
      ),
    ],
    [
      say('books:case'),
      claim.caseId && (
        <Link key="case" to={`/cases/${claim.caseId}`}>
          {say('books:open_case')}
        </Link>
      ),
    ],
  ];
  return (
    <section className="mg-panel" aria-label={say('books:claim')}>
      <Pairs pairs={pairs} />
    </section>
  );
}

function ClaimMoves({ claim }: { claim: ClaimWhole }) {
  const say = useWords();
  const writing = useWriting();
  const columns: Column<Move>[] = [
    { id: 'on', title: say('books:on'), cell: (row) => writing.day(row.on) },
    { id: 'kind', title: say('recovery:statement.what'), cell: (row) => say(`recovery:move.${row.kind}`) },
    {
      id: 'change',
      title: say('recovery:statement.change'),
      align: 'end',
      cell: (row) => <MinorText minor={row.changeMinor} currency={claim.currency} zero />,
    },
    {
      id: 'open',
      title: say('books:column.open'),
      align: 'end',
      cell: (row) => <MinorText minor={row.openMinor} currency={claim.currency} zero />,
    },
  ];
  return (
    <section className="mg-stack">
      <h2>{say('books:moves')}</h2>
      <ListTable
        label={say('books:moves')}
        columns={columns}
        rows={claim.moves}
        rowKey={(row) => `${row.on} ${row.kind} ${row.changeMinor} ${row.openMinor}`}
        empty={null}
      />
    </section>
  );
}

function ClaimSteps({ claim }: { claim: ClaimWhole }) {
  const say = useWords();
  const writing = useWriting();
  if (claim.steps.length === 0) return null;
  return (
    <section className="mg-panel">
      <h2>{say('books:steps')}</h2>
      <ol className="mg-plain-list">
        {claim.steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <strong>{say(`recovery:step.${step.kind}`)}</strong> · {say(`books:from.${step.from}`)}{' '}
            {step.amountMinor !== null && <MinorText minor={step.amountMinor} currency={claim.currency} zero />}
            {step.note && <div>{step.note}</div>}
            <small className="mg-quiet">
              {step.by}, {writing.instant(step.at)}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
