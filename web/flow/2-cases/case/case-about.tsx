// Who and what a case is about: what happened in whose words, customer, contract, merchant, place, damage, what came of it.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark } from '../../../ui/mark.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { CaseState } from '../../../ui/subject/case-state.tsx';
import { DaysLate } from '../../../ui/subject/days-late.tsx';
import { PhoneLinks } from '../../../ui/subject/phone-links.tsx';
import { CaseLink, ContractLink, MerchantLink, PersonLink } from '../../../ui/subject/subject-links.tsx';
import type { CaseShown } from './use-case-after.ts';

export function CaseAbout({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const pairs = [...useWhoPairs(shown), ...useWhatPairs(shown)];
  return (
    <section className="mg-panel">
      <h2>{say('cases:about.title')}</h2>
      <p className="mg-said">{shown.description}</p>
      <Pairs pairs={pairs} />
      {shown.related.length > 0 && <Related shown={shown} />}
    </section>
  );
}

function useWhoPairs(shown: CaseShown): [string, ReactNode][] {
  const say = useWords();
  const writing = useWriting();
  const { contractId, contractNumber, signedOn, dueOn, daysLate } = shown;
  return [
    [say('cases:about.customer'), <PersonLink key="who" id={shown.personId} name={shown.personName} />],
    [say('cases:about.phones'), shown.phones.length > 0 && <PhoneLinks phones={shown.phones} />],
    [say('cases:about.language'), say(`words:language.${shown.language}`)],
    [
      say('cases:about.contract'),
      contractId && contractNumber && (
        <span className="mg-row">
          <ContractLink id={contractId} name={contractNumber} />
          {signedOn && <span className="mg-quiet">{say('cases:about.signed', { day: writing.day(signedOn) })}</span>}
        </span>
      ),
    ],
    [say('cases:about.amount'), shown.contractAmount && <MoneyText money={shown.contractAmount} />],
    [
      say('cases:about.due'),
      dueOn && (
        <span className="mg-row">
          {writing.day(dueOn)} {daysLate > 0 && <DaysLate days={daysLate} />}
        </span>
      ),
    ],
    [say('cases:about.merchant'), shown.firmId && <Merchant shown={shown} />],
    [say('cases:about.store'), shown.storeName],
  ];
}

/** E5: a merchant that has left is told, and never a reason to reject. */
function Merchant({ shown: { firmId, legalName, brandName, firmLeftOn } }: { shown: CaseShown }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <span className="mg-row">
      <MerchantLink id={firmId} name={legalName} />
      {brandName && <span className="mg-quiet">{brandName}</span>}
      {firmLeftOn && <Mark tone="warn">{say('cases:about.left', { day: writing.day(firmLeftOn) })}</Mark>}
    </span>
  );
}

function useWhatPairs(shown: CaseShown): [string, ReactNode][] {
  const say = useWords();
  const { incidentId, incidentTitle, commitmentId, commitmentCode, outcome, outcomeReason, stars, rating } = shown;
  return [
    [
      say('cases:about.commitment'),
      commitmentId && <Link to={`/commitments/${commitmentId}`}>{commitmentCode ?? say('area.commitments')}</Link>,
    ],
    [say('cases:about.incident'), incidentId && <Link to={`/incidents/${incidentId}`}>{incidentTitle}</Link>],
    [say('cases:about.damage'), shown.damageClass !== 'none' && say(`words:damage.${shown.damageClass}`)],
    [say('cases:about.loss'), shown.assessedLoss && <MoneyText money={shown.assessedLoss} />],
    [say('cases:about.staff'), shown.aboutName],
    [
      say('cases:about.outcome'),
      outcome && [say(`words:case_outcome.${outcome}`), outcomeReason].filter(Boolean).join(': '),
    ],
    [
      say('cases:about.rating'),
      stars !== null && [say('cases:about.stars', { count: stars }), rating].filter(Boolean).join(' · '),
    ],
  ];
}

function Related({ shown }: { shown: CaseShown }) {
  const say = useWords();
  return (
    <>
      <h2>{say('cases:about.related')}</h2>
      <ul className="mg-plain-list">
        {shown.related.map(({ caseId, number, state, why }) => (
          <li key={caseId} className="mg-row">
            <CaseLink id={caseId} name={number} /> <CaseState state={state} />
            <small className="mg-quiet">{say(`cases:about.related_${why}`)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
