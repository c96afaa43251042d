// One case with everything on one page: what is due next and by whom, what was shown, found, demanded, decided and paid.
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { showCase } from '#api/flow/2-cases';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useScreenKeys } from '../../../lib/use-screen-keys.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { CaseState } from '../../../ui/subject/case-state.tsx';
import { HistoryTimeline } from '../../../ui/subject/history-timeline.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CompensationPanel } from '../../3-decisions/compensation/compensation-panel.tsx';
import { CaseOwedPanel } from '../../3-decisions/what-is-owed/case-owed-panel.tsx';
import { CaseClaim } from '../claimed/case-claim.tsx';
import { CaseClocks } from '../clocks/case-clocks.tsx';
import { CaseConversation } from '../conversation/case-conversation.tsx';
import { CasePresence, OthersHere } from '../writing/case-presence.tsx';
import { CaseAbout } from './case-about.tsx';
import { CaseDeeds } from './case-deeds.tsx';
import { CaseDemands } from './case-demands.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseLadder } from './case-ladder.tsx';
import { CaseLinkPanel } from './case-link-panel.tsx';
import { CaseNext } from './case-next.tsx';
import { CaseOwner } from './case-owner.tsx';
import { CaseProofs } from './case-proofs.tsx';
import { CaseVisits } from './case-visits.tsx';
import { CaseWalkLinks } from './case-walk-links.tsx';
import type { CaseShown } from './use-case-after.ts';
import '../../../ui/subject/subject-screens.css';
import '../cases.css';

// Loaded beside the case itself, so that the page is there sooner.
const CaseLetters = lazy(async () => ({
  default: (await import('../../3-decisions/letters/case-letters.tsx')).CaseLetters,
}));
const CaseWhy = lazy(async () => ({ default: (await import('../../6-learning/sweeps/case-why.tsx')).CaseWhy }));
const CaseCalls = lazy(async () => ({ default: (await import('../calls/call-table.tsx')).CaseCalls }));
const CaseAnswers = lazy(async () => ({ default: (await import('../knowledge/case-answers.tsx')).CaseAnswers }));
const CaseDiagnosis = lazy(async () => ({ default: (await import('../knowledge/case-diagnosis.tsx')).CaseDiagnosis }));
const CaseMoney = lazy(async () => ({ default: (await import('./case-money.tsx')).CaseMoney }));

export function CaseScreen() {
  const say = useWords();
  useScreenKeys();
  const { caseId } = useParams({ strict: false }) as { caseId: Id<'cas'> };
  const { data: shown, error, refetch } = useAnswer(showCase, { params: { caseId } });
  const back = { to: '/cases', title: say('area.cases') };
  if (!shown) {
    return (
      <PageFrame title={say('cases:case.one')} back={back}>
        {error ? <Fault error={error} again={() => void refetch()} /> : <Waiting label={say('waiting')} lines={8} />}
      </PageFrame>
    );
  }
  return (
    <CasePresence key={shown.caseId} caseId={shown.caseId}>
      <PageFrame
        title={say('cases:case.title', { number: shown.number })}
        mark={<CaseMarks shown={shown} />}
        lead={<CaseLead shown={shown} />}
        back={back}
        deeds={
          <>
            <CaseWalkLinks caseId={shown.caseId} />
            <CaseDeeds shown={shown} />
          </>
        }
      >
        {error && <Fault error={error} again={() => void refetch()} />}
        {shown.joinedIntoId && (
          <p className="mg-note">
            {say('cases:case.joined_into')}{' '}
            <Link to={`/cases/${shown.joinedIntoId}`}>{say('cases:case.joined_open')}</Link>
          </p>
        )}
        <CaseNext shown={shown} />
        <CaseLadder rung={shown.rung} />
        <Suspense fallback={<Waiting label={say('waiting')} lines={8} />}>
          <CaseParts shown={shown} />
        </Suspense>
      </PageFrame>
    </CasePresence>
  );
}

function CaseParts({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const may = useMay();
  return (
    <div className="mg-case mg-case-page">
      <div className="mg-case-about">
        <CaseClocks caseId={shown.caseId} />
        <CaseAbout shown={shown} />
        <CaseClaim caseId={shown.caseId} />
        <CaseOwner shown={shown} />
      </div>
      <div className="mg-case-main">
        {may('decision.read') && <CaseOwedPanel caseId={shown.caseId} />}
        <CaseDiagnosis caseId={shown.caseId} />
        <CaseProofs shown={shown} />
        <CaseVisits shown={shown} />
        <CaseDemands shown={shown} />
        {may('decision.read') && <CompensationPanel shown={shown} />}
        {may('payment.read') && <CaseMoney caseId={shown.caseId} />}
      </div>
      <div className="mg-case-side">
        <CaseConversation shown={shown} />
        <CaseCalls caseId={shown.caseId} />
        <CaseAnswers shown={shown} />
        {may('decision.read') && <CaseLetters caseId={shown.caseId} />}
        <CaseFiles shown={shown} />
        {may('case.write') && <CaseLinkPanel shown={shown} />}
        {shown.openedBy === 'mall' && <CaseWhy caseId={shown.caseId} />}
        {may('history.read') && (
          <section className="mg-panel">
            <h2>{say('cases:timeline.title')}</h2>
            <HistoryTimeline subjectId={shown.caseId} />
          </section>
        )}
      </div>
    </div>
  );
}

function CaseMarks({ shown }: { shown: CaseShown }) {
  const say = useWords();
  return (
    <>
      <CaseState state={shown.state} />
      {shown.mode === 'v2' && <Mark tone="accent">{say('cases:case.found_by_us')}</Mark>}
      {shown.supervised && <Mark tone="warn">{say('cases:case.supervised')}</Mark>}
      <OthersHere />
    </>
  );
}

function CaseLead({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const writing = useWriting();
  const problem = say(`words:case_problem.${shown.problem}`);
  const day = writing.day(shown.complainedOn);
  const told =
    shown.openedBy === 'mall'
      ? say('cases:case.lead_mall', { problem, day })
      : say('cases:case.lead', { problem, day, channel: say(`words:case_channel.${shown.channel}`) });
  return (
    <>
      {shown.personName} · {told}
    </>
  );
}
