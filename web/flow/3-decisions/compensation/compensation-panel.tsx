// The judgement panel of a case: what the rules say today and why, what is missing, and what a person decides on it.
import { Link } from '@tanstack/react-router';
import { previewCompensation } from '#api/flow/3-decisions.compensation';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import type { CaseShown } from '../../2-cases/case/use-case-after.ts';
import { AssessmentShown } from './assessment-shown.tsx';
import { CaseDecisions } from './case-decisions.tsx';
import { DecideDeeds } from './decide-deeds.tsx';
import './compensation.css';

export function CompensationPanel({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const may = useMay();
  const { caseId, contractId } = shown;
  const said = useAnswer(previewCompensation, { body: { caseId } }, { when: contractId !== null, keepLast: true });
  const isOpen = shown.outcome === null && shown.joinedIntoId === null;
  return (
    <section className="mg-panel" id="compensation" aria-busy={said.isFetching}>
      <div className="mg-panel-head">
        <h2>{say('compensation:judge.title')}</h2>
        {contractId && may('decision.judge') && (
          <div className="mg-row">
            <Link to="/what-is-owed" search={{ contract: contractId } as never}>
              {say('compensation:judge.all_owed')}
            </Link>
          </div>
        )}
      </div>
      {contractId === null && <p className="mg-quiet">{say('compensation:judge.no_contract')}</p>}
      {said.isError && <Fault error={said.error} again={() => void said.refetch()} />}
      {contractId !== null && said.isPending && <Waiting label={say('waiting')} />}
      {said.data && (
        <>
          <p className="mg-quiet">{say('compensation:judge.lead')}</p>
          <AssessmentShown said={said.data} />
          {isOpen && may('decision.propose') && <DecideDeeds caseId={caseId} said={said.data} />}
        </>
      )}
      <CaseDecisions caseId={caseId} />
    </section>
  );
}
