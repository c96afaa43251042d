// Opening a case at the desk: the contract or the customer is found, what is known of it stands beside, the rest is asked.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import type { openCase } from '#api/flow/2-cases';
import { showContract } from '#api/registry/contracts';
import { showPerson } from '#api/registry/people';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { ContractKnown } from './contract-known.tsx';
import { OpenCaseForm } from './open-case-form.tsx';
import { SubjectFind } from './subject-find.tsx';

const names = ['contractId', 'personId', 'problem'] as const;

export function OpenCaseScreen() {
  const say = useWords();
  const [given, setGiven] = useFilters(names);
  const [isWithout, setWithout] = useState(given.contractId === undefined && given.personId !== undefined);
  const contractId = given.contractId as Id<'ctr'> | undefined;
  const personId = given.personId as Id<'per'> | undefined;
  const contract = useAnswer(
    showContract,
    { params: { contractId: contractId as Id<'ctr'> } },
    { when: contractId !== undefined },
  );
  const person = useAnswer(
    showPerson,
    { params: { personId: personId as Id<'per'> } },
    { when: personId !== undefined },
  );
  const opened = useOpened();
  const known = contract.data && {
    value: contract.data.contractId,
    text: contract.data.number,
    detail: contract.data.personName,
  };
  const known2 = person.data && { value: person.data.personId, text: person.data.name };
  const isReady = isWithout ? person.data !== undefined : contract.data !== undefined;
  return (
    <PageFrame
      title={say('cases:open.deed')}
      lead={say('cases:open.lead')}
      back={{ to: '/cases', title: say('area.cases') }}
      narrow
    >
      <section className="mg-panel" aria-label={say('cases:about.title')}>
        {!isWithout && (
          <SubjectFind
            kind="contract"
            label={say('cases:open.contract')}
            hint={say('cases:open.contract_hint')}
            chosen={known}
            onChoose={(choice) => setGiven({ contractId: choice?.value, personId: undefined })}
          />
        )}
        {isWithout && (
          <SubjectFind
            kind="person"
            label={say('cases:open.person')}
            hint={say('cases:open.contract_hint')}
            chosen={known2}
            onChoose={(choice) => setGiven({ personId: choice?.value, contractId: undefined })}
          />
        )}
        <label className="mg-row">
          <input
            type="checkbox"
            checked={isWithout}
            onChange={(event) => {
              setWithout(event.target.checked);
              setGiven({ contractId: undefined, personId: undefined });
            }}
          />
          {say('cases:open.no_contract')}
        </label>
        {(contract.error ?? person.error) && <Fault error={contract.error ?? person.error} />}
        {contract.data && <ContractKnown contract={contract.data} />}
      </section>
      {isReady && (
        <OpenCaseForm
          key={given.contractId ?? given.personId}
          contract={isWithout ? undefined : contract.data}
          personId={isWithout ? personId : undefined}
          problem={given.problem}
          onDone={opened}
        />
      )}
    </PageFrame>
  );
}

/** Says what came of it and goes to the case, or to the one it was joined into (CASE-4). */
function useOpened(): (answer: AnswerOf<typeof openCase>, merchant: string | undefined) => void {
  const say = useWords();
  const tell = useNotice();
  const writing = useWriting();
  const navigate = useNavigate();
  const readAgain = useReadAgain();
  return ({ caseId, number, firmLeftOn, joinedIntoId }, merchant) => {
    readAgain('contract', 'promise', 'history', 'person', 'merchant', 'incident');
    tell(say('cases:open.done', { number }));
    if (joinedIntoId) tell(say('cases:open.joined'));
    else if (firmLeftOn && merchant) tell(say('cases:open.left', { name: merchant, day: writing.day(firmLeftOn) }));
    void navigate({ to: `/cases/${caseId}` });
  };
}
