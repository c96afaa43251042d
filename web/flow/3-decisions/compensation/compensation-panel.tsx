// The judgement panel of a case: what the rules say today and why, what is missing, and what a person decided on it.
import { Link } from '@tanstack/react-router';
import { listCompensation, previewCompensation } from '#api/flow/3-decisions.compensation';
import { useAnswer, useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import type { CaseShown } from '../../2-cases/case/use-case-after.ts';
import { AssessmentShown } from './assessment-shown.tsx';
import { CaseDecisions } from './case-decisions.tsx';
import { DecideDeeds } from './decide-deeds.tsx';
import './compensation.css';

const decisionsShown = 20;

export function CompensationPanel({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const may = useMay();
  const { caseId, contractId } = shown;
  const { list, rows } = useList(listCompensation, { query: { caseId, limit: decisionsShown } });
  // Once money is decided, that is the news; what the rules say today is mostly that it is decided already.
  const isDecided = rows.some((row) => row.state === 'proposed' || row.state === 'approved');
  return (
    <section className="mg-panel" id="compensation">
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
      {contractId !== null && list.isPending && <Waiting label={say('waiting')} />}
      {contractId !== null && !list.isPending && !isDecided && <Judged shown={shown} />}
      <CaseDecisions list={list} rows={rows} />
      {contractId !== null && isDecided && (
        <Fold title={say('compensation:judge.today')}>
          <Judged shown={shown} />
        </Fold>
      )}
    </section>
  );
}

function Judged({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const may = useMay();
  const { caseId } = shown;
  const said = useAnswer(previewCompensation, { body: { caseId } }, { keepLast: true });
  const isOpen = shown.outcome === null && shown.joinedIntoId === null;
  return (
    <>
      {said.isError && <Fault error={said.error} again={() => void said.refetch()} />}
      {said.isPending && <Waiting label={say('waiting')} />}
      {said.data && (
        <>
          <p className="mg-quiet">{say('compensation:judge.lead')}</p>
          <AssessmentShown said={said.data} />
          {isOpen && may('decision.propose') && <DecideDeeds caseId={caseId} said={said.data} />}
        </>
      )}
    </>
  );
}
