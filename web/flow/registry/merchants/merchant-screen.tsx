// One merchant: the legal entity behind the brands, where it trades or traded, and what it still owes customers.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { listOverdue } from '#api/flow/1-promises';
import { type merchant as shape, showMerchant } from '#api/registry/merchants';
import type { Id } from '#api/values';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { EmailLinks, PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { PromiseTable } from '../../1-promises/promises/promise-table.tsx';
import { CasesOf } from '../../2-cases/cases/cases-of.tsx';
import { OpenWarnings } from '../../6-learning/warnings/open-warnings.tsx';
import { FirmForm } from './firm-form.tsx';
import { Tenancies } from './tenancies.tsx';

type Merchant = z.infer<typeof shape>;

export function MerchantScreen() {
  const say = useWords();
  const may = useMay();
  const { firmId } = useParams({ strict: false }) as { firmId: Id<'frm'> };
  const { data: merchant, error, refetch } = useAnswer(showMerchant, { params: { firmId } });
  const back = { to: '/merchants', title: say('area.merchants') };
  if (!merchant) {
    return (
      <PageFrame title={say('registry:merchant.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={merchant.legalName}
      lead={merchant.brands.map((brand) => brand.name).join(' · ')}
      back={back}
      deeds={
        <>
          {may('recovery.read') && <LinkButton to={`/recovery/merchants/${firmId}`}>{say('books:account')}</LinkButton>}
          {may('decision.read') && (
            <LinkButton to="/exposure" search={{ firmId }} icon="scales">
              {say('entitlements:exposure.link')}
            </LinkButton>
          )}
          {may('merchant.write') && (
            <DeedDialog deed={say('change')}>{(close) => <FirmForm firm={merchant} onDone={close} />}</DeedDialog>
          )}
        </>
      }
    >
      <OpenWarnings firmId={firmId} />
      <MerchantNumbers merchant={merchant} />
      <MerchantFacts merchant={merchant} />
      <Tenancies merchant={merchant} />
      <CasesOf subject={{ firmId }} />
      {may('promise.read') && <MerchantOverdue firmId={firmId} />}
      {may('history.read') && (
        <section className="mg-panel">
          <h2>{say('history.title')}</h2>
          <HistoryTimeline subjectId={firmId} />
        </section>
      )}
    </PageFrame>
  );
}

function MerchantNumbers({
  merchant: { firmId, contractCount, openPromises, brokenPromises },
}: {
  merchant: Merchant;
}) {
  const say = useWords();
  const writing = useWriting();
  return (
    <StatRow>
      <StatTile
        label={say('area.contracts')}
        value={writing.number(contractCount)}
        to="/contracts"
        search={{ firmId }}
      />
      <StatTile
        label={say('registry:count.open')}
        value={writing.number(openPromises)}
        to="/promises"
        search={{ firmId, state: 'open' }}
      />
      <StatTile
        label={say('registry:count.broken')}
        value={writing.number(brokenPromises)}
        to="/promises"
        search={{ firmId, state: 'broken' }}
        tone={brokenPromises > 0 ? 'bad' : undefined}
      />
    </StatRow>
  );
}

function MerchantFacts({ merchant }: { merchant: Merchant }) {
  const say = useWords();
  const pairs: [string, ReactNode][] = [
    [say('registry:merchant.registration_number'), merchant.registrationNumber],
    [say('registry:merchant.contact'), merchant.contactName],
    [say('registry:person.phone'), merchant.phone && <PhoneLinks phones={[merchant.phone]} />],
    [say('registry:person.email'), merchant.email && <EmailLinks emails={[merchant.email]} />],
  ];
  if (pairs.every(([, value]) => !value)) return null;
  return (
    <section className="mg-panel" aria-label={say('registry:merchant.one')}>
      <Pairs pairs={pairs} />
    </section>
  );
}

function MerchantOverdue({ firmId }: { firmId: Id<'frm'> }) {
  const say = useWords();
  const { list, rows } = useList(listOverdue, { query: { firmId, complained: 'any', limit: 50 } });
  return (
    <section className="mg-stack">
      <h2>{say('promises:overdue.list')}</h2>
      {list.isSuccess && rows.length === 0 ? (
        <p className="mg-quiet">{say('promises:overdue.none')}</p>
      ) : (
        <PromiseTable label={say('promises:overdue.list')} rows={rows} list={list} without={['merchant']} />
      )}
    </section>
  );
}
