// The deed that answers what is due next, for the head of the page: the same form as in its panel below.
import type { ReactNode } from 'react';
import { closeCase, resumeCase } from '#api/flow/2-cases';
import { useWords } from '../../../lib/use-language.ts';
import { AnswerDemandDeed } from './answer-demand-deed.tsx';
import { CaseDeed } from './case-deed.tsx';
import { RecordVisitDeed } from './record-visit-deed.tsx';
import { TriageDeed } from './triage-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

/** Nothing when who asks may not do it, or when the step has no one form (a decision stands in its panel). */
export function useStepDeed(shown: CaseShown): ReactNode {
  const say = useWords();
  const { step, may, caseId } = shown;
  const params = { caseId };
  if (step === 'triage' && may.includes('triage')) return <TriageDeed shown={shown} kind="primary" />;
  if (step === 'visit' && may.includes('record_visit')) {
    const visit = shown.visits.find((one) => one.state === 'planned');
    return visit && <RecordVisitDeed shown={shown} visit={visit} kind="primary" />;
  }
  if ((step === 'merchant_answer' || step === 'merchant_performance') && may.includes('answer_demand')) {
    const state = step === 'merchant_answer' ? 'sent' : 'agreed';
    const demand = shown.demands.find((one) => one.state === state);
    return demand && <AnswerDemandDeed demand={demand} kind="primary" />;
  }
  if (step === 'wait_over' && may.includes('resume')) {
    return (
      <CaseDeed
        contract={resumeCase}
        deed={say('cases:deed.resume')}
        kind="primary"
        toGiven={() => ({ params, body: {} })}
        text={say('cases:deed.resume_text')}
      />
    );
  }
  if (step === 'close' && may.includes('close')) {
    return (
      <CaseDeed
        contract={closeCase}
        deed={say('cases:deed.close')}
        kind="primary"
        toGiven={() => ({ params, body: {} })}
        text={say('cases:deed.close_text')}
      />
    );
  }
  if (step === 'decide') return <a href="#compensation">{say('compensation:judge.title')}</a>;
  return null;
}
