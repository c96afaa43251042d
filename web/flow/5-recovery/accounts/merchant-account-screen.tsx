// One merchant's account: the deposit with what is frozen in it, what is owed and why, the deeds of the day, the statement.
import { useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import { type merchantAccount, showMerchantAccount } from '#api/flow/5-recovery.accounts';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { ClaimTable } from '../claims/claim-table.tsx';
import { isSome, MinorText } from '../minor-text.tsx';
import { AccountDeeds } from './account-deeds.tsx';
import { DepositPanel } from './deposit-panel.tsx';
import { StatementPanel } from './statement-panel.tsx';

type Account = z.infer<typeof merchantAccount>;

export function MerchantAccountScreen() {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const { firmId } = useParams({ strict: false }) as { firmId: Id<'frm'> };
  const { data: account, error, refetch } = useAnswer(showMerchantAccount, { params: { firmId } });
  const back = { to: '/recovery', title: say('area.recovery') };
  if (!account) {
    return (
      <PageFrame title={say('books:account')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  const lead = [
    account.leftOn !== null && say('books:left_on', { day: writing.day(account.leftOn) }),
    account.depositReturnsFrom !== null && say('books:returns_from', { day: writing.day(account.depositReturnsFrom) }),
  ];
  return (
    <PageFrame
      title={account.legalName}
      mark={account.left && <Mark tone="warn">{say('books:left')}</Mark>}
      lead={lead.filter(Boolean).join(' · ')}
      back={back}
      deeds={
        <>
          <LinkButton to={`/merchants/${firmId}`}>{say('books:to_merchant')}</LinkButton>
          {may('books.read') && (
            <LinkButton to="/books/lines" search={{ firmId }}>
              {say('books:to_lines')}
            </LinkButton>
          )}
        </>
      }
    >
      {account.owed.map((owed) => (
        <OwedTiles key={owed.currency} owed={owed} />
      ))}
      {may('recovery.write') && <AccountDeeds account={account} />}
      <DepositPanel account={account} />
      <section className="mg-stack">
        <div className="mg-row">
          <h2>{say('books:open_claims')}</h2>
          <LinkButton to="/recovery/claims" search={{ firmId }}>
            {say('books:all_claims')}
          </LinkButton>
        </div>
        <ClaimTable rows={account.openClaims} without={['bearer']} />
      </section>
      <StatementPanel firmId={firmId} currencies={account.owed.map((owed) => owed.currency)} />
      {may('history.read') && (
        <section className="mg-panel">
          <h2>{say('history.title')}</h2>
          <HistoryTimeline subjectId={firmId} />
        </section>
      )}
    </PageFrame>
  );
}

function OwedTiles({ owed }: { owed: Account['owed'][number] }) {
  const say = useWords();
  const writing = useWriting();
  const { currency } = owed;
  const amounts = [
    ['books:owed.open', owed.openMinor, isSome(owed.openMinor) ? 'bad' : undefined],
    ['books:owed.disputed', owed.disputedMinor, undefined],
    ['books:owed.recovered', owed.recoveredMinor, undefined],
    ['books:owed.waived', owed.waivedMinor, undefined],
    ['books:owed.written_off', owed.writtenOffMinor, undefined],
    ['books:owed.allowance', owed.allowanceMinor, undefined],
    ['books:held', owed.settlementHeldMinor, undefined],
  ] as const;
  const note = owed.oldestOn !== null && say('books:owed.oldest', { day: writing.day(owed.oldestOn) });
  return (
    <StatRow wide>
      {amounts
        .filter(([text, minor]) => text === 'books:owed.open' || isSome(minor))
        .map(([text, minor, tone]) => (
          <StatTile
            key={text}
            label={say(text)}
            value={<MinorText minor={minor} currency={currency} zero />}
            note={text === 'books:owed.open' && note}
            tone={tone}
          />
        ))}
    </StatRow>
  );
}
