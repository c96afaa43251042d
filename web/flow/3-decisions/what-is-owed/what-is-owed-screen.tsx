// What is owed: any facts can be tried, or those of a contract or a case; beside them everything the customer is owed, and why.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { showEntitlements } from '#api/flow/3-decisions.entitlements';
import { judgeContract, judgeGiven } from '#api/flow/3-decisions.routes';
import type { Id } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Fault } from '../../../ui/fault.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { ContractPick } from './contract-pick.tsx';
import { emptyDraft, type FactDraft } from './fact-draft.ts';
import { FactForm } from './fact-form.tsx';
import { OwedAnswer } from './owed-answer.tsx';
import type { OwedJudgement } from './owed-judgement.ts';
import { TryBar } from './try-bar.tsx';
import '../../../ui/subject/subject-screens.css';
import './what-is-owed.css';

const names = ['contract', 'problem', 'on', 'case'] as const;
/** Typing stops for this long before the facts are judged anew. */
const restMs = 250;

export function WhatIsOwedScreen() {
  const say = useWords();
  const words = useDecisionWords();
  const today = useToday();
  const { company } = useSession();
  const [filters, setFilters] = useFilters(names);
  const empty = emptyDraft({ ...company, today });
  const [draft, setDraft] = useState<FactDraft>(empty);
  const filled = useContractFacts(filters, setDraft);
  useCaseFacts(filters.case, setDraft);
  const later = useLater(draft, restMs);
  const judged = useAnswer(judgeGiven, { body: later, query: { trace: 'yes' } }, { keepLast: true });
  const begin = (facts: FactDraft) => {
    setFilters({ contract: undefined, problem: undefined, on: undefined, case: undefined });
    setDraft(facts);
  };
  const answer = judged.data;
  return (
    <PageFrame title={say('area.owed')} lead={say('decisions:owed.lead')}>
      <ContractPick
        filled={filled.data}
        error={filled.error}
        onChoose={(contract) => setFilters({ contract, problem: undefined, case: undefined })}
      />
      {filters.case && (
        <p className="mg-quiet">
          <Link to={`/cases/${filters.case}`}>{say('entitlements:panel.from_case')}</Link>
        </p>
      )}
      <TryBar onTry={begin} onReset={() => begin(empty)} />
      {!words.ready ? (
        <Waiting label={say('waiting')} lines={8} />
      ) : (
        <div className="mg-try">
          <section className="mg-try-facts" aria-label={say('decisions:owed.facts')}>
            <h2>{say('decisions:owed.facts')}</h2>
            <FactForm draft={draft} onChange={setDraft} proofs={answer ? proofsIn(answer) : []} />
          </section>
          <section className="mg-try-answer" aria-label={say('decisions:owed.answer')} aria-busy={judged.isFetching}>
            {judged.isError && <Fault error={judged.error} again={() => void judged.refetch()} />}
            {judged.isPending && <Waiting label={say('decisions:owed.judging')} lines={6} />}
            {answer && !judged.isError && <OwedAnswer answer={answer} draft={draft} onChange={setDraft} />}
          </section>
        </div>
      )}
    </PageFrame>
  );
}

type Filters = Partial<Record<(typeof names)[number], string>>;

/** Fills the draft once for each contract that is chosen; what is changed afterwards stays changed. */
function useContractFacts({ contract, problem, on }: Filters, fill: (facts: FactDraft) => void) {
  const asked = {
    params: { contractId: contract as Id<'ctr'> },
    query: { problem: problem ?? 'not_delivered', on },
  } as Given<typeof judgeContract>;
  const answer = useAnswer(judgeContract, asked, { when: contract !== undefined });
  const last = useRef('');
  const key = contract === undefined ? '' : `${contract} ${problem} ${on}`;
  const { data } = answer;
  useEffect(() => {
    if (key === '') last.current = '';
    if (!data || key === '' || last.current === key) return;
    last.current = key;
    fill(data.facts);
  }, [data, key, fill]);
  return { data: contract === undefined ? undefined : data, error: contract === undefined ? null : answer.error };
}

/** The facts of a case, filled once: what is tried here changes nothing of the case. */
function useCaseFacts(caseId: string | undefined, fill: (facts: FactDraft) => void): void {
  const given = { params: { caseId: caseId as Id<'cas'> }, query: { trace: 'no' } } as const;
  const { data } = useAnswer(showEntitlements, given, { when: caseId !== undefined });
  const last = useRef('');
  useEffect(() => {
    if (caseId === undefined || !data?.facts || last.current === caseId) return;
    last.current = caseId;
    fill(data.facts);
  }, [caseId, data, fill]);
}

/** Proofs that carry weight in this answer. */
function proofsIn({ entitlements, losers, refusal }: OwedJudgement): string[] {
  const burdens = [...entitlements.map((one) => one.burden), refusal?.burden];
  const changes = [...entitlements, ...losers].flatMap((one) => one.wouldChange.map((change) => change.fact));
  const named = burdens.flatMap((burden) => burden?.proofs.map((proof) => `proofs.${proof}`) ?? []);
  return [...new Set([...named, ...changes.filter((fact) => fact.startsWith('proofs.'))])];
}
